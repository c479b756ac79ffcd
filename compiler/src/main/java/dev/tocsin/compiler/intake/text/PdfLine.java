package dev.tocsin.compiler.intake.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line on a page, in the parts that wide gaps leave.
 *
 * @param top distance from the upper edge of the page, in points
 * @param height of its letters, in points
 */
record PdfLine(double top, double height, List<Part> parts) {
    private static final double SAME_COLUMN = 4;
    /** How far the words of a point of a list may stand from its bullet. */
    private static final double HANGING = 24;

    private static final int MOST_PIECES = 5;

    PdfLine {
        parts = List.copyOf(parts);
    }

    /** A part of a line, beginning so many points from the left edge. */
    record Part(double left, String text) {}

    /** The lines with values whole again that a narrow column cut: a piece below goes to the one that it continues. */
    static List<PdfLine> joined(List<PdfLine> lines) {
        List<List<Part>> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(new ArrayList<>(line.parts)));
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                for (int joins = 0; joins < MOST_PIECES && join(rows, row, column); joins++) {
                    // A URL may be cut more than once.
                }
            }
        }
        List<PdfLine> joined = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            if (!rows.get(row).isEmpty()) {
                joined.add(new PdfLine(lines.get(row).top, lines.get(row).height, rows.get(row)));
            }
        }
        return joined;
    }

    private static boolean join(List<List<Part>> rows, int row, int column) {
        Part first = rows.get(row).get(column);
        List<String> pieces = new ArrayList<>(List.of(first.text));
        for (int below = row + 1; below < Math.min(rows.size(), row + MOST_PIECES); below++) {
            Part next = below(rows.get(below), first);
            if (next == null) {
                return false;
            }
            pieces.add(next.text);
            if (BrokenLines.isWhole(pieces)) {
                rows.get(row).set(column, new Part(first.left, String.join("", pieces)));
                for (int i = row + 1; i <= below; i++) {
                    rows.get(i).remove(below(rows.get(i), first));
                }
                return true;
            }
        }
        return false;
    }

    /** A point of a list goes on below its words, not below its bullet. */
    private static @Nullable Part below(List<Part> row, Part first) {
        double hanging = PdfBlocks.isPoint(first.text) ? HANGING : SAME_COLUMN;
        return row.stream()
                .filter(part -> part.left > first.left - SAME_COLUMN && part.left < first.left + hanging)
                .findFirst()
                .orElse(null);
    }
}
