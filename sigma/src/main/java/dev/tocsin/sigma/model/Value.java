package dev.tocsin.sigma.model;

import dev.tocsin.sigma.source.Span;
import java.math.BigDecimal;

/** A value of a detection item as it was written. */
public sealed interface Value {
    Span span();

    /**
     * A string. Whether {@code *}, {@code ?} and {@code \} in it are special depends on the modifiers beside it;
     * {@link SigmaString#parse} reads them.
     *
     * @param text what YAML says the scalar holds
     */
    record Text(String text, Span span) implements Value {}

    /** An integer or a decimal fraction. */
    record Numeric(BigDecimal number, Span span) implements Value {}

    record Bool(boolean value, Span span) implements Value {}

    /** {@code null}: the field is absent. */
    record Null(Span span) implements Value {}
}
