package dev.tocsin.connector.alert;

import dev.tocsin.compiler.eval.Evidence;
import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.Term;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * An indicator of a list that an event shows.
 *
 * @param evidence what of the event showed it, at least one
 * @param fields where in the event, by ECS name or path, in the order of the evidence, each once
 */
record MatchedIndicator(IocList list, Indicator indicator, List<Evidence> evidence, List<String> fields) {
    MatchedIndicator {
        evidence = List.copyOf(evidence);
        fields = List.copyOf(fields);
    }

    Confidence confidence() {
        return list.confidence(indicator);
    }

    /** The values that mean the attack; what a publisher excepts is none. */
    List<Term.Value> values() {
        return meant(indicator.term()).distinct().toList();
    }

    /** Those of {@link #values} that the event holds; all of them where that cannot be told, as with expressions. */
    List<String> atoms() {
        List<String> all = values().stream().map(Term.Value::text).distinct().toList();
        List<String> held = all.stream().filter(this::isHeld).toList();
        return held.isEmpty() ? all : held;
    }

    private boolean isHeld(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        return evidence.stream()
                .flatMap(item -> item.value().stream())
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(folded));
    }

    /** Of those values, the ones that are looked for as they are. */
    List<Term.Value> exactValues() {
        return values().stream()
                .filter(value -> value.condition() == Condition.IS)
                .toList();
    }

    private static Stream<Term.Value> meant(Term term) {
        return switch (term) {
            case Term.Value value -> Stream.of(value);
            case Term.All(List<Term> terms) -> terms.stream().flatMap(MatchedIndicator::meant);
            case Term.Any(List<Term> terms) -> terms.stream().flatMap(MatchedIndicator::meant);
            case Term.Not not -> Stream.of();
        };
    }
}
