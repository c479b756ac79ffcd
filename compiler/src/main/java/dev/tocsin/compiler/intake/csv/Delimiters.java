package dev.tocsin.compiler.intake.csv;

import dev.tocsin.compiler.intake.csv.Rows.Row;
import dev.tocsin.sigma.source.SourceText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands between the cells of a table. */
final class Delimiters {
    private static final int LOOKED_AT = 64 * 1024;
    private static final int ROWS_LOOKED_AT = 200;
    private static final List<Character> KNOWN = List.of(',', ';', '\t');

    private Delimiters() {}

    /** The beginning of a text, cut behind a line if it is long. */
    static SourceText sample(String name, String text) {
        if (text.length() <= LOOKED_AT) {
            return new SourceText(name, text);
        }
        int lineEnd = text.lastIndexOf('\n', LOOKED_AT);
        return new SourceText(name, text.substring(0, lineEnd > 0 ? lineEnd : LOOKED_AT));
    }

    /** The one by which most rows have as many cells as each other. */
    static char of(SourceText sample) {
        char best = ',';
        double most = 0;
        for (char delimiter : KNOWN) {
            List<Row> rows = rows(sample, delimiter);
            double agreement = agreement(rows) * (Layout.hasHeader(rows) ? 2 : 1);
            if (agreement > most) {
                most = agreement;
                best = delimiter;
            }
        }
        return best;
    }

    static List<Row> rows(SourceText sample, char delimiter) {
        return Rows.of(sample, delimiter, ROWS_LOOKED_AT).rows();
    }

    /** The share of rows with the commonest number of cells, if that is more than one. */
    static double agreement(List<Row> rows) {
        Map<Integer, Integer> widths = new HashMap<>();
        rows.forEach(row -> widths.merge(row.cells().size(), 1, Integer::sum));
        return widths.entrySet().stream()
                        .filter(width -> width.getKey() > 1)
                        .mapToInt(Map.Entry::getValue)
                        .max()
                        .orElse(0)
                / (double) Math.max(1, rows.size());
    }
}
