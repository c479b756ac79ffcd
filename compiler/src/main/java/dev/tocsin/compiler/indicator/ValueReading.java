package dev.tocsin.compiler.indicator;

/** What became of a text that should be a value of some type. */
public sealed interface ValueReading {
    /**
     * It is one.
     *
     * @param text in the one spelling that lists keep, by which two values are compared
     */
    record Valid(String text) implements ValueReading {}

    /**
     * It is none.
     *
     * @param why in a few words that may follow "it": {@code has 63 digits, a SHA-256 has 64}
     */
    record Invalid(String why) implements ValueReading {}
}
