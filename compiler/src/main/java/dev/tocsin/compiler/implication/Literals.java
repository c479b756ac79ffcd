package dev.tocsin.compiler.implication;

import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Predicate.Relation;

/** Whether one literal implies another one of the same {@link Logic}, which is not equal. */
final class Literals {
    private Literals() {}

    static boolean implies(Term.Literal one, Term.Literal other) {
        return switch (one.sign()) {
            case POSITIVE ->
                switch (other.sign()) {
                    case POSITIVE -> implies(one.atom(), other.atom());
                    case NEGATIVE -> excludes(one.atom(), other.atom());
                };
            case NEGATIVE ->
                switch (other.sign()) {
                    // Not to have something is never to have something else: the document may be empty.
                    case POSITIVE -> false;
                    case NEGATIVE -> implies(other.atom(), one.atom());
                };
        };
    }

    private static boolean implies(Atom one, Atom other) {
        return switch (other) {
            case Atom.Test wide ->
                switch (one) {
                    case Atom.Test narrow ->
                        narrow.field().equals(wide.field()) && narrow.language().isWithin(wide.language());
                    case Atom.Present present ->
                        present.field().equals(wide.field()) && wide.language().isUniversal();
                    case Atom.Comparison comparison -> wide.language().isUniversal() && reads(comparison, wide.field());
                    case Atom.Keyword keyword -> false;
                };
            case Atom.Present(Atom.FieldNumber field) ->
                switch (one) {
                    case Atom.Test test -> test.field().equals(field);
                    case Atom.Present present -> present.field().equals(field);
                    case Atom.Comparison comparison -> reads(comparison, field);
                    case Atom.Keyword keyword -> false;
                };
            case Atom.Comparison wide -> one instanceof Atom.Comparison narrow && implies(narrow, wide);
            case Atom.Keyword(Language wide) ->
                switch (one) {
                    case Atom.Test test ->
                        switch (test.field().verbatim()) {
                            case YES ->
                                test.language().equals(wide) || test.language().isWithin(wide);
                            case NO -> false;
                        };
                    case Atom.Keyword(Language narrow) -> narrow.isWithin(wide);
                    case Atom.Present present ->
                        switch (present.field().verbatim()) {
                            case YES -> wide.isUniversal();
                            case NO -> false;
                        };
                    case Atom.Comparison comparison -> false;
                };
        };
    }

    private static boolean reads(Atom.Comparison comparison, Atom.FieldNumber field) {
        return comparison.left().equals(field) || comparison.right().equals(field);
    }

    private static boolean implies(Atom.Comparison narrow, Atom.Comparison wide) {
        if (!narrow.left().equals(wide.left()) || !narrow.right().equals(wide.right())) {
            return false;
        }
        boolean sameRelation = narrow.relation() == wide.relation();
        if (narrow.letterCase() == wide.letterCase()) {
            // Each of the relations but equality is a kind of containment.
            return sameRelation || narrow.relation() == Relation.EQUALS || wide.relation() == Relation.CONTAINS;
        }
        // Half a surrogate pair inside a text may fold otherwise than alone, so only equality is safe to fold.
        return sameRelation && wide.relation() == Relation.EQUALS && wide.letterCase() == LetterCase.IGNORED;
    }

    /** Whether both can never hold of one document, because the field has one value at most. */
    private static boolean excludes(Atom one, Atom other) {
        return one instanceof Atom.Test(Atom.FieldNumber field, Language language)
                && other instanceof Atom.Test(Atom.FieldNumber otherField, Language otherLanguage)
                && field.equals(otherField)
                && switch (field.values()) {
                    case AT_MOST_ONE -> language.isApartFrom(otherLanguage);
                    case ANY_NUMBER -> false;
                };
    }
}
