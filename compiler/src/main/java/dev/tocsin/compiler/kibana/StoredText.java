package dev.tocsin.compiler.kibana;

import java.nio.charset.StandardCharsets;

/**
 * Texts that Kibana copies into every alert. They are of type keyword there and without {@code ignore_above}, and
 * Elasticsearch refuses a document with a longer term than Lucene takes: a rule with such a text would never alert.
 */
final class StoredText {
    /** Lucene's longest term in bytes of UTF-8. */
    static final int LONGEST = 32_766;

    private static final String CUT = "…";

    private StoredText() {}

    /** The text, or as much of its beginning as an alert can hold. */
    static String of(String text) {
        return head(text, LONGEST);
    }

    /** The text, or as much of its beginning as the bytes hold, the mark of the cut included. */
    static String head(String text, int bytes) {
        if (text.length() * 3L <= bytes || text.getBytes(StandardCharsets.UTF_8).length <= bytes) {
            return text;
        }
        int left = bytes - CUT.getBytes(StandardCharsets.UTF_8).length;
        int end = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            left -= utf8Length(codePoint);
            if (left < 0) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end) + CUT;
    }

    private static int utf8Length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}
