package dev.tocsin.compiler.intake.stix.pattern;

import dev.tocsin.sigma.source.Span;

/** Ends the reading of a pattern at the first place where it is none. Never leaves the package. */
final class PatternSyntaxProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Span span;
    private final String message;

    PatternSyntaxProblem(Span span, String message) {
        super(message, null, false, false);
        this.span = span;
        this.message = message;
    }

    ParsedPattern.Broken broken() {
        return new ParsedPattern.Broken(span, message);
    }
}
