package dev.tocsin.sigma.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a condition into words, parentheses and a pipe. A word ends where a character stands that no identifier has, so
 * {@code notepad} is one word.
 */
final class ConditionTokenizer {
    private static final Set<String> RESERVED = Set.of("and", "or", "not", "of", "them");

    enum Kind {
        WORD,
        OPEN,
        CLOSE,
        /** A pipe and everything behind it. */
        PIPE,
        UNEXPECTED,
        END
    }

    /**
     * @param from index of the first code unit in the condition
     * @param to index after the last
     */
    record Token(Kind kind, String text, int from, int to) {}

    private ConditionTokenizer() {}

    /** Whether a condition can name a search identifier so. */
    static boolean canName(String identifier) {
        return !identifier.isEmpty()
                && !RESERVED.contains(identifier)
                && identifier.codePoints().allMatch(ConditionTokenizer::isWordCharacter);
    }

    private static boolean isWordCharacter(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '*';
    }

    /** All tokens; the last is {@link Kind#END}. */
    static List<Token> tokens(String condition) {
        List<Token> tokens = new ArrayList<>();
        int i = 0;
        while (i < condition.length()) {
            int c = condition.codePointAt(i);
            int end = i + Character.charCount(c);
            if (Character.isWhitespace(c)) {
                i = end;
                continue;
            }
            Kind kind = switch (c) {
                case '(' -> Kind.OPEN;
                case ')' -> Kind.CLOSE;
                case '|' -> Kind.PIPE;
                default -> isWordCharacter(c) ? Kind.WORD : Kind.UNEXPECTED;
            };
            if (kind == Kind.WORD) {
                end = endOfWord(condition, i);
            } else if (kind == Kind.PIPE) {
                end = condition.stripTrailing().length();
            }
            tokens.add(new Token(kind, condition.substring(i, end), i, end));
            i = end;
        }
        int end = condition.stripTrailing().length();
        tokens.add(new Token(Kind.END, "", end, end));
        return tokens;
    }

    private static int endOfWord(String condition, int start) {
        int end = start;
        while (end < condition.length() && isWordCharacter(condition.codePointAt(end))) {
            end += Character.charCount(condition.codePointAt(end));
        }
        return end;
    }
}
