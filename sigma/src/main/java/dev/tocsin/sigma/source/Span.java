package dev.tocsin.sigma.source;

/**
 * A half-open range of a {@link SourceText}.
 *
 * @param start offset of the first code point, from 0
 * @param end offset after the last code point; equal to {@code start} for a place between two code points
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a range: " + start + ".." + end);
        }
    }

    /** The smallest span that holds this one and {@code other}. */
    public Span to(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }
}
