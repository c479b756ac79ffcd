package dev.tocsin.compiler.implication;

import java.util.List;

/**
 * A predicate with negations at its leaves only. Equal terms of one {@link Logic} are the same object, told by its
 * number; {@link All} of nothing is always true, {@link Any} of nothing never.
 */
public sealed interface Term {
    /** Equal for equal terms of one {@link Logic}, which counts them from 0. */
    int number();

    /** How many literals it holds. */
    int size();

    /** A bit for each field it asks about, the same bit for some; all bits if it asks about whole documents. */
    long fields();

    /** A test or its negation. The places where it was written play no part. */
    record Literal(int number, long fields, Atom atom, Sign sign) implements Term {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    /** Every term holds. None of them is an {@code All}, and none occurs twice. */
    record All(int number, int size, long fields, List<Term> terms) implements Term {
        public All {
            terms = List.copyOf(terms);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    /** One of the terms holds. None of them is an {@code Any}, and none occurs twice. */
    record Any(int number, int size, long fields, List<Term> terms) implements Term {
        public Any {
            terms = List.copyOf(terms);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    /** Whether a test is asked for or ruled out. */
    enum Sign {
        POSITIVE,
        NEGATIVE;

        Sign opposite() {
            return switch (this) {
                case POSITIVE -> NEGATIVE;
                case NEGATIVE -> POSITIVE;
            };
        }
    }

    /** Whether this is false of every document for its form alone. */
    default boolean isNever() {
        return this instanceof Any any && any.terms.isEmpty();
    }

    /** Whether this is true of every document for its form alone. */
    default boolean isAlways() {
        return this instanceof All all && all.terms.isEmpty();
    }
}
