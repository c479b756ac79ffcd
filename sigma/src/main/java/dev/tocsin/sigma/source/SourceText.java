package dev.tocsin.sigma.source;

import java.util.Arrays;

/** The text of one file under the name that diagnostics print for it. */
public final class SourceText {
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final String name;
    private final String text;
    private final int[] codePoints;
    private final int[] lineStarts;

    /**
     * @param name what a person would call it: the path as given on the command line, or {@code -} for standard input
     * @param text the whole text, line ends as they are
     */
    public SourceText(String name, String text) {
        this.name = name;
        this.text = text;
        this.codePoints = text.codePoints().toArray();
        this.lineStarts = lineStarts(codePoints);
    }

    private static int[] lineStarts(int[] codePoints) {
        int[] starts = new int[codePoints.length + 1];
        // No editor counts a byte order mark as a column.
        starts[0] = codePoints.length > 0 && codePoints[0] == BYTE_ORDER_MARK ? 1 : 0;
        int lines = 1;
        for (int i = 0; i < codePoints.length; i++) {
            boolean lineEnd = codePoints[i] == '\n'
                    || (codePoints[i] == '\r' && (i + 1 == codePoints.length || codePoints[i + 1] != '\n'));
            if (lineEnd) {
                starts[lines++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, lines);
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** The number of code points. */
    public int length() {
        return codePoints.length;
    }

    /** The code point at an offset, which is less than {@link #length()}. */
    public int codePoint(int offset) {
        return codePoints[offset];
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
        int end = line == lineStarts.length ? codePoints.length : lineStarts[line];
        while (end > start && (codePoints[end - 1] == '\n' || codePoints[end - 1] == '\r')) {
            end--;
        }
        return new String(codePoints, start, end - start);
    }

    /** The span without the white space at its end. */
    public Span trimmed(Span span) {
        int end = span.end();
        while (end > span.start() && Character.isWhitespace(codePoints[end - 1])) {
            end--;
        }
        return new Span(span.start(), end);
    }

    /** The text that a span covers. */
    public String slice(Span span) {
        return new String(codePoints, span.start(), span.end() - span.start());
    }

    @Override
    public String toString() {
        return name;
    }
}
