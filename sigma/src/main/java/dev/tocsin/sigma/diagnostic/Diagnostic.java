package dev.tocsin.sigma.diagnostic;

import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.Comparator;
import java.util.List;
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
 * @param notes other places that have to do with it, such as the rule that has the same id
 * @param fix a change that removes it and keeps what the rule means
 */
public record Diagnostic(
        Code code,
        Severity severity,
        SourceText source,
        Span span,
        String message,
        Optional<String> hint,
        List<Note> notes,
        Optional<Fix> fix) {
    /** The order in which the findings about one text are told; those that are alike in all this keep theirs. */
    public static final Comparator<Diagnostic> BY_PLACE = Comparator.<Diagnostic>comparingInt(
                    diagnostic -> diagnostic.span().start())
            .thenComparingInt(diagnostic -> diagnostic.span().end())
            .thenComparing(Diagnostic::severity)
            .thenComparing(Diagnostic::code);

    public Diagnostic {
        notes = List.copyOf(notes);
    }

    /** A finding with the weight that its code has. */
    public static Diagnostic of(Code code, SourceText source, Span span, String message) {
        return of(code, code.severity(), source, span, message);
    }

    /** A finding with a weight of its own. */
    public static Diagnostic of(Code code, Severity severity, SourceText source, Span span, String message) {
        return new Diagnostic(code, severity, source, span, message, Optional.empty(), List.of(), Optional.empty());
    }

    public Diagnostic withHint(String text) {
        return new Diagnostic(code, severity, source, span, message, Optional.of(text), notes, fix);
    }

    public Diagnostic withNotes(List<Note> places) {
        return new Diagnostic(code, severity, source, span, message, hint, places, fix);
    }

    public Diagnostic withFix(Fix change) {
        return new Diagnostic(code, severity, source, span, message, hint, notes, Optional.of(change));
    }

    /**
     * Another place that explains a finding.
     *
     * @param message what is there, in a few words, without the place
     */
    public record Note(String message, SourceText source, Span span) {}
}
