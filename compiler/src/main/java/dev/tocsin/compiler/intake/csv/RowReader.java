package dev.tocsin.compiler.intake.csv;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorKind;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.intake.csv.Column.Kind;
import dev.tocsin.compiler.intake.csv.Rows.Row;
import dev.tocsin.compiler.intake.published.Digests;
import dev.tocsin.compiler.intake.published.Notes;
import dev.tocsin.compiler.intake.published.PublishedType;
import dev.tocsin.compiler.intake.published.PublishedValue;
import dev.tocsin.compiler.intake.published.Reading;
import dev.tocsin.compiler.notation.TermNotation;
import dev.tocsin.sigma.source.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows of a table to what they say, in their order. */
final class RowReader {
    private static final int LONGEST_NOTE = 1_000;
    private static final Set<String> NOTHING = Set.of("", "n/a", "na", "-", "--", "none", "null", "nan");
    private static final Set<String> NO = Set.of("0", "false", "no", "n");

    private final String file;
    private final List<Column> columns;
    private final Facts facts;
    private final List<Extracted> items = new ArrayList<>();

    RowReader(String file, List<Column> columns, Facts facts) {
        this.file = file;
        this.columns = columns;
        this.facts = facts;
    }

    List<Extracted> items() {
        return items;
    }

    void read(Row row) {
        Provenance provenance = provenance(file, row);
        String word = first(row, Kind.TYPE).orElse("");
        Optional<PublishedType> type = PublishedType.of(word);
        if (type.filter(PublishedType.Other.DESCRIPTION::equals).isPresent()) {
            facts.describe(otherCells(row, Kind.TYPE), provenance, items);
            return;
        }
        first(row, Kind.TLP).ifPresent(facts::tlp);
        Optional<Term> pattern = pattern(row);
        List<Reading> readings = pattern.isPresent()
                ? List.of(new Reading.Found(pattern.get(), Optional.empty()))
                : readings(row, word, type);
        List<String> remarks = new ArrayList<>();
        boolean digest =
                readings.stream().anyMatch(reading -> Digests.type(reading).isPresent());
        if (digest) {
            readings = withoutNames(readings, remarks);
        }
        readings = Digests.ofOneFile(readings);
        String note = note(row, remarks);
        for (Reading reading : readings) {
            items.add(item(reading, row, note, provenance));
        }
        if (readings.isEmpty() && !note.isEmpty()) {
            items.add(new Extracted.HeldBack(
                    row.cells().stream()
                            .filter(cell -> !cell.isBlank())
                            .findFirst()
                            .orElse(""),
                    Optional.empty(),
                    HoldReason.NOT_VALID,
                    "the row holds no value",
                    provenance));
        }
        links(row, provenance);
        items.addAll(NoteScan.heldBack(note, readings, provenance));
    }

