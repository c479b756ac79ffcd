package dev.tocsin.compiler.intake.csv;

import dev.tocsin.compiler.extraction.DecodedText;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Format;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.intake.csv.Rows.Row;
import dev.tocsin.compiler.intake.published.PublishedType;
import dev.tocsin.compiler.intake.published.PublishedValue;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads tables of indicators in CSV. */
public final class CsvReader {
    /** A first line in which Excel is told the delimiter. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\\s*(?i:sep)=([,;\\t|])\\s*(?:\\r?\\n|$)");

    private CsvReader() {}

    /** What a file holds. Nothing is thrown, whatever the bytes are. */
    public static Extraction read(Publication publication, Optional<List<CsvColumn>> columns) {
        DecodedText decoded = DecodedText.of(publication);
        SourceText source = decoded.source();
        Matcher told = SEPARATOR_LINE.matcher(source.text());
        boolean tells = told.lookingAt();
        char delimiter =
                tells ? told.group(1).charAt(0) : Delimiters.of(Delimiters.sample(publication.name(), source.text()));
        Rows table = Rows.of(source, delimiter, Integer.MAX_VALUE);
        List<Row> rows = tells ? table.rows().subList(1, table.rows().size()) : table.rows();
        List<Diagnostic> diagnostics = new ArrayList<>(decoded.diagnostics());
        diagnostics.addAll(table.diagnostics());
        Facts facts = new Facts();
        List<Extracted> items = new ArrayList<>();
        boolean holdsValues = false;
        for (List<Row> part : columns.isPresent() ? List.of(rows) : tables(rows)) {
            Layout layout = Layout.of(part, columns);
            RowReader reader = new RowReader(publication.name(), layout.columns(), facts);
            describe(part.subList(0, Math.max(0, layout.firstRow() - 1)), publication, facts, reader);
            if (layout.holdsValues()) {
                holdsValues = true;
                read(part.subList(layout.firstRow(), part.size()), publication, facts, reader);
            }
            items.addAll(reader.items());
        }
        if (!holdsValues) {
            diagnostics.add(noValues(source));
        }
        return new Extraction(Format.CSV, facts.facts(), items, diagnostics);
    }

    /** Some put one table below another; each begins with words above its columns, and maybe with a title. */
    private static List<List<Row>> tables(List<Row> rows) {
        List<List<Row>> tables = new ArrayList<>();
        int start = 0;
        for (int i = Layout.header(rows) + 1; i < rows.size(); i++) {
            List<String> titles = rows.get(i).cells();
            if (i > 0
                    && Layout.beginsTable(rows, i)
                    && rows.subList(start, i).stream()
                            .noneMatch(row -> row.cells().equals(titles))) {
                int end = Layout.isTitle(rows.get(i - 1)) ? i - 1 : i;
                tables.add(rows.subList(start, end));
                start = end;
            }
        }
        tables.add(rows.subList(start, rows.size()));
        return tables;
    }

    private static void describe(List<Row> rows, Publication publication, Facts facts, RowReader reader) {
        for (Row row : rows) {
            facts.describe(row.cells(), RowReader.provenance(publication.name(), row), reader.items());
        }
    }

    private static void read(List<Row> rows, Publication publication, Facts facts, RowReader reader) {
        for (Row row : rows) {
            if (isComment(row)) {
                describe(List.of(row), publication, facts, reader);
            } else if (!isRepeatedHeader(row)) {
                reader.read(row);
            }
        }
    }

    /**
     * Whether a text is a table that {@link #read} finds indicators in: prose with commas, a list of values and lines of
     * one cell are none.
     */
    public static boolean isCsv(String text) {
        String stripped = PublishedValue.strip(text.substring(0, Math.min(text.length(), 100)));
        if (stripped.isEmpty() || "{[<%".indexOf(stripped.charAt(0)) >= 0) {
            return false;
        }
        if (SEPARATOR_LINE.matcher(text).lookingAt()) {
            return true;
        }
        SourceText sample = Delimiters.sample("", text);
        List<Row> rows = Delimiters.rows(sample, Delimiters.of(sample));
        if (Layout.hasHeader(rows)) {
            // A line of words with commas is a header if rows of cells follow it.
            List<Row> data = Layout.below(rows);
            return Delimiters.agreement(data.isEmpty() ? rows : data) >= 0.5;
        }
        return rows.size() > 1 && Delimiters.agreement(rows) >= 0.8 && !isPlainList(rows) && hasValueColumn(rows);
    }

    /** Values side by side are a list that somebody broke into lines. */
    private static boolean isPlainList(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> !cell.isBlank())
                .allMatch(cell -> PublishedValue.isValue(cell) && !PublishedType.isWord(cell));
    }

    private static boolean hasValueColumn(List<Row> rows) {
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        for (int i = 0; i < Math.min(width, 50); i++) {
            if (Layout.share(rows, i, PublishedValue::isValue) >= 0.8) {
                return true;
            }
        }
        return false;
    }

    private static boolean isComment(Row row) {
        return row.cell(0).strip().startsWith("#");
    }

    private static boolean isRepeatedHeader(Row row) {
        return row.cells().size() > 1
                && Layout.isHeader(row)
                && row.cells().stream().noneMatch(cell -> cell.length() > 30)
                && row.cells().stream()
                        .allMatch(cell -> cell.isBlank() || Column.titled(cell).kind() != Column.Kind.UNKNOWN);
    }

    private static Diagnostic noValues(SourceText source) {
        int end = source.lineCount() == 0
                ? 0
                : source.line(1).codePointCount(0, source.line(1).length());
        int start = source.lineCount() == 0 ? 0 : source.lineStart(1);
        return Diagnostic.of(
                        Code.INVALID_PUBLICATION,
                        Severity.ERROR,
                        source,
                        new Span(start, start + end),
                        "no column of this table holds indicators that are known by their title or their form")
                .withHint("say what the columns hold");
    }
}
