package dev.tocsin.compiler.ioc;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a text is written behind a key so that every YAML reader, of version 1.1 or 1.2, takes it for that text: as it is
 * where that is safe, else in quotes, and of several lines as a block. No line is ever folded.
 */
final class WrittenScalar {
    /** What the one or the other version of YAML takes for something else than text. */
    private static final Set<String> WORDS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", ".nan");

    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:"
            + "[0-9_]*\\.?[0-9_]*(?:[eE][-+]?[0-9]+)?"
            + "|0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+"
            + "|[0-9][0-9_]*(?::[0-9]{1,2})+(?:\\.[0-9_]*)?"
            + "|\\.(?:inf|Inf|INF))");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*");
    private static final int LONGEST_WORD = 5;
    private static final String NUMERIC_BEGINNINGS = "0123456789+-._";
    private static final String SAFE_BEGINNINGS = "\\/._$(+;^<~";

    /** The YAML reader takes no longer line than 100,000 characters; longer ones are continued on the next. */
    private static final int LONGEST_LINE = 50_000;

    private static final int FIRST_SUPPLEMENTARY = 0x10000;

    private WrittenScalar() {}

    /**
     * The text as it stands behind {@code key: }.
     *
     * @param indent how many blanks further lines of it begin with
     */
    static String of(String text, int indent) {
        if (isBlock(text)) {
            String begin = "\n" + " ".repeat(indent);
            return "|-" + begin
                    + text.replace("\n", begin).replace(begin + "\n", "\n\n").replace(begin + "\n", "\n\n");
        }
        boolean printable = text.codePoints().allMatch(WrittenScalar::isPlainCharacter);
        if (!printable || text.length() > LONGEST_LINE) {
            return quoted(text, indent);
        }
        return isPlain(text) ? text : "'" + text.replace("'", "''") + "'";
    }

    private static boolean isPlain(String text) {
        if (text.isEmpty()) {
            return false;
        }
        int first = text.codePointAt(0);
        boolean begins = Character.isLetterOrDigit(first) || SAFE_BEGINNINGS.indexOf(first) >= 0;
        return begins
                && !text.endsWith(" ")
                && !text.endsWith(":")
                && !text.contains(": ")
                && !text.contains(" #")
                && !isOtherThanText(text);
    }

    private static boolean isOtherThanText(String text) {
        return (text.length() <= LONGEST_WORD && WORDS.contains(text.toLowerCase(Locale.ROOT)))
                || (NUMERIC_BEGINNINGS.indexOf(text.charAt(0)) >= 0
                        && (NUMBER.matcher(text).matches() || DATE.matcher(text).matches()));
    }

    /** Several lines, none of which begins or ends in a way that a block would change. */
    private static boolean isBlock(String text) {
        return text.indexOf('\n') > 0
                && text.length() <= LONGEST_LINE
                && !Character.isWhitespace(text.charAt(0))
                && !Character.isWhitespace(text.charAt(text.length() - 1))
                && text.codePoints().allMatch(point -> point == '\n' || isPlainCharacter(point))
                && text.lines().noneMatch(line -> !line.isEmpty() && line.isBlank());
    }

    /** Whether it can be seen for what it is. Blanks other than the common one cannot. */
    private static boolean isPlainCharacter(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> true;
        };
    }

    /** In double quotes, in which any text can stand. */
    static String quoted(String text, int indent) {
        StringBuilder quoted = new StringBuilder("\"");
        int lineStart = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (quoted.length() - lineStart > LONGEST_LINE) {
                // Blanks at the beginning of a continued line would be dropped, so an escape ends the indentation.
                quoted.append("\\\n").append(" ".repeat(indent));
                lineStart = quoted.length();
                quoted.append(text.codePointAt(i) == ' ' ? "\\" : "");
            }
            escape(text.codePointAt(i), quoted);
        }
        return quoted.append('"').toString();
    }

    private static void escape(int codePoint, StringBuilder quoted) {
        switch (codePoint) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (isPlainCharacter(codePoint)) {
                    quoted.appendCodePoint(codePoint);
                } else {
                    quoted.append((codePoint < FIRST_SUPPLEMENTARY ? "\\u%04X" : "\\U%08X").formatted(codePoint));
                }
            }
        }
    }
}
