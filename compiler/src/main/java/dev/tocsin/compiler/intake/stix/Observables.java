package dev.tocsin.compiler.intake.stix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.intake.compound.Compound;
import dev.tocsin.compiler.intake.compound.Part;
import dev.tocsin.compiler.intake.compound.Verdict;
import dev.tocsin.compiler.intake.stix.pattern.ObjectPath;
import dev.tocsin.compiler.intake.stix.pattern.ObjectPath.Step;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Objects that were observed. What a publisher only saw is no indicator, but a person may make one of it. */
final class Observables {
    private static final int MAX_STEPS = 6;

    /** What says who made an object and where to read about it, not what it is. */
    private static final Set<String> COMMON = Set.of("type", "id", "external_references", "extensions", "labels");

    private Observables() {}

    /**
     * What an object would be as an indicator; empty if it is of no kind that lists have.
     *
     * @param provenance by the values of the object
     */
    static Optional<Extracted.HeldBack> read(JsonNode object, Function<String, Provenance> provenance) {
        List<Part> parts = new ArrayList<>();
        gather(object.path("type").asText(""), object, List.of(), parts);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        String type = object.path("type").asText("");
        return Compound.judge(Part.all(parts), type).stream()
                .flatMap(verdict -> verdict instanceof Verdict.Whole whole ? Stream.of(whole.term()) : Stream.empty())
                .findFirst()
                .map(term -> heldBack(term, type, provenance));
    }

    private static Extracted.HeldBack heldBack(Term term, String type, Function<String, Provenance> provenance) {
        Provenance place = provenance.apply(type);
        var indicator = StixIndicators.indicator(term, Details.at(place));
        return new Extracted.HeldBack(
                indicator.name(),
                Optional.of(indicator),
                HoldReason.NOT_FOR_DETECTION,
                "was observed, and no indicator says that it is bad",
                place);
    }

    private static void gather(String type, JsonNode node, List<Step> steps, List<Part> parts) {
        if (steps.size() > MAX_STEPS) {
            return;
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                if (!steps.isEmpty() || !COMMON.contains(entry.getKey())) {
                    gather(type, entry.getValue(), with(steps, new Step.Key(entry.getKey())), parts);
                }
            }
        } else if (node.isArray() && !steps.isEmpty()) {
            node.forEach(element -> gather(type, element, with(steps, new Step.AnyIndex()), parts));
        } else if (node.isTextual() && !steps.isEmpty()) {
            Property property = Property.of(new ObjectPath(type, steps, new Span(0, 0)));
            if (property instanceof Property.Seen seen) {
                parts.add(seen.slot().part(Condition.IS, node.asText()));
            }
        }
    }

    private static List<Step> with(List<Step> steps, Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return longer;
    }
}
