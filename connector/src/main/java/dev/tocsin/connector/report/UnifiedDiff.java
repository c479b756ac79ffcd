package dev.tocsin.connector.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The difference between two texts in the form that {@code patch} and {@code git apply} take. */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final String NO_LINE_END = "\\ No newline at end of file\n";

    private UnifiedDiff() {}

    private enum Kind {
        SAME(' '),
        REMOVED('-'),
        ADDED('+');

        private final char sign;

        Kind(char sign) {
            this.sign = sign;
        }
    }

    /** A line of the difference with its line end. */
    private record Line(Kind kind, String text) {}

    /** The difference under the name of the file; empty if there is none. */
    public static String of(String name, String before, String after) {
        List<Line> lines = lines(split(before), split(after));
        StringBuilder diff = new StringBuilder();
        int old = 1;
        int fresh = 1;
        int at = 0;
        while (at < lines.size()) {
            int next = nextChange(lines, at);
            if (next == lines.size()) {
                break;
            }
            int from = Math.max(at, next - CONTEXT);
            old += from - at;
            fresh += from - at;
            int to = endOfHunk(lines, next);
            List<Line> hunk = lines.subList(from, to);
            int removed = count(hunk, Kind.ADDED);
            int added = count(hunk, Kind.REMOVED);
            diff.append("@@ -")
                    .append(range(old, removed))
                    .append(" +")
                    .append(range(fresh, added))
                    .append(" @@\n");
            hunk.forEach(line -> append(diff, line));
            old += removed;
            fresh += added;
            at = to;
        }
        return diff.isEmpty() ? "" : "--- " + name + "\n+++ " + name + "\n" + diff;
    }

    /** How many lines of a hunk are not of the kind. */
    private static int count(List<Line> hunk, Kind without) {
        return (int) hunk.stream().filter(line -> line.kind() != without).count();
    }

    private static String range(int start, int lines) {
        return (lines == 0 ? start - 1 : start) + (lines == 1 ? "" : "," + lines);
    }

    private static void append(StringBuilder diff, Line line) {
        diff.append(line.kind().sign).append(line.text());
        if (!line.text().endsWith("\n")) {
            diff.append('\n').append(NO_LINE_END);
        }
    }

    private static int nextChange(List<Line> lines, int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).kind() == Kind.SAME) {
            at++;
        }
        return at;
    }

    /** Changes whose contexts meet are one hunk. */
    private static int endOfHunk(List<Line> lines, int firstChange) {
        int end = firstChange;
        while (true) {
            while (end < lines.size() && lines.get(end).kind() != Kind.SAME) {
                end++;
            }
            int next = nextChange(lines, end);
            if (next == lines.size() || next - end > 2 * CONTEXT) {
                return Math.min(lines.size(), end + CONTEXT);
            }
            end = next;
        }
    }

    private static List<String> split(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int next = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(start, next));
            start = next;
        }
        return lines;
    }

    /** Myers' greedy algorithm ("An O(ND) Difference Algorithm and Its Variations", 1986): few edits, little work. */
    private static List<Line> lines(List<String> before, List<String> after) {
        List<int[]> rounds = new ArrayList<>();
        int limit = before.size() + after.size();
        int[] furthest = new int[2 * limit + 2];
        for (int edits = 0; edits <= limit; edits++) {
            rounds.add(Arrays.copyOfRange(furthest, limit - edits, limit + edits + 1));
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
                int x = startOf(furthest, diagonal, edits, limit);
                int y = x - diagonal;
                while (x < before.size() && y < after.size() && before.get(x).equals(after.get(y))) {
                    x++;
                    y++;
                }
                furthest[limit + diagonal] = x;
                if (x >= before.size() && y >= after.size()) {
                    return backtrack(rounds, before, after);
                }
            }
        }
        throw new IllegalStateException("no path from one text to the other");
    }

    private static int startOf(int[] furthest, int diagonal, int edits, int middle) {
        return goesDown(furthest, diagonal, edits, middle)
                ? furthest[middle + diagonal + 1]
                : furthest[middle + diagonal - 1] + 1;
    }

    private static boolean goesDown(int[] furthest, int diagonal, int edits, int middle) {
        return diagonal == -edits
                || (diagonal != edits && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1]);
    }

    /** The way back from the end. Of each round the diagonals are kept that it could come from, the middle one at its number. */
    private static List<Line> backtrack(List<int[]> rounds, List<String> before, List<String> after) {
        List<Line> lines = new ArrayList<>();
        int x = before.size();
        int y = after.size();
        for (int edits = rounds.size() - 1; edits > 0; edits--) {
            int[] furthest = rounds.get(edits);
            int diagonal = x - y;
            boolean isAddition = goesDown(furthest, diagonal, edits, edits);
            int previous = isAddition ? diagonal + 1 : diagonal - 1;
            int fromX = furthest[edits + previous];
            int middle = isAddition ? fromX : fromX + 1;
            while (x > middle) {
                lines.add(new Line(Kind.SAME, before.get(--x)));
            }
            lines.add(
                    isAddition
                            ? new Line(Kind.ADDED, after.get(fromX - previous))
                            : new Line(Kind.REMOVED, before.get(fromX)));
            x = fromX;
            y = fromX - previous;
        }
        while (x > 0) {
            lines.add(new Line(Kind.SAME, before.get(--x)));
        }
        return lines.reversed();
    }
}
