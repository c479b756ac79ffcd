package dev.tocsin.connector.alert;

import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.sigma.model.SigmaString;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** The part of a value that a pattern fitted, with a little of what stands around it. */
final class Excerpt {
    private static final Pattern REGULAR_EXPRESSION = Pattern.compile("/.*/[ims]*", Pattern.DOTALL);
    private static final String CUT = "…";

    private Excerpt() {}

    /**
     * At most about {@code length} characters of the value, with the words that the pattern asks for between « and » where
     * they are only a part of it.
     *
     * @param name what the pattern is called; of an indicator of compromise, the value that a regular expression looks for
     */
    static String of(String value, String pattern, String name, int length) {
        Optional<String> words =
                REGULAR_EXPRESSION.matcher(pattern).matches() ? Optional.of(name) : longestWords(pattern);
        int start = words.map(text -> CaseFolding.fold(value).indexOf(CaseFolding.fold(text)))
                .orElse(-1);
        if (start < 0 || words.orElse("").length() == value.length()) {
            return head(value, length);
        }
        int end = Math.min(value.length(), start + words.orElse("").length());
        int around = Math.max(8, (length - (end - start)) / 2);
        int from = start - around <= 1 ? 0 : border(value, start - around);
        int to = end + around >= value.length() - 1 ? value.length() : border(value, end + around);
        return (from > 0 ? CUT : "")
                + value.substring(from, start)
                + "«"
                + head(value.substring(start, end), length)
                + "»"
                + value.substring(end, to)
                + (to < value.length() ? CUT : "");
    }

    private static Optional<String> longestWords(String pattern) {
        return SigmaString.parse(pattern).parts().stream()
                .flatMap(part -> part instanceof SigmaString.Part.Text(String text)
                        ? Optional.of(text).stream()
                        : Optional.<String>empty().stream())
                .max(Comparator.comparingInt(String::length));
    }

    /** The beginning of a text. */
    static String head(String text, int length) {
        return text.length() <= length ? text : text.substring(0, border(text, length - 1)) + CUT;
    }

    /** Never between the two halves of a character. */
    private static int border(String text, int index) {
        return Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }
}
