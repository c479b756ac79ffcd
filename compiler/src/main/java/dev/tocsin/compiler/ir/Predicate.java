package dev.tocsin.compiler.ir;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A two-valued function of a document. */
public sealed interface Predicate {
    /** True of every document. */
    record Always() implements Predicate {}

    /** True of no document. */
    record Never() implements Predicate {}

    record And(List<Predicate> terms) implements Predicate {
        public And {
            terms = atLeastTwo(terms);
        }
    }

    record Or(List<Predicate> terms) implements Predicate {
        public Or {
            terms = atLeastTwo(terms);
        }
    }

    record Not(Predicate operand) implements Predicate {}

    /** True if the field is present and one of its values fits the matcher. */
    record FieldTest(Field field, Matcher matcher, Optional<Origin> origin) implements Predicate {}

    /** True if the field is present, with whatever value. An empty string is present; JSON null and [] are not. */
    record FieldPresent(Field field, Optional<Origin> origin) implements Predicate {}

    /**
     * True if both fields are present and a value of the left one stands in this relation to a value of the right one.
     * Letters compare as in {@link Matcher.Like}.
     */
    record FieldComparison(Field left, Relation relation, Field right, LetterCase letterCase, Optional<Origin> origin)
            implements Predicate {}

    /** True if one of the values anywhere in the document fits the matcher. */
    record KeywordTest(Matcher matcher, Optional<Origin> origin) implements Predicate {}

    /** How the text of one field relates to that of another. */
    enum Relation {
        EQUALS,
        CONTAINS,
        STARTS_WITH,
        ENDS_WITH;

        /** For people, as it stands between the two fields: {@code starts with}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** All terms hold; simplified for none, one, and constants. */
    static Predicate allOf(List<Predicate> terms) {
        List<Predicate> kept =
                terms.stream().filter(term -> !(term instanceof Always)).toList();
        if (kept.stream().anyMatch(Never.class::isInstance)) {
            return new Never();
        }
        return switch (kept.size()) {
            case 0 -> new Always();
            case 1 -> kept.getFirst();
            default -> new And(kept);
        };
    }

    /** One of the terms holds; simplified for none, one, and constants. */
    static Predicate anyOf(List<Predicate> terms) {
        List<Predicate> kept =
                terms.stream().filter(term -> !(term instanceof Never)).toList();
        if (kept.stream().anyMatch(Always.class::isInstance)) {
            return new Always();
        }
        return switch (kept.size()) {
            case 0 -> new Never();
            case 1 -> kept.getFirst();
            default -> new Or(kept);
        };
    }

    /** The operand does not hold; simplified for constants and negations. */
    static Predicate not(Predicate operand) {
        return switch (operand) {
            case Always always -> new Never();
            case Never never -> new Always();
            case Not(Predicate negated) -> negated;
            case And and -> new Not(and);
            case Or or -> new Not(or);
            case FieldTest test -> new Not(test);
            case FieldPresent test -> new Not(test);
            case FieldComparison test -> new Not(test);
            case KeywordTest test -> new Not(test);
        };
    }

    private static List<Predicate> atLeastTwo(List<Predicate> terms) {
        if (terms.size() < 2) {
            throw new IllegalArgumentException("needs two terms, has " + terms.size());
        }
        return List.copyOf(terms);
    }
}
