package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.approximation.Bounds;
import dev.tocsin.compiler.approximation.Formula;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A predicate as an index can answer it.
 *
 * @param formula holds of at least every document that the predicate is true of
 * @param exactness whether it holds of others too
 * @param reasons why it may, in words, sorted; empty if exact
 */
public record IndexFormula(Formula<Clause> formula, Exactness exactness, List<String> reasons) {
    public IndexFormula {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty() != (exactness == Exactness.EXACT)) {
            throw new IllegalArgumentException("a superset has a reason, and nothing else has one");
        }
    }

    /** What is known of a predicate, made to fit by each of the passes in turn. */
    public static IndexFormula of(Bounds<Clause> meaning, List<Widening> passes) {
        SortedSet<String> reasons = new TreeSet<>();
        if (!meaning.isExact()) {
            reasons.addAll(meaning.reasons());
        }
        Formula<Clause> formula = meaning.over();
        for (Widening pass : passes) {
            Formula<Clause> wider = pass.over(formula);
            if (!wider.equals(formula)) {
                reasons.add(pass.reason().words());
                formula = wider;
            }
        }
        return new IndexFormula(
                formula, reasons.isEmpty() ? Exactness.EXACT : Exactness.SUPERSET, List.copyOf(reasons));
    }
}
