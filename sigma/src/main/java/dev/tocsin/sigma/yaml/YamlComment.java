package dev.tocsin.sigma.yaml;

import dev.tocsin.sigma.source.Span;

/**
 * A comment.
 *
 * @param text what stands behind the {@code #}
 * @param span with the {@code #}
 */
public record YamlComment(String text, Span span, Placement placement) {
    /** What else stands on the line. */
    public enum Placement {
        ALONE,
        END_OF_LINE
    }
}
