package dev.tocsin.compiler.lint;

import java.util.Optional;

/**
 * A regular expression that asks for one plain text. Read off the expression cautiously: anything but letters, escaped
 * punctuation, {@code ^} and {@code $} at the ends and an idle {@code .*} makes it no plain one.
 *
 * @param text what is looked for
 * @param place where in the value
 */
record PlainExpression(String text, Place place) {
    /** Where a text has to stand in a value. */
    enum Place {
        ANYWHERE,
        AT_START,
        AT_END,
        WHOLE
    }

    /** How {@code ^}, {@code $} and {@code .} are to be read. */
    enum Lines {
        /** No flag: the anchors mean the value's ends, and a dot no line feed. */
        PLAIN,
        /** Flag {@code m}, with or without {@code s}. */
        MULTILINE,
        /** Flag {@code s} alone. */
        DOT_ALL
    }

    private static final String SPECIAL = ".^$|()[]{}*+?\\";

    static Optional<PlainExpression> read(String expression, Lines lines) {
        String rest = expression;
        boolean startsAtStart = rest.startsWith("^");
        rest = startsAtStart ? rest.substring(1) : rest;
        String afterRun = withoutRun(rest);
        boolean hasRunAtStart = !afterRun.equals(rest);
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < afterRun.length()) {
            char c = afterRun.charAt(at);
            if (c == '\\' && at + 1 < afterRun.length() && isPunctuation(afterRun.charAt(at + 1))) {
                text.append(afterRun.charAt(at + 1));
                at += 2;
            } else if (SPECIAL.indexOf(c) < 0) {
                text.append(c);
                at++;
            } else {
                break;
            }
        }
        String tail = afterRun.substring(at);
        String afterTail = withoutRun(tail);
        boolean hasRunAtEnd = !afterTail.equals(tail);
        boolean endsAtEnd = afterTail.equals("$");
        if (text.isEmpty() || !(afterTail.isEmpty() || endsAtEnd)) {
            return Optional.empty();
        }
        boolean hasAnchor = startsAtStart || endsAtEnd;
        boolean hasAnchoredRun = (startsAtStart && hasRunAtStart) || (endsAtEnd && hasRunAtEnd);
        // Between an anchor and the text a dot matters: it stops at a line feed.
        boolean isPlain = switch (lines) {
            case PLAIN -> !hasAnchoredRun;
            case MULTILINE -> !hasAnchor;
            case DOT_ALL -> true;
        };
        return isPlain
                ? Optional.of(new PlainExpression(
                        text.toString(), place(startsAtStart && !hasRunAtStart, endsAtEnd && !hasRunAtEnd)))
                : Optional.empty();
    }

    private static String withoutRun(String expression) {
        if (expression.startsWith(".*?")) {
            return expression.substring(3);
        }
        // A quantifier behind it would be another thing altogether.
        boolean isRun = expression.startsWith(".*")
                && (expression.length() == 2 || "*+{".indexOf(expression.charAt(2)) < 0);
        return isRun ? expression.substring(2) : expression;
    }

    private static boolean isPunctuation(char c) {
        return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
    }

    private static Place place(boolean atStart, boolean atEnd) {
        if (atStart) {
            return atEnd ? Place.WHOLE : Place.AT_START;
        }
        return atEnd ? Place.AT_END : Place.ANYWHERE;
    }
}
