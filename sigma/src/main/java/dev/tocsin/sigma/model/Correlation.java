package dev.tocsin.sigma.model;

import dev.tocsin.sigma.source.Span;
import java.util.List;
import java.util.Locale;

/**
 * What a correlation rule looks for: other rules' matches, together, within a time.
 *
 * @param rules in the order written; those of the condition where the document does not list them
 * @param groupBy fields or aliases whose values the matches share; empty for one group of all
 * @param timespan how far apart the first and the last match may lie
 * @param aliases names for fields that differ from rule to rule
 */
public record Correlation(
        Type type,
        List<RuleReference> rules,
        List<String> groupBy,
        Timespan timespan,
        CorrelationCondition condition,
        List<FieldAlias> aliases,
        Generate generate,
        Span span) {
    public Correlation {
        rules = List.copyOf(rules);
        groupBy = List.copyOf(groupBy);
        aliases = List.copyOf(aliases);
    }

    /** The kinds of correlation. */
    public enum Type {
        EVENT_COUNT,
        VALUE_COUNT,
        TEMPORAL,
        TEMPORAL_ORDERED,
        VALUE_SUM,
        VALUE_AVG,
        VALUE_PERCENTILE,
        VALUE_MEDIAN;

        /** The word as rules write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it relates the matches of different rules, rather than a number to a threshold. */
        public boolean isTemporal() {
            return this == TEMPORAL || this == TEMPORAL_ORDERED;
        }

        /** Whether it looks at the values of a field. */
        public boolean needsField() {
            return !isTemporal() && this != EVENT_COUNT;
        }
    }

    /** What is to be alerted on. */
    public enum Generate {
        CORRELATION_ONLY,
        /** The rules it refers to alert on their own as well. */
        REFERRED_RULES_TOO
    }
}
