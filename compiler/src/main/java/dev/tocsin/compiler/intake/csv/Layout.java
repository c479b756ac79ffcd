package dev.tocsin.compiler.intake.csv;

import dev.tocsin.compiler.intake.csv.Column.Kind;
import dev.tocsin.compiler.intake.csv.Rows.Row;
import dev.tocsin.compiler.intake.published.PublishedType;
import dev.tocsin.compiler.intake.published.PublishedValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the columns of a table hold.
 *
 * @param firstRow index of the first row under the header
 */
record Layout(List<Column> columns, int firstRow) {
    private static final int ROWS_LOOKED_AT = 500;
    private static final int LINES_ABOVE_HEADER = 20;
    private static final int LONGEST_TITLE = 60;
    private static final double MOST = 0.8;
    private static final double MANY = 0.5;

    Layout {
        columns = List.copyOf(columns);
    }

    static Layout of(List<Row> rows, Optional<List<CsvColumn>> said) {
        int header = header(rows);
        int firstRow = header + 1;
        if (said.isPresent()) {
            return new Layout(said.get().stream().map(Column::said).toList(), firstRow);
        }
        List<Row> sample = rows.subList(firstRow, Math.min(rows.size(), firstRow + ROWS_LOOKED_AT));
        List<Column> columns = new ArrayList<>(header < 0 ? List.of() : titled(rows.get(header)));
        int width = sample.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        while (columns.size() < Math.min(width, 1_000)) {
            columns.add(Column.of(Kind.UNKNOWN));
        }
        return new Layout(settle(columns, sample), firstRow);
    }

    /** Whether the words above the columns say that these are indicators. */
    static boolean hasHeader(List<Row> rows) {
        int header = header(rows);
        return header >= 0
                && titled(rows.get(header)).stream()
                        .anyMatch(column -> column.holdsValues() || column.kind() == Kind.TYPE_OR_VALUE);
    }

    /** The rows under the header, if there is one. */
    static List<Row> below(List<Row> rows) {
        return rows.subList(header(rows) + 1, rows.size());
    }

    boolean holdsValues() {
        return columns.stream().anyMatch(Column::holdsValues);
    }

    /** Index of the words above the columns; -1 if there are none. */
    static int header(List<Row> rows) {
        for (int i = 0; i < Math.min(rows.size(), LINES_ABOVE_HEADER); i++) {
            if (isHeader(rows.get(i))) {
                return i + 1 < rows.size() && beginsTable(rows, i + 1) ? i + 1 : i;
            }
            if (rows.get(i).cells().stream().anyMatch(PublishedValue::isValue)) {
                return -1;
            }
        }
        return -1;
    }

    /** Whether a row names what stands below it, and no column of it. */
    static boolean isTitle(Row row) {
        return filled(row) == 1 && !PublishedValue.isValue(titles(row).getFirst());
    }

    /**
     * Whether a row is words above columns beyond doubt: nearly all of them are known to be that, or half of them under a
     * title.
     */
    static boolean beginsTable(List<Row> rows, int at) {
        Row row = rows.get(at);
        long known = titles(row).stream()
                .map(Column::titled)
                .filter(column -> column.kind() != Kind.UNKNOWN)
                .count();
        boolean enough =
                known * 4 >= filled(row) * 3 || (at > 0 && isTitle(rows.get(at - 1)) && known * 2 >= filled(row));
        return filled(row) >= 2 && enough && isHeader(row);
    }

    private static long filled(Row row) {
        return titles(row).stream().filter(title -> !title.isEmpty()).count();
    }

    /** Whether a row is words above columns: one is known to be that, and none could be a value. */
    static boolean isHeader(Row row) {
        List<String> titles = titles(row);
        return titles.stream().allMatch(title -> title.length() <= LONGEST_TITLE && !PublishedValue.isValue(title))
                && titles.stream().map(Column::titled).anyMatch(Layout::leads)
                && titles.stream()
                                        .map(Column::titled)
                                        .filter(column -> column.kind() != Kind.UNKNOWN)
                                        .count()
                                * 4
                        >= titles.stream().filter(title -> !title.isEmpty()).count();
    }

    /** Whether a title is one that tables of indicators cannot be without. */
    private static boolean leads(Column column) {
        return column.holdsValues() || column.kind() == Kind.TYPE_OR_VALUE || column.kind() == Kind.TYPE;
    }

