package dev.tocsin.compiler.implication;

import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Predicate;

/** What a leaf of a predicate asks. Fields are told by their places in a document, not by their names. */
public sealed interface Atom {
    /** A value of the field fits. */
    record Test(FieldNumber field, Language language) implements Atom {}

    record Present(FieldNumber field) implements Atom {}

    record Comparison(FieldNumber left, Predicate.Relation relation, FieldNumber right, LetterCase letterCase)
            implements Atom {}

    /** A value anywhere fits. */
    record Keyword(Language language) implements Atom {}

    /**
     * A field of one {@link Logic}.
     *
     * @param verbatim whether its values stand in the document as they are
     */
    record FieldNumber(int number, FieldCardinality.Values values, Verbatim verbatim) {
        @Override
        public boolean equals(Object other) {
            return other instanceof FieldNumber field && field.number == number;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    /** Whether the values of a field are values of the document, or are made of them. */
    enum Verbatim {
        YES,
        NO
    }
}
