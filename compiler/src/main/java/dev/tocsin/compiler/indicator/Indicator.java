package dev.tocsin.compiler.indicator;

import dev.tocsin.sigma.source.Span;

/**
 * Something whose sight in an event means that the event belongs to the attack.
 *
 * @param name what alerts call it: the value of a single one. No two of a list have the same
 * @param term what must be seen, in one event
 * @param span its place in the list; {@code Span(0, 0)} before it stands in one
 */
public record Indicator(String name, Term term, Details details, Span span) {
    /** One value, which is its name. */
    public static Indicator of(Term.Value value, Details details, Span span) {
        return new Indicator(value.text(), value, details, span);
    }

    /** The same, known in other detail. */
    public Indicator with(Details other) {
        return new Indicator(name, term, other, span);
    }
}
