package dev.tocsin.compiler.intake.stix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Format;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Provenance.Place;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.intake.compound.DistinctNames;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The objects of a bundle, gathered one after the other. */
final class StixObjects {
    private final String file;
    private final StixFacts facts = new StixFacts();
    private final Map<String, Version> indicators = new LinkedHashMap<>();
    private final List<Extracted.HeldBack> observed = new ArrayList<>();
    private int count;
    private int withoutType;

    StixObjects(String file) {
        this.file = file;
    }

    /** What an indicator object holds in one of its versions, of which the latest counts. */
    private record Version(String modified, List<Extracted> items) {}

    void add(JsonNode object) {
        if (!object.isObject()) {
            return;
        }
        count++;
        String type = object.path("type").asText("");
        if (type.isEmpty()) {
            withoutType++;
            return;
        }
        facts.add(object);
        switch (type) {
            case "indicator" -> addIndicator(object);
            case "observed-data" -> object.path("objects").forEach(inner -> observe(inner, id(object)));
            default -> observe(object, id(object));
        }
    }

    private void addIndicator(JsonNode object) {
        String id = id(object);
        String modified = object.path("modified").asText("");
        Version version = new Version(
                modified,
                StixIndicators.read(
                        object, provenance(id, object.path("pattern").asText(""))));
        indicators.merge(id, version, (before, now) -> now.modified().compareTo(before.modified()) >= 0 ? now : before);
    }

    /** Objects that some publishers give no id are named by their place. */
    private String id(JsonNode object) {
        String id = object.path("id").asText("");
        return id.isEmpty() ? "objects[" + (count - 1) + "]" : id;
    }

    private void observe(JsonNode object, String id) {
        Observables.read(object, context -> provenance(id, context)).ifPresent(observed::add);
    }

    private Provenance provenance(String id, String context) {
        return new Provenance(file, new Place.ObjectId(id), StixIndicators.shortened(context));
    }

    boolean isEmpty() {
        return count == 0;
    }

    Extraction extraction(List<Diagnostic> diagnostics) {
        List<Extracted> items = new ArrayList<>();
        Set<Term.Value> known = new HashSet<>();
        DistinctNames names = new DistinctNames();
        for (Version version : indicators.values()) {
            for (Extracted item : version.items()) {
                items.add(names.named(item));
                indicator(item).stream()
                        .flatMap(indicator -> indicator.term().values())
                        .map(StixObjects::anywhere)
                        .forEach(known::add);
            }
        }
        for (Extracted.HeldBack item : observed) {
            boolean isNew = indicator(item).stream()
                    .flatMap(indicator -> indicator.term().values())
                    .map(StixObjects::anywhere)
                    .anyMatch(value -> !known.contains(value));
            if (isNew) {
                items.add(names.named(item));
            }
        }
        List<Diagnostic> all =
                Stream.concat(diagnostics.stream(), untyped().stream()).toList();
        return new Extraction(Format.STIX, facts.facts(), items, all);
    }

    private static Optional<Indicator> indicator(Extracted item) {
        return switch (item) {
            case Extracted.Taken taken -> Optional.of(taken.indicator());
            case Extracted.HeldBack heldBack -> heldBack.indicator();
        };
    }

    private static Term.Value anywhere(Term.Value value) {
        return new Term.Value(value.type(), value.condition(), value.text(), List.of());
    }

    private Optional<Diagnostic> untyped() {
        return withoutType == 0
                ? Optional.empty()
                : Optional.of(Diagnostic.of(
                        Code.INVALID_PUBLICATION,
                        Severity.WARNING,
                        new SourceText(file, ""),
                        new Span(0, 0),
                        withoutType + (withoutType == 1 ? " object has" : " objects have")
                                + " no `type` and cannot be read"));
    }
}
