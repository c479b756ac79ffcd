package dev.tocsin.connector.cli;

import dev.tocsin.connector.alert.Alert;
import dev.tocsin.sigma.model.Level;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Alerts as a table for a terminal: the earliest rows, and counts of all. It keeps no more rows than it prints.
 */
final class AlertTable {
    private static final int DEFAULT_WIDTH = 160;
    private static final int ROWS = 200;
    private static final int TIME = 20;
    private static final int LEVEL = 8;
    private static final int RULE = 40;
    private static final int HOST = 16;
    private static final int WHY_IN_A_LINE = 200;

    private final NavigableSet<Row> rows = new TreeSet<>();
    private final Map<Rule, Integer> counts = new TreeMap<>();
    private int alerts;

    private record Row(String time, String title, String id, String level, String host, String reason)
            implements Comparable<Row> {
        private static final Comparator<Row> ORDER =
                Comparator.comparing(Row::time).thenComparing(Row::title).thenComparing(Row::id);

        @Override
        public int compareTo(Row other) {
            return ORDER.compare(this, other);
        }
    }

    /** The heaviest first. */
    private record Rule(Level weight, String title, String id, String level) implements Comparable<Rule> {
        private static final Comparator<Rule> ORDER = Comparator.comparing(Rule::weight)
                .reversed()
                .thenComparing(Rule::title)
                .thenComparing(Rule::id);

        @Override
        public int compareTo(Rule other) {
            return ORDER.compare(this, other);
        }
    }

    void add(Alert alert) {
        String level = level(alert);
        Level weight = alert.rule().level().orElse(Level.MEDIUM);
        counts.merge(new Rule(weight, alert.rule().title(), alert.rule().id(), level), 1, Integer::sum);
        alerts++;
        rows.add(new Row(
                alert.eventTime().orElse("no time"),
                alert.rule().title(),
                alert.id(),
                level,
                alert.host().orElse("-"),
                alert.why()));
        if (rows.size() > ROWS) {
            rows.pollLast();
        }
    }

    private static String level(Alert alert) {
        return alert.rule()
                .level()
                .map(level -> level == Level.INFORMATIONAL ? "info" : level.word())
                .orElse("-");
    }

    /** How many characters fit into a line, as far as the environment says. */
    static int terminalWidth() {
        try {
            return Integer.parseInt(System.getenv().getOrDefault("COLUMNS", ""));
        } catch (NumberFormatException unknown) {
            return DEFAULT_WIDTH;
        }
    }

    /** One alert in a line. */
    static String line(Alert alert) {
        return cells(
                seconds(alert.eventTime().orElse("no time")),
                level(alert),
                alert.rule().title(),
                alert.host().orElse("-"),
                alert.why(),
                WHY_IN_A_LINE);
    }

    /** Prints the table into lines of at most this many characters. */
    void print(PrintWriter out, int width) {
        if (alerts == 0) {
            return;
        }
        int why = Math.max(20, width - TIME - LEVEL - RULE - HOST - 8);
        out.println(cells("TIME", "LEVEL", "RULE", "HOST", "WHY", why));
        for (Row row : rows) {
            out.println(cells(seconds(row.time()), row.level(), row.title(), row.host(), row.reason(), why));
        }
        if (alerts > rows.size()) {
            out.println("... and " + Counts.of(alerts - rows.size(), "later alert"));
        }
        out.println();
        counts.forEach((rule, count) -> out.println(
                String.format(Locale.ROOT, "%,7d  %-" + LEVEL + "s  %s", count, rule.level(), rule.title())));
        out.println();
    }

    private static String cells(String time, String level, String rule, String host, String why, int whyWidth) {
        return fitted(time, TIME) + "  " + fitted(level, LEVEL) + "  " + fitted(rule, RULE) + "  " + fitted(host, HOST)
                + "  " + fitted(why, whyWidth).stripTrailing();
    }

    /** {@code 2025-01-15T10:01:11.3091234Z} without the fraction. */
    private static String seconds(String time) {
        int dot = time.indexOf('.');
        return dot == 19 && time.endsWith("Z") ? time.substring(0, dot) + "Z" : time;
    }

    /** Exactly this many characters. What could move the cursor or colour the terminal is shown as a dot. */
    private static String fitted(String text, int width) {
        StringBuilder cell = new StringBuilder();
        text.codePoints()
                .limit(width + 1L)
                .map(character -> Character.isISOControl(character) ? '\u00b7' : character)
                .forEach(cell::appendCodePoint);
        int length = cell.codePointCount(0, cell.length());
        if (length > width) {
            cell.setLength(cell.offsetByCodePoints(0, width - 1));
            return cell.append('\u2026').toString();
        }
        return cell.append(" ".repeat(width - length)).toString();
    }
}
