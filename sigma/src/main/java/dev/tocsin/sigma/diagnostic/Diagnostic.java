package dev.tocsin.sigma.diagnostic;

import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.Optional;

/**
 * One finding about a text.
 *
 * @param code the stable kind of finding
 * @param severity how much it weighs
 * @param source the text it is about
 * @param span the place in that text
 * @param message what is wrong, without the place
 * @param hint what to do about it
 */
public record Diagnostic(
        Code code, Severity severity, SourceText source, Span span, String message, Optional<String> hint) {}
