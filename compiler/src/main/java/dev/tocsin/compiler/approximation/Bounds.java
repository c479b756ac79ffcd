package dev.tocsin.compiler.approximation;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Two formulas with a meaning between them.
 *
 * @param over holds of every document that the meaning holds of
 * @param under holds of no document that the meaning does not hold of
 * @param reasons why the two differ, sorted; there is one wherever they do
 * @param <T> the target's test
 */
public record Bounds<T>(Formula<T> over, Formula<T> under, SortedSet<String> reasons) {
    public Bounds {
        reasons = Collections.unmodifiableSortedSet(new TreeSet<>(reasons));
        if (reasons.isEmpty() && !over.equals(under)) {
            throw new IllegalArgumentException("an approximation has a reason");
        }
    }

    /** The formula is the meaning. */
    public static <T> Bounds<T> exactly(Formula<T> formula) {
        return new Bounds<>(formula, formula, Collections.emptySortedSet());
    }

    /** The meaning is known to lie between the two. */
    public static <T> Bounds<T> between(Formula<T> under, Formula<T> over, String field, Reason reason) {
        return new Bounds<>(over, under, new TreeSet<>(List.of(reason.about(field))));
    }

    /** The meaning implies {@code over}; no more is known. */
    public static <T> Bounds<T> within(Formula<T> over, String field, Reason reason) {
        return between(new Formula.Nothing<>(), over, field, reason);
    }

    /** Nothing is known. */
    public static <T> Bounds<T> unknown(String field, Reason reason) {
        return within(new Formula.Everything<>(), field, reason);
    }

    /** True of no document. */
    public static <T> Bounds<T> never() {
        return exactly(new Formula.Nothing<>());
    }

    /** True of every document. */
    public static <T> Bounds<T> always() {
        return exactly(new Formula.Everything<>());
    }

    /** All of the meanings. */
    public static <T> Bounds<T> all(List<Bounds<T>> terms) {
        return new Bounds<>(
                Formula.all(terms.stream().map(Bounds::over).toList()),
                Formula.all(terms.stream().map(Bounds::under).toList()),
                reasons(terms));
    }

    /** One of the meanings. */
    public static <T> Bounds<T> any(List<Bounds<T>> terms) {
        return new Bounds<>(
                Formula.any(terms.stream().map(Bounds::over).toList()),
                Formula.any(terms.stream().map(Bounds::under).toList()),
                reasons(terms));
    }

    /** The contrary. What was found too much is now found too little, so the bounds change places. */
    public static <T> Bounds<T> not(Bounds<T> operand) {
        return new Bounds<>(Formula.not(operand.under), Formula.not(operand.over), operand.reasons);
    }

    /** The same {@code over}, with nothing known below it. */
    public Bounds<T> onlyOver(String field, Reason reason) {
        SortedSet<String> more = new TreeSet<>(reasons);
        more.add(reason.about(field));
        return new Bounds<>(over, new Formula.Nothing<>(), more);
    }

    private static <T> SortedSet<String> reasons(List<Bounds<T>> terms) {
        SortedSet<String> reasons = new TreeSet<>();
        terms.forEach(term -> reasons.addAll(term.reasons));
        return reasons;
    }

    /** Whether {@code over} is the meaning, nothing more. */
    public boolean isExact() {
        return over.equals(under);
    }
}
