package dev.tocsin.compiler.esql;

import dev.tocsin.compiler.elasticsearch.Clause;
import dev.tocsin.compiler.ir.LetterCase;
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
