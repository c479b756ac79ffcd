package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.refang.DottedNames;

/** Where a path or a registry key in running text ends: they may have blanks in them. */
final class PathEnd {
    private static final String STOPS = "\"`|*?“”«»„\t";
    private static final int LONGEST = 400;
    private static final int FARTHEST_SEPARATOR = 40;
    private static final int LONGEST_PLACEHOLDER = 30;

    private PathEnd() {}

    static int of(String text, int start) {
        int last = Math.min(text.length(), start + LONGEST);
        int at = start;
        int segment = start;
        boolean quoted = start > 0 && text.charAt(start - 1) == '\'';
        while (at < last) {
            char character = text.charAt(at);
            if (quoted && character == '\'') {
                break;
            }
            if (character == '\\' || character == '/') {
                segment = at + 1;
            } else if (character == ' ') {
                if (DottedNames.isFileName(trimmed(text, segment, at)) || !goesOn(text, at, last)) {
                    break;
                }
            } else if (character == '<' || character == '[') {
                int close = text.indexOf(character == '<' ? '>' : ']', at, Math.min(last, at + LONGEST_PLACEHOLDER));
                if (close < 0) {
                    break;
                }
                at = close;
            } else if (isStop(text, at)) {
                break;
            }
            at++;
        }
        return start + trimmed(text, start, at).length();
    }

    /** Whether a blank is within a name: a separator follows soon, before anything that ends a path. */
    private static boolean goesOn(String text, int blank, int last) {
        int end = Math.min(last, blank + FARTHEST_SEPARATOR);
        for (int i = blank + 1; i < end; i++) {
            char character = text.charAt(i);
            if (character == '\\') {
                return true;
            }
            if (character == ':'
                    || character == '/'
                    || character == '%'
                    || isStop(text, i)
                    || (character == '.' && i + 1 < end && text.charAt(i + 1) == ' ')) {
                return false;
            }
        }
        return false;
    }

    private static boolean isStop(String text, int at) {
        char character = text.charAt(at);
        boolean sentence =
                (character == ',' || character == ';') && (at + 1 >= text.length() || text.charAt(at + 1) == ' ');
        return sentence || character == '>' || STOPS.indexOf(character) >= 0 || Character.isISOControl(character);
    }

    private static String trimmed(String text, int start, int end) {
        int to = end;
        while (to > start && " .,;:'’)]".indexOf(text.charAt(to - 1)) >= 0 && !closes(text, start, to)) {
            to--;
        }
        return text.substring(start, to);
    }

    /** Whether the bracket at the end was opened within. */
    private static boolean closes(String text, int start, int end) {
        char last = text.charAt(end - 1);
        char open = last == ')' ? '(' : last == ']' ? '[' : 0;
        return open != 0 && text.substring(start, end).indexOf(open) >= 0;
    }
}
