package dev.tocsin.sigma.model;

import dev.tocsin.sigma.source.Span;
import java.util.List;

/** How search identifiers combine (Sigma specification 2.1, "condition"). */
public sealed interface Condition {
    Span span();

    record Identifier(String name, Span span) implements Condition {}

    record Not(Condition operand, Span span) implements Condition {}

    record And(List<Condition> terms, Span span) implements Condition {
        public And {
            terms = atLeastTwo(terms);
        }
    }

    record Or(List<Condition> terms, Span span) implements Condition {
        public Or {
            terms = atLeastTwo(terms);
        }
    }

    /**
     * {@code 1 of pattern} or {@code all of pattern}.
     *
     * @param identifiers the search identifiers that the pattern selects, in the order they are defined; never those
     *     that start with an underscore unless the pattern does; empty where it selects none, which is a warning: the
     *     term is then never true, for {@link Quantifier#ALL} as well
     */
    record Quantified(Quantifier quantifier, String pattern, List<String> identifiers, Span span) implements Condition {
        public Quantified {
            identifiers = List.copyOf(identifiers);
        }
    }

    /** {@code 1 of} and {@code any of} are the same. */
    enum Quantifier {
        ANY,
        ALL
    }

    private static List<Condition> atLeastTwo(List<Condition> terms) {
        if (terms.size() < 2) {
            throw new IllegalArgumentException("needs two terms, has " + terms.size());
        }
        return List.copyOf(terms);
    }
}
