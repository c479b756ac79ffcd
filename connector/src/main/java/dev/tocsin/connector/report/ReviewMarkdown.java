package dev.tocsin.connector.report;

import dev.tocsin.compiler.assembly.Assembled;
import dev.tocsin.compiler.assembly.ReadPublication;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.screening.Screening;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The review of an import for a pull request, in GitHub's Markdown. Whatever comes from a publication stands in code
 * spans, where nothing is a link, a mention or markup: a reviewer must not reach the attacker's site by a click.
 */
record ReviewMarkdown(Writer out) {
    void write(ImportReview review) throws IOException {
        Assembled assembled = review.assembled();
        IocList list = assembled.list();
        out.write("# Import of " + files(review.readings()) + "\n\n");
        out.write("List " + code(list.title()) + " of " + code(list.source().name()) + ", published " + list.published()
                + ", TLP:" + list.tlp().word().toUpperCase(Locale.ROOT) + ".\n\n");
        out.write("## Taken: " + list.indicators().size() + "\n\n");
        taken(list.indicators());
        out.write("## Held back: " + assembled.heldBack().size() + "\n\n");
        heldBack(assembled.heldBack());
        out.write("<details><summary>Screened by</summary>\n\n");
        for (String name : Screening.builtIn().lists()) {
            out.write("- " + code(name) + "\n");
        }
        out.write("\n</details>\n");
    }

    private static String files(List<ReadPublication> readings) {
        return readings.stream()
                .map(reading -> code(reading.publication().name()) + " ("
                        + reading.extraction().format().words() + ")")
                .collect(Collectors.joining(", "));
    }

    private void taken(List<Indicator> indicators) throws IOException {
        if (indicators.isEmpty()) {
            return;
        }
        out.write("| type | value | where | context |\n|---|---|---|---|\n");
        for (Indicator indicator : indicators) {
            String means =
                    indicator.term() instanceof Term.Value ? "" : "<br>" + code(ImportReview.words(indicator.term()));
            List<Provenance> places = indicator.details().provenance();
            out.write("| " + ImportReview.kind(indicator) + " | " + code(ImportReview.value(indicator)) + means + " | "
                    + (places.isEmpty() ? " | " : where(places.getFirst())) + " |\n");
        }
        out.write("\n");
    }

    private void heldBack(List<Extracted.HeldBack> heldBack) throws IOException {
        if (heldBack.isEmpty()) {
            return;
        }
        out.write("| reason | value | why | where | context |\n|---|---|---|---|---|\n");
        for (Extracted.HeldBack held : heldBack) {
            out.write("| " + held.reason().word() + " | " + code(held.text()) + " | " + code(held.explanation()) + " | "
                    + where(held.provenance()) + " |\n");
        }
        out.write("\n");
    }

    private static String where(Provenance provenance) {
        return code(ImportReview.place(provenance)) + " | "
                + code(provenance.context().strip());
    }

    /**
     * A code span that holds the text whatever is in it: fenced by more backticks than it has in a row. A bar would end
     * the cell even there, so it is escaped, which GitHub undoes.
     */
    private static String code(String text) {
        String line = ImportReview.oneLine(text).strip();
        if (line.isEmpty()) {
            return "";
        }
        int ticks = 1;
        while (line.contains("`".repeat(ticks))) {
            ticks++;
        }
        String fence = "`".repeat(ticks);
        String pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + pad + line.replace("|", "\\|") + pad + fence;
    }
}
