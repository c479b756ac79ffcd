package dev.tocsin.connector.report;

import dev.tocsin.compiler.assembly.Assembled;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.screening.Screening;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** The review of an import for a terminal of 80 columns. A value is never broken, so that it can be copied. */
record ReviewText(Writer out) {
    private static final int WIDTH = 80;
    private static final String INDENT = "    ";

    void write(ImportReview review) throws IOException {
        Assembled assembled = review.assembled();
        List<Indicator> taken = assembled.list().indicators();
        out.write("# Taken: " + taken.size() + "\n\n");
        for (Indicator indicator : taken) {
            line(ImportReview.kind(indicator), ImportReview.value(indicator));
            if (!(indicator.term() instanceof Term.Value)) {
                detail(ImportReview.words(indicator.term()));
            }
            for (Provenance place :
                    indicator.details().provenance().stream().limit(1).toList()) {
                detail(place(place));
            }
        }
        out.write("\n# Held back: " + assembled.heldBack().size() + "\n\n");
        for (Extracted.HeldBack held : assembled.heldBack()) {
            line(held.reason().word(), held.text());
            detail(held.explanation());
            detail(place(held.provenance()));
        }
        if (!assembled.heldBack().isEmpty()) {
            out.write("\nWhat is held back is taken with --take VALUE or --take REASON, if it can be an\n");
            out.write("indicator.\n");
        }
        out.write("\nScreened by:\n");
        for (String list : Screening.builtIn().lists()) {
            detail(list);
        }
    }

    private static String place(Provenance provenance) {
        String context = provenance.context().strip();
        return ImportReview.place(provenance) + (context.isEmpty() ? "" : ": " + context);
    }

    private void line(String kind, String value) throws IOException {
        out.write(String.format(Locale.ROOT, "%-17s  %s\n", kind, ImportReview.oneLine(value)));
    }

    /** Lines of whole words; a word that is longer than a line has one of its own. */
    private void detail(String text) throws IOException {
        StringBuilder line = new StringBuilder();
        for (String word : ImportReview.oneLine(text).strip().split(" +", -1)) {
            if (!line.isEmpty() && INDENT.length() + line.length() + 1 + word.length() > WIDTH) {
                out.write(INDENT + line + "\n");
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            out.write(INDENT + line + "\n");
        }
    }
}