    private Optional<Term> pattern(Row row) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).kind() == Kind.PATTERN) {
                return TermNotation.read(row.cell(i));
            }
        }
        return Optional.empty();
    }

    private List<Reading> readings(Row row, String word, Optional<PublishedType> type) {
        List<Reading> readings = new ArrayList<>();
        boolean typed = !word.isEmpty();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String cell = row.cell(i);
            if (!column.holdsValues() || isNothing(cell)) {
                continue;
            }
            if (column.kind() == Kind.TYPED) {
                readings.addAll(PublishedValue.read(column.type().orElseThrow(), column.title(), cell));
            } else if (typed) {
                // The type is that of the first value.
                readings.addAll(typed(word, type, cell));
                typed = false;
            } else {
                readings.addAll(PublishedValue.read(cell));
            }
        }
        return readings;
    }

    private static List<Reading> typed(String word, Optional<PublishedType> type, String cell) {
        if (type.isPresent()) {
            return PublishedValue.read(type.get(), word, cell);
        }
        List<Reading> guessed = PublishedValue.read(cell);
        return guessed.stream().anyMatch(Reading.Found.class::isInstance)
                ? guessed
                : PublishedValue.read(PublishedType.Other.NOT_LOOKED_FOR, word, cell);
    }

    /** Beside its digest, the name of a file is for people: it may be renamed, and others have it too. */
    private static List<Reading> withoutNames(List<Reading> readings, List<String> remarks) {
        List<Reading> others = new ArrayList<>();
        List<Reading> digests = new ArrayList<>();
        for (Reading reading : readings) {
            if (Digests.type(reading).isPresent()) {
                digests.add(reading);
            } else if (reading instanceof Reading.Found(Term.Value value, Optional<String> remark)
                    && value.type().kind() == IndicatorKind.FILE
                    && !value.scopes().isEmpty()) {
                remarks.add(
                        "file " + value.text() + remark.map(text -> " " + text).orElse(""));
            } else if (reading instanceof Reading.Failed failed
                    && failed.reason() == HoldReason.NOT_VALID
                    && !failed.text().matches("\\p{XDigit}{16,}")) {
                remarks.add(failed.text());
            } else {
                others.add(reading);
            }
        }
        digests.addAll(others);
        return digests;
    }

    private Extracted item(Reading reading, Row row, String note, Provenance provenance) {
        return switch (reading) {
            case Reading.Found(Term term, Optional<String> remark) -> {
                Details details = details(row, note, remark, provenance);
                Indicator indicator = new Indicator(name(row, term), term, details, new Span(0, 0));
                yield judged(indicator, row, note, provenance);
            }
            case Reading.Failed failed ->
                new Extracted.HeldBack(
                        failed.text(),
                        failed.term()
                                .map(term -> new Indicator(
                                        Reading.name(term),
                                        term,
                                        details(row, note, Optional.empty(), provenance),
                                        new Span(0, 0))),
                        failed.reason(),
                        failed.explanation(),
                        provenance);
        };
    }

    /** Where a term stands whole, its name stands beside it. */
    private String name(Row row, Term term) {
        for (int i = 0; i < columns.size(); i++) {
            if (isName(columns.get(i)) && !row.cell(i).isBlank()) {
                return row.cell(i);
            }
        }
        return Reading.name(term);
    }

    private boolean isName(Column column) {
        return column.title().equals("name") && columns.stream().anyMatch(other -> other.kind() == Kind.PATTERN);
    }

    private Extracted judged(Indicator indicator, Row row, String note, Provenance provenance) {
        if (first(row, Kind.FOR_DETECTION)
                .filter(mark -> NO.contains(mark.toLowerCase(Locale.ROOT)))
                .isPresent()) {
            return new Extracted.HeldBack(
                    indicator.name(),
                    Optional.of(indicator),
                    HoldReason.NOT_FOR_DETECTION,
                    "the publisher does not mark it for detection",
                    provenance);
        }
        // A clean file in a place of the attacker's choice still tells; the file itself and its name are met elsewhere.
        boolean place = indicator.term().values().allMatch(value -> value.type() == IndicatorType.FILE_PATH);
        if (!place && Notes.callClean(note)) {
            return new Extracted.HeldBack(
                    indicator.name(),
                    Optional.of(indicator),
                    HoldReason.BENIGN,
                    "the publisher writes of it: " + cut(note, 200),
                    provenance);
        }
        return new Extracted.Taken(indicator, Extracted.Basis.DECLARED);
    }

    private Details details(Row row, String note, Optional<String> remark, Provenance provenance) {
        List<String> notes = new ArrayList<>(remark.stream().toList());
        if (!note.isEmpty()) {
            notes.add(note);
        }
        return new Details(
                first(row, Kind.ROLE),
                first(row, Kind.CONFIDENCE).flatMap(RowReader::confidence),
                first(row, Kind.VALID_UNTIL).flatMap(RowReader::expiry),
                first(row, Kind.SOURCE),
                notes.isEmpty() ? Optional.empty() : Optional.of(cut(String.join("; ", notes), LONGEST_NOTE)),
                List.of(provenance));
    }

    private static Optional<Confidence> confidence(String text) {
        if (text.matches("\\d{1,3}%?")) {
            int percent = Integer.parseInt(text.replace("%", ""));
            return Optional.of(percent < 30 ? Confidence.LOW : percent < 70 ? Confidence.MEDIUM : Confidence.HIGH);
        }
        return Confidence.of(text.toLowerCase(Locale.ROOT));
    }

    private static Optional<Expiry> expiry(String text) {
        if (text.equalsIgnoreCase("never")) {
            return Optional.of(new Expiry.Never());
        }
        try {
            return Optional.of(new Expiry.LastDay(LocalDate.parse(cut(text, 10))));
        } catch (DateTimeException inAnotherForm) {
            return Optional.empty();
        }
    }

    private void links(Row row, Provenance provenance) {
        for (int i = 0; i < columns.size(); i++) {
            String cell = PublishedValue.strip(row.cell(i));
            if (columns.get(i).kind() == Kind.REFERENCE && !isNothing(cell)) {
                items.add(new Extracted.HeldBack(
                        cut(cell, LONGEST_NOTE),
                        Optional.empty(),
                        HoldReason.REFERENCE,
                        "tells where to read more",
                        provenance));
            }
        }
    }

    /** What the row says besides values; words under a title that is not one for notes stand behind that title. */
    private String note(Row row, List<String> remarks) {
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < row.cells().size(); i++) {
            Column column = i < columns.size() ? columns.get(i) : Column.of(Kind.NOTE);
            String cell = PublishedValue.strip(row.cell(i)).replaceAll("\\s+", " ");
            if (column.kind() == Kind.NOTE && !isName(column) && !isNothing(cell)) {
                notes.add(column.speaks() ? cell : column.title() + ": " + cell);
            }
        }
        notes.addAll(remarks);
        return cut(String.join("; ", notes), LONGEST_NOTE);
    }

    private Optional<String> first(Row row, Kind kind) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).kind() == kind) {
                String cell = PublishedValue.strip(row.cell(i)).replaceAll("\\s+", " ");
                if (!isNothing(cell)) {
                    return Optional.of(cut(cell, LONGEST_NOTE));
                }
            }
        }
        return Optional.empty();
    }

    private List<String> otherCells(Row row, Kind without) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String cell = PublishedValue.strip(row.cell(i)).replaceAll("\\s+", " ");
            if ((i >= columns.size() || columns.get(i).kind() != without) && !isNothing(cell)) {
                cells.add(cut(cell, LONGEST_NOTE));
            }
        }
        return cells;
    }

    private static boolean isNothing(String cell) {
        return cell.isBlank()
                || (cell.length() < 10
                        && NOTHING.contains(PublishedValue.strip(cell).toLowerCase(Locale.ROOT)));
    }

    static Provenance provenance(String file, Row row) {
        String context = row.cells().stream()
                .map(cell -> cut(cell, 300))
                .filter(cell -> !cell.isBlank())
                .collect(Collectors.joining(", "));
        return new Provenance(file, new Provenance.Place.Line(row.line()), cut(context.replaceAll("\\s+", " "), 300));
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
