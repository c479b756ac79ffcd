package dev.tocsin.compiler.refang;

/** Characters that nobody sees, and that come along when people copy values. */
final class Blanks {
    private Blanks() {}

    /** Takes no room at all: joiners, marks of direction, byte order marks, soft hyphens. */
    static boolean isInvisible(char character) {
        return (character >= '\u200B' && character <= '\u200F')
                || (character >= '\u202A' && character <= '\u202E')
                || (character >= '\u2060' && character <= '\u2064')
                || character == '\uFEFF'
                || character == '\u00AD';
    }

    /** A space of any width, a tab, a line end or a control character. */
    static boolean isBlank(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character);
    }

    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isNothing(text.charAt(start))) {
            start++;
        }
        while (end > start && isNothing(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isNothing(char character) {
        return isBlank(character) || isInvisible(character);
    }
}
