package dev.tocsin.compiler.indicator;

import java.util.List;
import java.util.stream.Stream;

/** What must be seen in an event. Several values that belong together are one term and are never split. */
public sealed interface Term {
    /**
     * One value.
     *
     * @param condition how the value in the event relates to it
     * @param text for {@code IS} in the one spelling that {@link IndicatorType#read} gives; for {@code MATCHES} a regular
     *     expression
     * @param scopes where it is looked for; none if Windows events do not show it, or nobody asked to look
     */
    record Value(IndicatorType type, Condition condition, String text, List<MatchScope> scopes) implements Term {
        public Value {
            scopes = List.copyOf(scopes);
        }

        /** The value itself, looked for where its type is by default. */
        public static Value of(IndicatorType type, String text) {
            return new Value(type, Condition.IS, text, type.defaultScopes());
        }
    }

    /** All of them, in the same event. */
    record All(List<Term> terms) implements Term {
        public All {
            terms = atLeastTwo(terms);
        }
    }

    /** At least one of them. */
    record Any(List<Term> terms) implements Term {
        public Any {
            terms = atLeastTwo(terms);
        }
    }

    /** Not this one: an exception that the publisher makes, sensible only within {@link All}. */
    record Not(Term term) implements Term {}

    /** Every value in it, those under {@link Not} included, in their order. */
    default Stream<Value> values() {
        return switch (this) {
            case Value value -> Stream.of(value);
            case All(List<Term> terms) -> terms.stream().flatMap(Term::values);
            case Any(List<Term> terms) -> terms.stream().flatMap(Term::values);
            case Not(Term term) -> term.values();
        };
    }

    /** Every value whose sight speaks for the attack: those outside {@link Not}, in their order. */
    default Stream<Value> sought() {
        return switch (this) {
            case Value value -> Stream.of(value);
            case All(List<Term> terms) -> terms.stream().flatMap(Term::sought);
            case Any(List<Term> terms) -> terms.stream().flatMap(Term::sought);
            case Not not -> Stream.of();
        };
    }

    /** Whether its sight means something. A port alone does not, nor does the absence of something. */
    default boolean isTelling() {
        return switch (this) {
            case Value value -> value.type().isTelling();
            case All(List<Term> terms) -> terms.stream().anyMatch(Term::isTelling);
            case Any(List<Term> terms) -> terms.stream().allMatch(Term::isTelling);
            case Not not -> false;
        };
    }

    private static List<Term> atLeastTwo(List<Term> terms) {
        if (terms.size() < 2) {
            throw new IllegalArgumentException("needs two terms, has " + terms.size());
        }
        return List.copyOf(terms);
    }
}
