package dev.tocsin.connector.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which lines of a text became which of another. Where they differ in little, the fewest edits; where that would take too
 * long, the lines that both have once and in the same order divide the texts, and the parts are compared.
 */
final class LineDifference {
    /** So many edits of a part cost some 4 MB; twice as many four times that. */
    private static final int MOST_EDITS = 1_000;

    private LineDifference() {}

    enum Kind {
        SAME(' '),
        REMOVED('-'),
        ADDED('+');

        private final char sign;

        Kind(char sign) {
            this.sign = sign;
        }

        char sign() {
            return sign;
        }
    }

    /** A line of the difference with its line end. */
    record Line(Kind kind, String text) {}

    /** The lines of both texts, those that are in both once. */
    static List<Line> of(List<String> before, List<String> after) {
        List<Line> lines = new ArrayList<>();
        add(before, after, lines);
        return lines;
    }

    private static void add(List<String> before, List<String> after, List<Line> lines) {
        int least = Math.min(before.size(), after.size());
        int head = 0;
        while (head < least && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < least - head && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        all(Kind.SAME, before.subList(0, head), lines);
        middle(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail), lines);
        all(Kind.SAME, before.subList(before.size() - tail, before.size()), lines);
    }

    private static void middle(List<String> before, List<String> after, List<Line> lines) {
        if (before.isEmpty() || after.isEmpty()) {
            all(Kind.REMOVED, before, lines);
            all(Kind.ADDED, after, lines);
            return;
        }
        Optional<List<Line>> fewest = fewestEdits(before, after);
        if (fewest.isPresent()) {
            lines.addAll(fewest.get());
            return;
        }
        List<int[]> anchors = anchors(before, after);
        if (anchors.isEmpty()) {
            all(Kind.REMOVED, before, lines);
            all(Kind.ADDED, after, lines);
            return;
        }
        int old = 0;
        int fresh = 0;
        for (int[] anchor : anchors) {
            add(before.subList(old, anchor[0]), after.subList(fresh, anchor[1]), lines);
            lines.add(new Line(Kind.SAME, before.get(anchor[0])));
            old = anchor[0] + 1;
            fresh = anchor[1] + 1;
        }
        add(before.subList(old, before.size()), after.subList(fresh, after.size()), lines);
    }

    private static void all(Kind kind, List<String> texts, List<Line> lines) {
        texts.forEach(text -> lines.add(new Line(kind, text)));
    }

    /** Lines that each text has once, as many of them as stand in the same order in both: pairs of their numbers. */
    private static List<int[]> anchors(List<String> before, List<String> after) {
        Map<String, Integer> places = once(after);
        List<int[]> pairs = new ArrayList<>();
        once(before).entrySet().stream()
                .filter(entry -> places.containsKey(entry.getKey()))
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry -> pairs.add(new int[] {entry.getValue(), places.get(entry.getKey())}));
        return longestRising(pairs);
    }

    private static Map<String, Integer> once(List<String> texts) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            places.merge(texts.get(i), i, (one, other) -> -1);
        }
        places.values().removeIf(place -> place < 0);
        return places;
    }

    /** The most pairs whose second numbers rise, as the first ones do (patience sorting). */
    private static List<int[]> longestRising(List<int[]> pairs) {
        int[] ends = new int[pairs.size()];
        int[] previous = new int[pairs.size()];
        int length = 0;
        for (int i = 0; i < pairs.size(); i++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (pairs.get(ends[middle])[1] < pairs.get(i)[1]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? -1 : ends[low - 1];
            ends[low] = i;
            length = Math.max(length, low + 1);
        }
        List<int[]> rising = new ArrayList<>();
        for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = previous[i]) {
            rising.add(pairs.get(i));
        }
        return rising.reversed();
    }

    /** Myers' greedy algorithm ("An O(ND) Difference Algorithm and Its Variations", 1986): few edits, little work.
     * Empty if they are too many. */
    private static Optional<List<Line>> fewestEdits(List<String> before, List<String> after) {
        List<int[]> rounds = new ArrayList<>();
        int limit = Math.min(MOST_EDITS, before.size() + after.size());
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
                    return Optional.of(backtrack(rounds, before, after));
                }
            }
        }
        return Optional.empty();
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
