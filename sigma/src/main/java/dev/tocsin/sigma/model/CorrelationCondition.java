package dev.tocsin.sigma.model;

import dev.tocsin.sigma.source.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When a correlation matches. */
public sealed interface CorrelationCondition {
    Span span();

    /**
     * A number lies within bounds. Which number, the type says: of events, of distinct values, of distinct rules, or
     * what is calculated from the values of a field.
     *
     * @param bounds one, or a lower and an upper one that both hold
     * @param fields whose values are looked at; several count as tuples
     * @param percentile which percentile of the values is compared; without it, for {@code value_percentile}, the
     *     bounds are on the percentile rank of a value, as the specification's text has it
     */
    record Threshold(List<Bound> bounds, List<String> fields, Optional<BigDecimal> percentile, Span span)
            implements CorrelationCondition {
        public Threshold {
            bounds = List.copyOf(bounds);
            fields = List.copyOf(fields);
            if (bounds.isEmpty()) {
                throw new IllegalArgumentException("a threshold has a bound");
            }
        }
    }

    /**
     * Which rules must match, and which must not. The identifiers in it are names or ids of rules, just those of
     * {@link Correlation#rules}.
     */
    record Expression(Condition expression, Span span) implements CorrelationCondition {}

    /**
     * Every rule must match: what a temporal correlation without a condition means.
     *
     * @param span of the correlation
     */
    record EveryRule(Span span) implements CorrelationCondition {}

    /** One comparison with a number. */
    record Bound(Operator operator, BigDecimal number, Span span) {}

    /** How a number is compared. */
    enum Operator {
        GT,
        GTE,
        LT,
        LTE,
        EQ,
        NEQ;

        /** The word as rules write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it keeps a number from being small. */
        public boolean isLower() {
            return this == GT || this == GTE;
        }

        /** Whether it keeps a number from being large. */
        public boolean isUpper() {
            return this == LT || this == LTE;
        }
    }
}
