package dev.tocsin.sigma.lint;

import java.util.ArrayList;
import java.util.List;

/** A value as Sigma reads its characters (specification 2.1, "escaping"), each with its place in the text. */
final class SigmaCharacters {
    /** What a character, or a backslash with the character behind it, stands for. */
    enum Kind {
        PLAIN,
        /** {@code \*} or {@code \?}. */
        ESCAPED_WILDCARD,
        ANY_RUN,
        ANY_ONE
    }

    /**
     * @param from index of the first code unit in the text
     * @param to index after the last
     */
    record Part(Kind kind, int from, int to) {}

    private SigmaCharacters() {}

    static List<Part> of(String text) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
            if (c == '\\' && (next == '*' || next == '?')) {
                parts.add(new Part(Kind.ESCAPED_WILDCARD, at, at + 2));
                at += 2;
            } else if (c == '\\' && next == '\\') {
                parts.add(new Part(Kind.PLAIN, at, at + 2));
                at += 2;
            } else {
                parts.add(new Part(c == '*' ? Kind.ANY_RUN : c == '?' ? Kind.ANY_ONE : Kind.PLAIN, at, at + 1));
                at++;
            }
        }
        return parts;
    }
}
