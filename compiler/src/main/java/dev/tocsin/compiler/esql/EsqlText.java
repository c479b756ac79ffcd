package dev.tocsin.compiler.esql;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts and names as the grammar of ES|QL 8.19 wants them ({@code EsqlBaseLexer.g4}). */
final class EsqlText {
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z@_][A-Za-z0-9_]*(\\.[A-Za-z@_][A-Za-z0-9_]*)*");
    private static final Pattern PLAIN_INDEX = Pattern.compile("-?[A-Za-z0-9_.*][A-Za-z0-9_.*-]*");
    private static final Set<String> KEYWORDS = Set.of(
            "and",
            "as",
            "asc",
            "by",
            "desc",
            "false",
            "first",
            "in",
            "is",
            "last",
            "like",
            "metadata",
            "not",
            "null",
            "nulls",
            "on",
            "or",
            "rlike",
            "true",
            "where",
            "with");

    private EsqlText() {}

    /**
     * A text between quotes. The grammar knows five escapes, and takes every other character but a line end as it
     * stands; comment signs and parameters mean nothing there.
     */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> literal.append(character);
            }
        }
        return literal.append('"').toString();
    }

    /** The name of a column, between backquotes where it is more than words with dots. */
    static String column(String name) {
        boolean plain = PLAIN_NAME.matcher(name).matches()
                && Arrays.stream(name.split("\\.", -1))
                        .noneMatch(word -> KEYWORDS.contains(word.toLowerCase(Locale.ROOT)));
        return plain ? name : "`" + name.replace("`", "``") + "`";
    }

    /** Index names and patterns, each between quotes where it is more than letters, digits and {@code _.*-}. */
    static String indices(String expression) {
        return Arrays.stream(expression.split(",", -1))
                .map(index -> PLAIN_INDEX.matcher(index).matches() ? index : literal(index))
                .collect(Collectors.joining(","));
    }
}
