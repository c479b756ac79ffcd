package dev.tocsin.compiler.refang;

import dev.tocsin.compiler.indicator.IndicatorType;
import java.util.Locale;

/** Undoes what people do to values so that nobody clicks on them. */
public final class Refanging {
    private static final String QUOTES = "\"'`“”‘’«»";
    private static final String SENTENCE = ".,;!?";

    private Refanging() {}

    /**
     * A text that is known to be a value of this type, as it was before somebody defanged it; blanks of all kinds around
     * it are gone, hosts are in lower case. Brackets that
     * belong to a path stay. Any other text comes back as it is: whether it is a value says {@link IndicatorType#read}.
     */
    public static String refang(IndicatorType type, String text) {
        String stripped = Blanks.strip(text);
        return switch (type.kind()) {
            case ADDRESS -> address(plain(stripped));
            case HOST -> DottedNames.ascii(plain(words(stripped)));
            case URL -> UrlForm.normalized(plain(stripped));
            case EMAIL -> plain(words(stripped)).toLowerCase(Locale.ROOT);
            case DIGEST, IMPORT_DIGEST -> unquoted(stripped).toLowerCase(Locale.ROOT);
            case FILE -> RefangedText.of(unquoted(stripped)).text();
            case TEXT ->
                type == IndicatorType.COMMAND_LINE ? RefangedText.of(stripped).text() : stripped;
            case PORT, REGISTRY, NAME -> stripped;
        };
    }

    /** {@code name at example dot com}. */
    private static String words(String text) {
        return text.replace(" dot ", ".")
                .replace(" DOT ", ".")
                .replace(" at ", "@")
                .replace(" AT ", "@");
    }

    private static String plain(String text) {
        return trimmed(RefangedText.of(unquoted(text)).text());
    }

    private static String address(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        return bracketed ? text.substring(1, text.length() - 1) : text;
    }

    private static String unquoted(String text) {
        int start = 0;
        int end = text.length();
        while (end - start >= 2
                && QUOTES.indexOf(text.charAt(start)) >= 0
                && QUOTES.indexOf(text.charAt(end - 1)) >= 0) {
            start++;
            end--;
        }
        boolean angled = end - start >= 2 && text.charAt(start) == '<' && text.charAt(end - 1) == '>';
        return angled ? text.substring(start + 1, end - 1) : text.substring(start, end);
    }

    /** Without what ends a sentence. */
    private static String trimmed(String text) {
        int end = text.length();
        while (end > 0 && SENTENCE.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end).strip();
    }
}
