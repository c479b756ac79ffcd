package dev.tocsin.compiler.intake.stix.pattern;

import dev.tocsin.sigma.source.Span;
import java.util.List;

/** What is compared within one observation. Spans count code points of the pattern. */
public sealed interface Comparison {
    Span span();

    record And(List<Comparison> terms, Span span) implements Comparison {
        public And {
            terms = List.copyOf(terms);
        }
    }

    record Or(List<Comparison> terms, Span span) implements Comparison {
        public Or {
            terms = List.copyOf(terms);
        }
    }

    /**
     * One property against a constant.
     *
     * @param operands one; for {@link Operator#IN} any number, for {@link Operator#EXISTS} none
     */
    record Test(ObjectPath path, Sense sense, Operator operator, List<Literal> operands, Span span)
            implements Comparison {
        public Test {
            operands = List.copyOf(operands);
        }
    }

    /** Whether a test is meant as it stands or with {@code NOT} ({@code !=} is {@code NOT =}). */
    enum Sense {
        PLAIN,
        NEGATED
    }

    /** How a property relates to a constant. */
    enum Operator {
        EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        IN,
        LIKE,
        MATCHES,
        IS_SUBSET,
        IS_SUPERSET,
        EXISTS
    }
}
