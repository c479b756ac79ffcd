package dev.tocsin.sigma.model;

import dev.tocsin.sigma.source.Span;
import java.util.List;
import java.util.Locale;

/**
 * What a correlation rule looks for: other rules' matches, together, within a time.
 *
 * @param rules in the order written
 * @param groupBy fields or aliases whose values the matches share; empty for one group of all
 */
public record Correlation(Type type, List<RuleReference> rules, List<String> groupBy, Span span) {
    public Correlation {
        rules = List.copyOf(rules);
        groupBy = List.copyOf(groupBy);
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
    }
}
