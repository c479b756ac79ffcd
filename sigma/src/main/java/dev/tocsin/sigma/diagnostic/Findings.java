package dev.tocsin.sigma.diagnostic;

import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects the diagnostics about one text while it is read. For one thread. */
public final class Findings {
    private static final Comparator<Diagnostic> BY_PLACE = Comparator.<Diagnostic>comparingInt(
                    diagnostic -> diagnostic.span().start())
            .thenComparingInt(diagnostic -> diagnostic.span().end())
            .thenComparing(Diagnostic::severity)
            .thenComparing(Diagnostic::code);

    private final SourceText source;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int errors;

    public Findings(SourceText source) {
        this.source = source;
    }

    public SourceText source() {
        return source;
    }

    public void error(Code code, Span span, String message) {
        add(code, Severity.ERROR, span, message, Optional.empty());
    }

    public void error(Code code, Span span, String message, String hint) {
        add(code, Severity.ERROR, span, message, Optional.of(hint));
    }

    public void warning(Code code, Span span, String message) {
        add(code, Severity.WARNING, span, message, Optional.empty());
    }

    public void warning(Code code, Span span, String message, String hint) {
        add(code, Severity.WARNING, span, message, Optional.of(hint));
    }

    private void add(Code code, Severity severity, Span span, String message, Optional<String> hint) {
        Diagnostic diagnostic = new Diagnostic(code, severity, source, span, message, hint);
        if (severity == Severity.ERROR) {
            errors++;
        }
        diagnostics.add(diagnostic);
    }

    /** How many errors there are so far; a reader compares it before and after a part. */
    public int errorCount() {
        return errors;
    }

    /** All findings in the order of their places, each once. */
    public List<Diagnostic> sorted() {
        return diagnostics.stream().distinct().sorted(BY_PLACE).toList();
    }
}
