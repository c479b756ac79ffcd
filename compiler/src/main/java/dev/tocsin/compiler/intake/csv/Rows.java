package dev.tocsin.compiler.intake.csv;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a table, those of blanks left out.
 *
 * @param diagnostics where quotes do not pair
 */
record Rows(List<Row> rows, List<Diagnostic> diagnostics) {
    /** A line whose quotes do not pair makes the parser start anew behind it; so often, and no more. */
    private static final int MOST_REPAIRS = 50;

    private static final String PROTECTED = "=+-@\t\r'";

    /**
     * One row.
     *
     * @param line where it begins, from 1
     */
    record Row(int line, List<String> cells) {
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    static Rows of(SourceText source, char delimiter, int mostRows) {
        List<Row> rows = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        int line = 1;
        for (int repairs = 0; line <= source.lineCount() && rows.size() < mostRows; repairs++) {
            CSVFormat format = format(delimiter);
            int failed = parse(source, line, repairs < MOST_REPAIRS ? format : unquoted(format), mostRows, rows);
            if (failed > source.lineCount()) {
                break;
            }
            repair(source, failed, format, rows, diagnostics);
            line = failed + 1;
        }
        return new Rows(rows, diagnostics);
    }

    private static CSVFormat format(char delimiter) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .get();
    }

    private static CSVFormat unquoted(CSVFormat format) {
        return format.builder().setQuote(null).get();
    }

    /** The line at which parsing failed, or one behind the last. */
    private static int parse(SourceText source, int line, CSVFormat format, int mostRows, List<Row> rows) {
        String text = source.slice(new Span(source.lineStart(line), source.length()));
        int next = line;
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            Iterator<CSVRecord> records = parser.iterator();
            while (rows.size() < mostRows && records.hasNext()) {
                add(next, records.next(), rows);
                next = line + (int) parser.getCurrentLineNumber();
            }
            return source.lineCount() + 1;
        } catch (UncheckedIOException unpaired) {
            return Math.min(next, source.lineCount());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Of a text in memory.
        }
    }

    private static void add(int line, CSVRecord record, List<Row> rows) {
        List<String> cells = record.stream().map(Rows::unprotected).toList();
        if (!cells.stream().allMatch(String::isBlank)) {
            rows.add(new Row(line, cells));
        }
    }

    /** Without the apostrophe that keeps a spreadsheet from taking a cell for a formula. */
    private static String unprotected(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && PROTECTED.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    private static void repair(
            SourceText source, int line, CSVFormat format, List<Row> rows, List<Diagnostic> diagnostics) {
        String text = source.line(line);
        CSVFormat lenient = format.builder().setTrailingData(true).get();
        boolean pairs = single(text, lenient, line, rows);
        if (!pairs) {
            single(text, unquoted(format), line, rows);
        }
        int quote = Math.max(0, text.indexOf('"'));
        int offset = source.lineStart(line) + text.codePointCount(0, quote);
        diagnostics.add(Diagnostic.of(
                Code.INVALID_PUBLICATION,
                Severity.WARNING,
                source,
                new Span(offset, offset + (text.isEmpty() ? 0 : 1)),
                pairs
                        ? "text stands behind the closing quote of a cell"
                        : "this quote has no closing one; the line is read as if it had no quotes"));
    }

    private static boolean single(String text, CSVFormat format, int line, List<Row> rows) {
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord record : parser.getRecords()) {
                add(line, record, rows);
            }
            return true;
        } catch (UncheckedIOException | IOException unpaired) {
            return false;
        }
    }
}
