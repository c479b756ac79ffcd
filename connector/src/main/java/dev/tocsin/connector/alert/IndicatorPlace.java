package dev.tocsin.connector.alert;

import dev.tocsin.compiler.eval.Evidence;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.Term;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an event holds an indicator: the field of the alert that an analyst can look at. */
final class IndicatorPlace {
    private final EventFields event;

    IndicatorPlace(EventFields event) {
        this.event = event;
    }

    /** The fields, in the order of the evidence, each once. */
    List<String> of(Indicator indicator, List<Evidence> evidence) {
        return evidence.stream()
                .flatMap(item -> item.field().map(field -> of(indicator, field, item)).stream())
                .distinct()
                .toList();
    }

    private String of(Indicator indicator, String field, Evidence evidence) {
        return event.named(field)
                .or(() -> holding(Stream.concat(
                        evidence.value().stream(), indicator.term().values().map(Term.Value::text))))
                .orElseGet(() -> event.has(EventFields.EVENT_DATA + field) ? EventFields.EVENT_DATA + field : field);
    }

    /** The first ECS field that has one of these values. */
    private Optional<String> holding(Stream<String> values) {
        return values.flatMap(value -> event.values().entrySet().stream()
                        .filter(entry -> entry.getValue().stream().anyMatch(value::equalsIgnoreCase)))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
