package dev.tocsin.compiler.lint;

import dev.tocsin.sigma.diagnostic.Fix.Edit;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes a value out of a YAML list without touching anything else; where that is not certain, it does not. */
final class ValueRemoval {
    private static final Pattern DASH = Pattern.compile("\\s*-\\s+");
    /** An anchor, or a part of a legacy collection: what stands here may be used elsewhere. */
    private static final Pattern USED_ELSEWHERE =
            Pattern.compile("(?:^|[\\s\\[{,])&[^\\s\\[\\]{},]|^\\s*action\\s*:", Pattern.MULTILINE);

    private ValueRemoval() {}

    /** Whether nothing in the file can be used in several places. */
    static boolean isUsedHereOnly(SourceText source) {
        String text = source.text();
        boolean isPlainlySo = text.indexOf('&') < 0 && !text.contains("action");
        return isPlainlySo || !USED_ELSEWHERE.matcher(text).find();
    }

    /** Only where {@link #isUsedHereOnly}. */
    static Optional<Edit> edit(SourceText source, Span value) {
        int line = source.position(value.start()).line();
        if (line != source.position(value.end()).line()) {
            return Optional.empty();
        }
        int start = source.lineStart(line);
        boolean isLastLine = line == source.lineCount();
        int next = isLastLine ? source.length() : source.lineStart(line + 1);
        String before = source.slice(new Span(start, value.start()));
        String after = source.slice(new Span(value.end(), next));
        if (DASH.matcher(before).matches()) {
            // A comment behind it may be about the value, or about more.
            return after.isBlank() && !isLastLine ? Optional.of(new Edit(new Span(start, next), "")) : Optional.empty();
        }
        return inFlow(value, before, after);
    }

    /** {@code [a, b]}: with the comma before it, or behind it for the first. */
    private static Optional<Edit> inFlow(Span value, String before, String after) {
        int left = before.stripTrailing().length() - 1;
        int right = 0;
        while (right < after.length() && (after.charAt(right) == ' ' || after.charAt(right) == '\t')) {
            right++;
        }
        if (left < 0 || right == after.length()) {
            return Optional.empty();
        }
        char behind = after.charAt(right);
        int gap = before.length() - left - 1;
        if (before.charAt(left) == ',' && (behind == ',' || behind == ']')) {
            return Optional.of(new Edit(new Span(value.start() - gap - 1, value.end()), ""));
        }
        if (before.charAt(left) == '[' && behind == ',') {
            int end = right + 1;
            while (end < after.length() && after.charAt(end) == ' ') {
                end++;
            }
            // Behind a line end there may be a comment.
            return end < after.length() && !Character.isWhitespace(after.charAt(end)) && after.charAt(end) != '#'
                    ? Optional.of(new Edit(new Span(value.start(), value.end() + end), ""))
                    : Optional.empty();
        }
        return Optional.empty();
    }
}
