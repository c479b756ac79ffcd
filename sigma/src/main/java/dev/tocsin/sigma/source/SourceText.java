package dev.tocsin.sigma.source;

import java.util.Arrays;

/** The text of one file under the name that diagnostics print for it. */
public final class SourceText {
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int FIRST_LINES = 256;

    private final String name;
    private final String text;

    /**
     * The index in the text of each code point, and behind the last its length. Empty where every code point is one
     * {@code char}, as in nearly every file: an offset is an index then.
     */
    private final int[] indexes;

    private final int length;
    private final int[] lineStarts;

    /**
     * @param name what a person would call it: the path as given on the command line, or {@code -} for standard input
     * @param text the whole text, line ends as they are
     */
    public SourceText(String name, String text) {
        this.name = name;
        this.text = text;
        this.length = text.codePointCount(0, text.length());
        this.indexes = length == text.length() ? new int[0] : indexes(text, length);
        this.lineStarts = lineStarts();
    }

    private static int[] indexes(String text, int length) {
        int[] indexes = new int[length + 1];
        for (int offset = 0; offset < length; offset++) {
            indexes[offset + 1] = text.offsetByCodePoints(indexes[offset], 1);
        }
        return indexes;
    }

    private int[] lineStarts() {
        // Grown as lines are found: a list has a line for every thirty characters.
        int[] starts = new int[Math.min(length + 1, FIRST_LINES)];
        // No editor counts a byte order mark as a column.
        starts[0] = length > 0 && codePoint(0) == BYTE_ORDER_MARK ? 1 : 0;
        int lines = 1;
        for (int i = 0; i < length; i++) {
            int codePoint = codePoint(i);
            boolean lineEnd = codePoint == '\n' || (codePoint == '\r' && (i + 1 == length || codePoint(i + 1) != '\n'));
            if (lineEnd) {
                if (lines == starts.length) {
                    starts = Arrays.copyOf(starts, Math.min(length + 1, 2 * lines));
                }
                starts[lines++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, lines);
    }

    private int index(int offset) {
        return indexes.length == 0 ? offset : indexes[offset];
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** The number of code points. */
    public int length() {
        return length;
    }

    /** The code point at an offset, which is less than {@link #length()}. */
    public int codePoint(int offset) {
        return text.codePointAt(index(offset));
    }

    public int lineCount() {
        return lineStarts.length;
    }

    /** Where an offset is, for people. */
    public Position position(int offset) {
        int counted = Math.max(offset, lineStarts[0]);
        int found = Arrays.binarySearch(lineStarts, counted);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, counted - lineStarts[line] + 1);
    }

    /** The offset of a line's first code point; lines count from 1. */
    public int lineStart(int line) {
        return lineStarts[line - 1];
    }

    /** A line without its line end; lines count from 1. */
    public String line(int line) {
        int start = lineStart(line);
        int end = line == lineStarts.length ? length : lineStarts[line];
        while (end > start && (codePoint(end - 1) == '\n' || codePoint(end - 1) == '\r')) {
            end--;
        }
        return slice(new Span(start, end));
    }

    /** The span without the white space at its end. */
    public Span trimmed(Span span) {
        int end = span.end();
        while (end > span.start() && Character.isWhitespace(codePoint(end - 1))) {
            end--;
        }
        return new Span(span.start(), end);
    }

    /** The text that a span covers. */
    public String slice(Span span) {
        return text.substring(index(span.start()), index(span.end()));
    }

    @Override
    public String toString() {
        return name;
    }
}
