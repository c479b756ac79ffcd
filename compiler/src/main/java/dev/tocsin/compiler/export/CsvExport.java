package dev.tocsin.compiler.export;

import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.notation.TermNotation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A list as a table (RFC 4180, UTF-8 without a byte order mark). A first row of the type {@code description} tells what
 * the list is. What is more than one value stands whole in the column {@code pattern}, as {@link TermNotation} writes it,
 * its type is then {@code compound}. A cell that a spreadsheet would take for a formula begins with an apostrophe; the
 * reader takes it off again.
 */
public final class CsvExport {
    private static final String FORMULA = "=+-@\t\r";
    private static final String[] HEADER = {
        "type", "value", "role", "confidence", "valid_until", "note", "source", "tlp", "name", "pattern"
    };

    private CsvExport() {}

    /** The table. */
    public static Exported write(IocList list) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord((Object[]) HEADER);
            print(
                    printer,
                    List.of(
                            "description",
                            list.source().url().orElse(""),
                            "",
                            "",
                            "",
                            list.title(),
                            "",
                            tlp(list),
                            "",
                            ""));
            for (Indicator indicator : list.indicators()) {
                print(printer, row(list, indicator));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Into memory.
        }
        return new Exported(text.toString(), losses(list));
    }

    private static List<String> row(IocList list, Indicator indicator) {
        boolean plain = TermNotation.isPlain(indicator.term())
                && indicator.term().values().allMatch(Term.Value::isTelling);
        boolean single = indicator.term() instanceof Term.Value;
        String expiry = list.expiry(indicator).text();
        Confidence confidence = list.confidence(indicator);
        return List.of(
                single
                        ? indicator
                                .term()
                                .values()
                                .findFirst()
                                .orElseThrow()
                                .type()
                                .word()
                        : "compound",
                single ? indicator.term().values().findFirst().orElseThrow().text() : indicator.name(),
                indicator.details().role().orElse(""),
                confidence.word(),
                expiry,
                indicator.details().note().orElse(""),
                indicator.details().source().orElse(""),
                tlp(list),
                single
                                && indicator
                                        .name()
                                        .equals(indicator
                                                .term()
                                                .values()
                                                .findFirst()
                                                .orElseThrow()
                                                .text())
                        ? ""
                        : indicator.name(),
                plain ? "" : TermNotation.write(indicator.term()));
    }

    private static void print(CSVPrinter printer, List<String> cells) throws IOException {
        for (String cell : cells) {
            boolean formula = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
            // Its own mark is marked too, or it would be lost.
            printer.print(formula || cell.startsWith("'") ? "'" + cell : cell);
        }
        printer.println();
    }

    private static String tlp(IocList list) {
        return list.tlp().word();
    }

    private static List<String> losses(IocList list) {
        Losses losses = new Losses();
        list.description().ifPresent(text -> losses.add("CSV has no place for the description of the list", ""));
        list.references().forEach(reference -> losses.add("CSV has no place for references", reference));
        list.tags().forEach(tag -> losses.add("CSV has no place for tags", tag));
        losses.add(
                "CSV has no place for the id, the level, the day of publication and the first day of the list",
                list.id());
        list.exclusions().forEach(exclusion -> losses.add("CSV has no place for exclusions", exclusion.value()));
        list.indicators().stream()
                .filter(indicator -> !indicator.details().provenance().isEmpty())
                .forEach(indicator -> losses.add("CSV has no place for where a value was read", indicator.name()));
        return losses.told();
    }
}
