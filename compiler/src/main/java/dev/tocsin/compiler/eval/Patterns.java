package dev.tocsin.compiler.eval;

import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Values;
import java.util.Locale;
import java.util.stream.Collectors;

/** Matchers in a form that people recognise from the rule. */
public final class Patterns {
    /** More values of a list are counted, not shown. */
    private static final int FEW = 4;

    private Patterns() {}

    /** The values of a few, the number of many. */
    private static String written(Values values) {
        if (values.size() > FEW) {
            return "one of " + values.size() + " values";
        }
        String shown = values.listed().stream().map(value -> value.text()).collect(Collectors.joining(", "));
        return values.size() == 1 ? shown : "one of " + shown;
    }

    /** For example {@code *\msbuild.exe}, {@code /^a+$/i}, {@code 10.0.0.0/8}, {@code >= 5}, {@code hour 23}. */
    public static String written(Matcher matcher) {
        return switch (matcher) {
            case Matcher.Like like -> like.pattern().toString();
            case Matcher.Matches(var regex) -> regex.notation().toString();
            case Matcher.InNetwork(var network) -> network.toString();
            case Matcher.Compare(var comparison, var number) ->
                switch (comparison) {
                            case LESS -> "< ";
                            case LESS_OR_EQUAL -> "<= ";
                            case GREATER -> "> ";
                            case GREATER_OR_EQUAL -> ">= ";
                        }
                        + number.toPlainString();
            case Matcher.DatePartEquals(var part, var number) -> part.name().toLowerCase(Locale.ROOT) + " " + number;
            case Matcher.OneOf(var values) -> written(values);
            case Matcher.NotBefore(var moment) -> "not before " + moment;
        };
    }
}
