package dev.tocsin.compiler.intake;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.Term;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Extractions in words that tests can compare. */
public final class Extractions {
    private Extractions() {}

    /** Reads a text as a file without a telling name. */
    public static Extraction of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Extraction of(byte[] content) {
        return Intake.read(new Publication("publication", content), IntakeOptions.none());
    }

    /** The indicators that were taken, in order. */
    public static List<Indicator> indicators(Extraction extraction) {
        return extraction.items().stream()
                .filter(Extracted.Taken.class::isInstance)
                .map(item -> ((Extracted.Taken) item).indicator())
                .toList();
    }

    /** What was taken, in order: {@code ipv4 192.0.2.1}. */
    public static List<String> taken(Extraction extraction) {
        return indicators(extraction).stream()
                .map(Indicator::term)
                .map(term ->
                        term instanceof Term.Value value ? value.type().word() + " " + value.text() : term.toString())
                .toList();
    }

    /** What was held back, in order: {@code lookalike config.py}. */
    public static List<String> held(Extraction extraction) {
        return extraction.items().stream()
                .filter(Extracted.HeldBack.class::isInstance)
                .map(Extracted.HeldBack.class::cast)
                .map(item -> item.reason().word() + " " + item.text())
                .toList();
    }

    /** The diagnostics: {@code error is no PDF}. */
    public static List<String> diagnostics(Extraction extraction) {
        return extraction.diagnostics().stream()
                .map(diagnostic -> diagnostic.severity().word() + " " + diagnostic.message())
                .toList();
    }
}
