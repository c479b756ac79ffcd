package dev.tocsin.compiler.drools;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Text of others inside DRL. Strings are written as Java does, with two precautions that measurement asked for: where
 * {@code :=}, {@code ||} or {@code &&} stand in a string, DRL takes them for operators, so their second character is
 * written as a Unicode escape; and the digits of those escapes are upper-case, since MVEL refuses lower-case ones. MVEL
 * also drops every NUL of a literal, escaped or not, so between literals it is {@link RuleEvent#nul}.
 */
final class DrlLiterals {
    private DrlLiterals() {}

    /** A string as an argument of a call. */
    static String string(String text) {
        return Arrays.stream(text.split("\0", -1)).map(DrlLiterals::literal).collect(Collectors.joining(" + nul() + "));
    }

    /** A string literal, for names and annotations. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char before = i == 0 ? ' ' : text.charAt(i - 1);
            if (c == '"' || c == '\\') {
                literal.append('\\').append(c);
            } else if (c == '\n') {
                literal.append("\\n");
            } else if (c == '\r') {
                literal.append("\\r");
            } else if (c == '\t') {
                literal.append("\\t");
            } else if (!isPlain(c) || isOperator(before, c)) {
                escape(c, literal);
            } else {
                literal.append(c);
            }
        }
        return literal.append('"').toString();
    }

    private static boolean isOperator(char first, char second) {
        return (first == ':' && second == '=') || (first == '|' && second == '|') || (first == '&' && second == '&');
    }

    /** One line of a comment. Nothing in the text can end it. */
    static String comment(String text) {
        StringBuilder comment = new StringBuilder("// ");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                comment.append(c);
            } else {
                escape(c, comment);
            }
        }
        return comment.toString().stripTrailing();
    }

    /** Whether a character may stand as it is: no control, no line end, nothing invisible, no half of a character. */
    private static boolean isPlain(char c) {
        return c == ' '
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SPACE_SEPARATOR,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED -> false;
                    default -> true;
                };
    }

    private static void escape(char c, StringBuilder to) {
        to.append("\\u%04X".formatted((int) c));
    }
}
