package dev.tocsin.compiler.lucene;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts as the parser of {@code query_string} gives them back ({@code org.apache.lucene.queryparser.classic}, version
 * 9.12). It ends a word at white space and at its operators, {@code U+3000} and three words among them.
 */
final class Syntax {
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_.@]+");
    private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT");
    private static final int IDEOGRAPHIC_SPACE = 0x3000;

    private Syntax() {}

    /**
     * The name of a field, with the colon. Elasticsearch takes a star in it for a pattern of names, escaped or not, so
     * {@link dev.tocsin.compiler.elasticsearch.FieldTests} asks of no such field.
     */
    static String field(String name) {
        return (OPERATORS.contains(name) ? "\\" + name : escaped(name)) + ":";
    }

    /** A value as it stands, or quoted where it has to be. */
    static String word(String text) {
        return PLAIN_WORD.matcher(text).matches() && !OPERATORS.contains(text) ? text : quoted(text);
    }

    /** A value between quotes. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Text as a part of a word. A backslash before a character that is no letter gives this character. */
    static String escaped(String text) {
        return text.codePoints()
                .mapToObj(codePoint ->
                        isPlain(codePoint) ? Character.toString(codePoint) : "\\" + Character.toString(codePoint))
                .collect(Collectors.joining());
    }

    /**
     * A regular expression. The parser looks for the longest such token and takes {@code \/} for an escaped slash, so
     * after {@code /a\\/} it would read on to a slash in another clause.
     *
     * @param expression with every slash of its own escaped
     */
    static String expression(String expression) {
        return expression.endsWith("\\") ? "/(" + expression + ")/" : "/" + expression + "/";
    }

    private static boolean isPlain(int codePoint) {
        return codePoint == '_'
                || codePoint == '.'
                || codePoint == '@'
                || (codePoint >= '0' && codePoint <= '9')
                || (codePoint >= 'a' && codePoint <= 'z')
                || (codePoint >= 'A' && codePoint <= 'Z')
                || (codePoint >= 0x80 && codePoint != IDEOGRAPHIC_SPACE);
    }
}
