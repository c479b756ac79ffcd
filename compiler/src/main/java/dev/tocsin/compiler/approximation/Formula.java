package dev.tocsin.compiler.approximation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A propositional formula over a target's own tests. Made by {@link #all}, {@link #any} and {@link #not}, which keep it
 * flat: no conjunction stands directly in a conjunction, no constant below the root, no term twice, no double negation.
 *
 * @param <T> a test that the target can say; equal tests mean the same
 */
public sealed interface Formula<T> {
    /** True of every document. */
    record Everything<T>() implements Formula<T> {}

    /** True of no document. */
    record Nothing<T>() implements Formula<T> {}

    /** What the target's test says. */
    record Leaf<T>(T test) implements Formula<T> {}

    /** All terms hold. */
    record All<T>(List<Formula<T>> terms) implements Formula<T> {
        public All {
            terms = List.copyOf(terms);
        }
    }

    /** One of the terms holds. */
    record Any<T>(List<Formula<T>> terms) implements Formula<T> {
        public Any {
            terms = List.copyOf(terms);
        }
    }

    /** The operand does not hold. */
    record Not<T>(Formula<T> operand) implements Formula<T> {}

    /** The test itself. */
    static <T> Formula<T> leaf(T test) {
        return new Leaf<>(test);
    }

    /** All of the terms. */
    static <T> Formula<T> all(List<Formula<T>> terms) {
        Set<Formula<T>> kept = new LinkedHashSet<>();
        for (Formula<T> term : terms) {
            switch (term) {
                case Everything<T> everything -> {}
                case Nothing<T> nothing -> {
                    return nothing;
                }
                case All<T>(List<Formula<T>> inner) -> kept.addAll(inner);
                case Any<T> any -> kept.add(any);
                case Not<T> not -> kept.add(not);
                case Leaf<T> leaf -> kept.add(leaf);
            }
        }
        return switch (kept.size()) {
            case 0 -> new Everything<>();
            case 1 -> kept.iterator().next();
            default -> new All<>(new ArrayList<>(kept));
        };
    }

    /** One of the terms. */
    static <T> Formula<T> any(List<Formula<T>> terms) {
        Set<Formula<T>> kept = new LinkedHashSet<>();
        for (Formula<T> term : terms) {
            switch (term) {
                case Nothing<T> nothing -> {}
                case Everything<T> everything -> {
                    return everything;
                }
                case Any<T>(List<Formula<T>> inner) -> kept.addAll(inner);
                case All<T> all -> kept.add(all);
                case Not<T> not -> kept.add(not);
                case Leaf<T> leaf -> kept.add(leaf);
            }
        }
        return switch (kept.size()) {
            case 0 -> new Nothing<>();
            case 1 -> kept.iterator().next();
            default -> new Any<>(new ArrayList<>(kept));
        };
    }

    /** The contrary. */
    static <T> Formula<T> not(Formula<T> operand) {
        return switch (operand) {
            case Everything<T> everything -> new Nothing<>();
            case Nothing<T> nothing -> new Everything<>();
            case Not<T>(Formula<T> inner) -> inner;
            case All<T> all -> new Not<>(all);
            case Any<T> any -> new Not<>(any);
            case Leaf<T> leaf -> new Not<>(leaf);
        };
    }
}
