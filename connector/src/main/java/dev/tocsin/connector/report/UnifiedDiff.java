package dev.tocsin.connector.report;

import dev.tocsin.connector.report.LineDifference.Kind;
import dev.tocsin.connector.report.LineDifference.Line;
import java.util.ArrayList;
import java.util.List;

/** The difference between two texts in the form that {@code patch} and {@code git apply} take. */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final String NO_LINE_END = "\\ No newline at end of file\n";

    private UnifiedDiff() {}

    /** The difference under the name of the file; empty if there is none. */
    public static String of(String name, String before, String after) {
        List<Line> lines = LineDifference.of(split(before), split(after));
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
        diff.append(line.kind().sign()).append(line.text());
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
}
