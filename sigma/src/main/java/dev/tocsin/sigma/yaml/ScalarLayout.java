package dev.tocsin.sigma.yaml;

import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;

/**
 * How a scalar is written.
 *
 * @param span with its quotes, or with the header of a block scalar
 */
public record ScalarLayout(SourceText source, Span span, Style style) {
    /** The five styles of YAML. */
    public enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL,
        FOLDED
    }
}
