package dev.tocsin.compiler.intake.compound;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.Term;
import java.util.HashMap;
import java.util.Map;

/** Gives the compound indicators of a publication different names where only the shortening made them alike. */
public final class DistinctNames {
    private final Map<String, Map<Term, Integer>> numbers = new HashMap<>();

    /** The same, by a name that no indicator of another meaning has. */
    public Extracted named(Extracted item) {
        return switch (item) {
            case Extracted.Taken(Indicator indicator, Extracted.Basis basis) ->
                new Extracted.Taken(named(indicator), basis);
            case Extracted.HeldBack heldBack ->
                new Extracted.HeldBack(
                        heldBack.text(),
                        heldBack.indicator().map(this::named),
                        heldBack.reason(),
                        heldBack.explanation(),
                        heldBack.provenance());
        };
    }

    private Indicator named(Indicator indicator) {
        if (indicator.term() instanceof Term.Value) {
            return indicator;
        }
        Map<Term, Integer> terms = numbers.computeIfAbsent(indicator.name(), name -> new HashMap<>());
        int number = terms.computeIfAbsent(indicator.term(), term -> terms.size() + 1);
        return number == 1
                ? indicator
                : new Indicator(
                        indicator.name() + " (" + number + ")",
                        indicator.term(),
                        indicator.details(),
                        indicator.span());
    }
}