    private static List<Column> titled(Row row) {
        return titles(row).stream().map(Column::titled).toList();
    }

    /** Some put the header into a comment. */
    private static List<String> titles(Row row) {
        List<String> titles = new ArrayList<>();
        for (String cell : row.cells()) {
            String title = PublishedValue.strip(cell);
            titles.add(titles.isEmpty() && title.startsWith("#") ? PublishedValue.strip(title.substring(1)) : title);
        }
        return titles;
    }

    /** Whether any column has a title; where none has, the cells alone tell what it holds. */
    private enum Head {
        TITLED,
        BARE
    }

    /** What the titles leave open, the cells tell. */
    private static List<Column> settle(List<Column> titled, List<Row> sample) {
        List<Column> columns = new ArrayList<>(titled);
        Head head = columns.stream().allMatch(column -> column.title().isEmpty()) ? Head.BARE : Head.TITLED;
        for (int i = 0; i < columns.size(); i++) {
            columns.set(i, settle(columns.get(i), i, sample, head));
        }
        onlyOne(columns, Kind.TYPE, sample);
        boolean pairs = columns.stream().anyMatch(column -> column.kind() == Kind.TYPE)
                && columns.stream().anyMatch(column -> column.kind() == Kind.VALUE);
        for (int i = 0; i < columns.size(); i++) {
            // Beside types and values, a column of links is where to read more.
            if (pairs
                    && columns.get(i).kind() == Kind.TYPED
                    && columns.get(i).title().matches("(?i).*(url|link|website|site|page).*")) {
                columns.set(i, columns.get(i).as(Kind.REFERENCE));
            }
        }
        if (columns.stream().noneMatch(Column::holdsValues)) {
            mostTelling(columns, sample);
        }
        return columns;
    }

    private static Column settle(Column column, int index, List<Row> sample, Head head) {
        double types = share(sample, index, PublishedType::isWord);
        return switch (column.kind()) {
            case TYPE_OR_VALUE -> column.as(types >= MANY ? Kind.TYPE : Kind.VALUE);
            case TYPE -> column.as(types > 0 ? Kind.TYPE : Kind.NOTE);
            case UNKNOWN -> {
                if (head == Head.BARE && types >= MOST) {
                    yield column.as(Kind.TYPE);
                }
                double values = share(sample, index, PublishedValue::isValue);
                yield column.as(values >= (head == Head.BARE ? MANY : MOST) ? Kind.VALUE : Kind.NOTE);
            }
            case VALUE,
                    TYPED,
                    NOTE,
                    ROLE,
                    CONFIDENCE,
                    VALID_UNTIL,
                    FOR_DETECTION,
                    TLP,
                    SOURCE,
                    PATTERN,
                    REFERENCE,
                    IGNORED -> column;
        };
    }

    /** Of several columns that could be it, the one that most cells agree with. */
    private static void onlyOne(List<Column> columns, Kind kind, List<Row> sample) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).kind() == kind) {
                found.add(i);
            }
        }
        double best = found.stream()
                .mapToDouble(i -> share(sample, i, PublishedType::isWord))
                .max()
                .orElse(0);
        boolean kept = false;
        for (int i : found) {
            boolean chosen = !kept && share(sample, i, PublishedType::isWord) >= best;
            kept |= chosen;
            if (!chosen) {
                columns.set(i, columns.get(i).as(Kind.NOTE));
            }
        }
    }

    private static void mostTelling(List<Column> columns, List<Row> sample) {
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            boolean open = columns.get(i).kind() == Kind.NOTE;
            shares.add(open ? share(sample, i, PublishedValue::isValue) : 0.0);
        }
        double most = shares.isEmpty() ? 0 : Collections.max(shares);
        if (most > 0) {
            int index = shares.indexOf(most);
            columns.set(index, columns.get(index).as(Kind.VALUE));
        }
    }

    /** How many of the cells that hold something are of a kind. */
    static double share(List<Row> sample, int column, Predicate<String> kind) {
        int filled = 0;
        int fitting = 0;
        for (Row row : sample) {
            String cell = PublishedValue.strip(row.cell(column));
            if (!cell.isEmpty()) {
                filled++;
                fitting += kind.test(cell) ? 1 : 0;
            }
        }
        return filled == 0 ? 0 : (double) fitting / filled;
    }
}
