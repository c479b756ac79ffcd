package dev.tocsin.sigma.yaml;

import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;

/**
 * How a scalar is written.
 *
 * @param span with its quotes, or with the header of a block scalar; without anchor and tag
 */
public record ScalarLayout(SourceText source, Span span, Style style, Typing typing) {
    /** Whether a tag such as {@code !!str} says what the scalar is. */
    public enum Typing {
        IMPLICIT,
        EXPLICIT
    }

    /** The five styles of YAML. */
    public enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL,
        FOLDED
    }

    boolean isPlainAndUntagged() {
        return style == Style.PLAIN && typing == Typing.IMPLICIT;
    }
}
