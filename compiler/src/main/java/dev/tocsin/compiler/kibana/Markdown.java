package dev.tocsin.compiler.kibana;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Text of others inside Markdown, as itself. Kibana renders investigation guides with remark 8 in GFM mode, which knows
 * fewer backslash escapes than CommonMark (no {@code \<}, {@code \:}), so those characters become character references;
 * it also turns {@code http://…} into links, {@code :word:} into pictures and <code>!{…}</code> into buttons.
 */
final class Markdown {
    private static final String ESCAPED = "\\`*_{}[]#|~!";

    private Markdown() {}

    /** One paragraph: line ends become spaces. */
    static String paragraph(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "))
                .transform(Markdown::inline);
    }

    private static String inline(String text) {
        StringBuilder markdown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (ESCAPED.indexOf(c) >= 0 || isBlockMark(text, i) || isHostDot(text, i)) {
                markdown.append('\\').append(c);
            } else if (c == '<' || c == '&' || c == '@' || (c == ':' && next != ' ')) {
                markdown.append("&#").append((int) c).append(';');
            } else {
                markdown.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return markdown.toString();
    }

    /** A list, a quotation, a rule or an underlined heading begins with one of these. */
    private static boolean isBlockMark(String text, int index) {
        char c = text.charAt(index);
        return switch (c) {
            case '+', '-', '=', '>' -> index == 0;
            case '.', ')' -> index > 0 && text.substring(0, index).chars().allMatch(Character::isDigit);
            default -> false;
        };
    }

    /** {@code www.} begins a link. */
    private static boolean isHostDot(String text, int index) {
        return text.charAt(index) == '.' && index >= 3 && text.regionMatches(true, index - 3, "www", 0, 3);
    }

    /** A code span. Line ends and control characters show as they would in a program. */
    static String code(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        shown.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        shown.appendCodePoint(c);
                    }
                }
            }
        });
        String fence = "`".repeat(longestRun(shown) + 1);
        // An empty span is none, and one must not touch a backtick of its own. A pair of outer spaces is not shown,
        // unless there is nothing else.
        boolean padded = shown.isEmpty()
                || (!shown.toString().isBlank()
                        && (isEdge(shown.charAt(0)) || isEdge(shown.charAt(shown.length() - 1))));
        String space = padded ? " " : "";
        return fence + space + shown + space + fence;
    }

    private static boolean isEdge(char c) {
        return c == '`' || c == ' ';
    }

    private static int longestRun(CharSequence text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
