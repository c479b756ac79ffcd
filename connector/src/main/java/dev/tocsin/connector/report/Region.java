package dev.tocsin.connector.report;

import dev.tocsin.sigma.source.Position;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;

/**
 * A span as tools name it: where its first character is, and the place after its last. Lines and columns count from 1,
 * columns in code points.
 */
record Region(Position start, Position end) {
    static Region of(SourceText source, Span span) {
        return new Region(
                source.position(Math.min(span.start(), source.length())),
                source.position(Math.min(span.end(), source.length())));
    }

    boolean isOnOneLine() {
        return start.line() == end.line();
    }
}
