package dev.tocsin.compiler.refang;

import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did to a value so that nobody clicks on it.
 *
 * @param length how many characters stand for it
 * @param plain what was there before
 */
record Mark(int length, String plain) {
    private static final int LONGEST_INSIDE = 6;
    private static final int LONGEST_EXTENSION = 10;

    /** The mark that begins at this place, if one does. Looks a fixed number of characters ahead and back. */
    static @Nullable Mark at(String text, int at) {
        return switch (text.charAt(at)) {
            case '[', '(', '{' -> bracketed(text, at, 0);
            case ' ' -> afterBlank(text, at);
            case '.' -> afterDot(text, at);
            default -> null;
        };
    }

    /** {@code example [.] com}: the blanks go with the mark. */
    private static @Nullable Mark afterBlank(String text, int at) {
        int bracket = at + 1;
        if (bracket < text.length() && text.charAt(bracket) == ' ') {
            bracket++;
        }
        if (bracket >= text.length() || !isLetterOrDigit(text, at - 1) || "[({".indexOf(text.charAt(bracket)) < 0) {
            return null;
        }
        Mark mark = bracketed(text, bracket, bracket - at);
        if (mark == null || !(mark.plain.equals(".") || mark.plain.equals("@"))) {
            return null;
        }
        return isLetterOrDigit(text, at + mark.length) ? mark : null;
    }

    /** {@code example.]com}, {@code example.[com}. */
    private static @Nullable Mark afterDot(String text, int at) {
        if (text.startsWith("[", at + 1)) {
            int end = at + 2;
            while (end < text.length() && end - at <= LONGEST_EXTENSION && Character.isLetter(text.charAt(end))) {
                end++;
            }
            // With the other bracket it is a note behind a sentence.
            boolean word = end > at + 3 && (end == text.length() || Character.isWhitespace(text.charAt(end)));
            return word && isLetterOrDigit(text, at - 1) ? new Mark(2, ".") : null;
        }
        boolean half = at + 2 < text.length()
                && text.charAt(at + 1) == ']'
                && isLetterOrDigit(text, at - 1)
                && isLetterOrDigit(text, at + 2);
        return half ? new Mark(2, ".") : null;
    }

    /** Brackets around a mark; {@code blanks} stand before them and belong to it. */
    private static @Nullable Mark bracketed(String text, int at, int blanks) {
        int close = closing(text, at);
        if (close > 0) {
            String plain = plain(text.substring(at + 1, close).strip());
            if (plain != null) {
                return closed(text, at, close, plain, blanks);
            }
        }
        return text.charAt(at) == '[' && blanks == 0 ? halfOpened(text, at) : null;
    }

    private static @Nullable Mark closed(String text, int at, int close, String plain, int blanks) {
        int before = at - 1 - blanks;
        int after = close + 1;
        if (blanks > 0 && after < text.length() && text.charAt(after) == ' ') {
            after++;
        }
        // A word in brackets is a mark only within a name, as is a slash in round ones.
        boolean doubtful = Character.isLetter(text.charAt(close - 1)) || (text.charAt(at) == '(' && plain.equals("/"));
        boolean within = isLetterOrDigit(text, before) && isLetterOrDigit(text, after);
        return doubtful && !within ? null : new Mark(after - at + blanks, plain);
    }

    /** {@code example[.com}, and {@code library[.dll]}, where both brackets are the mark. */
    private static @Nullable Mark halfOpened(String text, int at) {
        boolean dot = at + 2 < text.length()
                && text.charAt(at + 1) == '.'
                && isLetterOrDigit(text, at - 1)
                && isLetterOrDigit(text, at + 2);
        if (!dot) {
            return null;
        }
        int end = at + 2;
        while (end < text.length() && end - at <= LONGEST_EXTENSION && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        boolean closed = end < text.length() && text.charAt(end) == ']';
        return closed ? new Mark(end + 1 - at, text.substring(at + 1, end)) : new Mark(2, ".");
    }

    private static int closing(String text, int at) {
        int last = Math.min(text.length() - 1, at + LONGEST_INSIDE);
        for (int i = at + 1; i <= last; i++) {
            if ("])}".indexOf(text.charAt(i)) >= 0) {
                return i > at + 1 ? i : -1;
            }
        }
        return -1;
    }

    private static @Nullable String plain(String inside) {
        return switch (inside) {
            case ".", "dot", "DOT", "Dot", "d0t" -> ".";
            case "@", "at", "AT", "At" -> "@";
            case ":" -> ":";
            case "://" -> "://";
            case ":/" -> ":/";
            case "//" -> "//";
            case "/" -> "/";
            default -> null;
        };
    }

    private static boolean isLetterOrDigit(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }
}
