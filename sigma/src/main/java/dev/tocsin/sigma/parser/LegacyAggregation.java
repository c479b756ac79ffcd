package dev.tocsin.sigma.parser;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What became of the aggregations of Sigma version 1. */
final class LegacyAggregation {
    private static final Pattern FUNCTION =
            Pattern.compile("\\|\\s*(?<function>[a-zA-Z]+)\\s*(?:\\(\\s*(?<field>[^()]*?)\\s*\\))?.*", Pattern.DOTALL);

    private LegacyAggregation() {}

    /** @param pipe the pipe and what stands behind it */
    static String migration(String pipe) {
        Matcher matcher = FUNCTION.matcher(pipe);
        String function = matcher.matches() ? matcher.group("function") : "";
        String field = matcher.matches() && matcher.group("field") != null ? matcher.group("field") : "";
        String type = switch (function) {
            case "count" -> field.isEmpty() ? "event_count" : "value_count";
            case "sum" -> "value_sum";
            case "avg" -> "value_avg";
            case "near" -> "temporal";
            default -> "";
        };
        return type.isEmpty()
                ? "remove the `|` and what follows; a correlation rule counts and relates events"
                : "remove the `|` and what follows, and write a correlation rule of type `" + type
                        + "` that refers to this rule";
    }
}
