package dev.tocsin.sigma.diagnostic;

import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Collects the diagnostics about one text while it is read. For one thread. */
public final class Findings {
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
        add(Diagnostic.of(code, Severity.ERROR, source, span, message));
    }

    public void error(Code code, Span span, String message, String hint) {
        add(Diagnostic.of(code, Severity.ERROR, source, span, message).withHint(hint));
    }

    public void warning(Code code, Span span, String message) {
        add(Diagnostic.of(code, Severity.WARNING, source, span, message));
    }

    public void warning(Code code, Span span, String message, String hint) {
        add(Diagnostic.of(code, Severity.WARNING, source, span, message).withHint(hint));
    }

    /** A finding with notes, a fix, or the weight of its code. */
    public void add(Diagnostic diagnostic) {
        if (diagnostic.severity() == Severity.ERROR) {
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
        return diagnostics.stream().distinct().sorted(Diagnostic.BY_PLACE).toList();
    }
}
