package dev.tocsin.compiler.intake.stix.pattern;

import dev.tocsin.sigma.source.Span;
import java.util.Locale;

/**
 * One word of a pattern.
 *
 * @param text of words and numbers as written, of literals without quotes and escapes
 */
record Token(Kind kind, String text, Span span) {
    enum Kind {
        /** A keyword, or the name of an object or property: which of them, only its place tells. */
        WORD("a word"),
        STRING("a string"),
        HEXADECIMAL("hexadecimal bytes"),
        BASE64("Base64 bytes"),
        TIMESTAMP("a timestamp"),
        NUMBER("a number"),
        COLON("`:`"),
        DOT("`.`"),
        COMMA("`,`"),
        ASTERISK("`*`"),
        OPENING_BRACKET("`[`"),
        CLOSING_BRACKET("`]`"),
        OPENING_PARENTHESIS("`(`"),
        CLOSING_PARENTHESIS("`)`"),
        /** {@code = == != <> < <= > >=}. */
        COMPARISON("a comparison"),
        END("the end of the pattern");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Keywords are upper case; STIX 2.0 reads them in any case, and so do the patterns that are about. */
    boolean isKeyword(String keyword) {
        return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(keyword);
    }

    /** For messages. */
    String describe() {
        return switch (kind) {
            case WORD, NUMBER, COMPARISON -> "`" + shortened() + "`";
            case STRING -> "the string `" + shortened() + "`";
            case HEXADECIMAL,
                    BASE64,
                    TIMESTAMP,
                    COLON,
                    DOT,
                    COMMA,
                    ASTERISK,
                    OPENING_BRACKET,
                    CLOSING_BRACKET,
                    OPENING_PARENTHESIS,
                    CLOSING_PARENTHESIS,
                    END -> kind.words();
        };
    }

    private String shortened() {
        int limit = 40;
        return text.length() <= limit ? text : text.substring(0, text.offsetByCodePoints(0, limit / 2)) + "…";
    }
}
