package dev.tocsin.compiler.intake.stix.pattern;

import dev.tocsin.sigma.source.Span;

/** What became of a text that should be a pattern. */
public sealed interface ParsedPattern {
    /** It is one. */
    record Read(Observations observations) implements ParsedPattern {}

    /**
     * It is none, or one that is beyond the limits.
     *
     * @param span the place, in code points of the pattern
     * @param message what is wrong there
     */
    record Broken(Span span, String message) implements ParsedPattern {
        /** What is wrong and where, counting characters from 1. */
        public String describe() {
            return "at character " + (span.start() + 1) + ", " + message;
        }
    }
}
