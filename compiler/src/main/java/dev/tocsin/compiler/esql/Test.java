package dev.tocsin.compiler.esql;

import dev.tocsin.compiler.elasticsearch.Clause;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Predicate.Relation;
import dev.tocsin.sigma.model.SigmaString;

/** What one test of a query says. */
sealed interface Test {
    /** What the index says. */
    record Indexed(Clause clause) implements Test {}

    /** What the values of columns say, or null: of an absent field all of them are null. */
    sealed interface OfValues extends Test {}

    /** The values of the column fit the pattern, in the way they are read. */
    record Fits(String column, Reading reading, SigmaString pattern, LetterCase letterCase) implements OfValues {}

    /** The column has more than one value. */
    record Several(String column) implements OfValues {}

    /** A value as a whole is matched by a regular expression, in the way it is read. */
    record Matches(String column, Reading reading, String expression) implements OfValues {}

    /** A value that is a number lies on this side of the number, or equals it. */
    record Reaches(String column, Side side, double number) implements OfValues {}

    /** The one value is an address in the network. */
    record InNetwork(String column, String network) implements OfValues {}

    /** A value of the one column is one of the other too, but for the case of ASCII letters if letter case is ignored. */
    record Shares(String left, String right, LetterCase letterCase) implements OfValues {}

    /** The one value of the left column stands in this relation to the one value of the right column. */
    record Relates(String left, Relation relation, String right, LetterCase letterCase) implements OfValues {}

    /** A value has a character outside of ASCII. */
    record BeyondAscii(String column) implements OfValues {}

    /** A side of a number. */
    enum Side {
        AT_LEAST,
        AT_MOST
    }

    /** How values are read. */
    enum Reading {
        /** The one value; null if there are several. */
        SINGLE,
        /** All values as one text. So the pattern has any-runs at both ends. */
        JOINED,
        /**
         * Of several values, a stretch of that text from one separator to another, which is a value or some that stand
         * side by side.
         */
        STRETCH
    }
}
