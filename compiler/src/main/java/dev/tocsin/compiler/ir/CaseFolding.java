package dev.tocsin.compiler.ir;

/**
 * When two letters are the same but for their case: code point by code point, without locale, and never across the
 * border of ASCII. So {@code É} equals {@code é}, but the Kelvin sign is no {@code k} and {@code ß} no {@code ss}.
 * Windows compares names of files and keys this way (ordinal, ignore case), and Elasticsearch's {@code case_insensitive}
 * does the same for ASCII.
 */
public final class CaseFolding {
    private CaseFolding() {}

    /** The representative of a code point's case variants. */
    public static int fold(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint;
        }
        int folded = Character.toLowerCase(Character.toUpperCase(codePoint));
        return folded < 0x80 ? codePoint : folded;
    }

    /** The text with each code point folded. Its length in code points is that of {@code text}. */
    public static String fold(String text) {
        int i = 0;
        while (i < text.length() && isFoldedAscii(text.charAt(i))) {
            i++;
        }
        return i == text.length() ? text : fold(text, i);
    }

    private static boolean isFoldedAscii(char c) {
        return c < 0x80 && (c < 'A' || c > 'Z');
    }

    private static String fold(String text, int from) {
        char[] folded = text.toCharArray();
        for (int i = from; i < folded.length; i++) {
            char c = folded[i];
            if (c >= 0x80) {
                return foldBeyondAscii(text);
            }
            if (c >= 'A' && c <= 'Z') {
                folded[i] = (char) (c + ('a' - 'A'));
            }
        }
        return new String(folded);
    }

    private static String foldBeyondAscii(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            folded.appendCodePoint(fold(codePoint));
            i += Character.charCount(codePoint);
        }
        return folded.toString();
    }
}
