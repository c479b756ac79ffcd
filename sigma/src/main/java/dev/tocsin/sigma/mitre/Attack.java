package dev.tocsin.sigma.mitre;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** MITRE ATT&amp;CK for Enterprise: what bears an id there, what became of it, and the tactics of each technique. */
public final class Attack {
    private static final Pattern ID = Pattern.compile("([A-Z]{1,2})(\\d{4})(?:\\.(\\d{3}))?");
    private static final Pattern TACTIC_ID = Pattern.compile("TA\\d{4}");

    private static final class Techniques {
        static final Part PART = Part.read("attack-techniques.csv");
    }

    private static final class Objects {
        static final Part PART = Part.read("attack-objects.csv");
    }

    private Attack() {}

    /** What became of an id. */
    public enum Status {
        CURRENT,
        /** Replaced by a successor. */
        REVOKED,
        /** Given up without a successor. */
        DEPRECATED
    }

    /**
     * A goal of an attacker.
     *
     * @param id for example {@code TA0005}
     * @param word as Sigma tags and STIX write it, for example {@code lateral-movement}
     * @param name for people
     */
    public record Tactic(String id, String word, String name) {}

    /**
     * Anything else that bears an id: a technique, sub-technique, group, campaign, software, mitigation, data source.
     *
     * @param tactics the words of the tactics of a current technique; empty for all else
     * @param successor the id that took the place of a revoked one
     */
    public record Entry(String id, Status status, List<String> tactics, Optional<String> successor, String name) {
        public Entry {
            tactics = List.copyOf(tactics);
        }
    }

    /** The tactics in the order of their ids. */
    public static List<Tactic> tactics() {
        return List.copyOf(Techniques.PART.tactics.values());
    }

    /** The tactic that tags write so, for example {@code lateral-movement}. */
    public static Optional<Tactic> tactic(String word) {
        return Optional.ofNullable(Techniques.PART.tactics.get(word));
    }

    /** What bears an id in capitals, for example {@code T1059.001} or {@code G0016}. */
    public static Optional<Entry> entry(String id) {
        return Optional.ofNullable(part(id).entries.get(id));
    }

    /** The version of the data about ids of this kind. */
    public static String version(String id) {
        return part(id).version;
    }

    /** The version of the data about tactics and techniques. */
    public static String version() {
        return Techniques.PART.version;
    }

    /**
     * Whether an id is formed as one of its kind and bears a higher number than any of them here, so that it may have
     * been given out since.
     */
    public static boolean mayBeNewer(String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            return false;
        }
        Map<String, Integer> highest = part(id).highest;
        String series = parts.group(1);
        Integer highestSub = parts.group(3) == null ? null : highest.get(series + parts.group(2));
        if (highestSub != null) {
            return Integer.parseInt(parts.group(3)) > highestSub;
        }
        Integer known = highest.get(series);
        return known != null && Integer.parseInt(parts.group(2)) > known;
    }

    private static Part part(String id) {
        return id.startsWith("T") ? Techniques.PART : Objects.PART;
    }

    /** One data file. */
    private static final class Part {
        final String version;
        final Map<String, Tactic> tactics = new LinkedHashMap<>();
        final Map<String, Entry> entries = new HashMap<>();
        /** The highest number by series ({@code T}), and the highest sub-technique by technique ({@code T1059}). */
        final Map<String, Integer> highest = new HashMap<>();

        private Part(Table table) {
            version = table.version();
            for (String[] row : table.rows()) {
                if (TACTIC_ID.matcher(row[0]).matches()) {
                    tactics.put(row[2], new Tactic(row[0], row[2], row[4]));
                } else {
                    add(row);
                }
            }
        }

        static Part read(String name) {
            return new Part(Table.read(name, 5));
        }

        private void add(String[] row) {
            Status status = switch (row[1]) {
                case "current" -> Status.CURRENT;
                case "revoked" -> Status.REVOKED;
                case "deprecated" -> Status.DEPRECATED;
                default -> throw new IllegalStateException("no status: " + row[1]);
            };
            entries.put(
                    row[0],
                    new Entry(
                            row[0],
                            status,
                            row[2].isEmpty() ? List.of() : List.of(row[2].split(" ")),
                            Optional.of(row[3]).filter(successor -> !successor.isEmpty()),
                            row[4]));
            Matcher parts = ID.matcher(row[0]);
            if (parts.matches()) {
                String series = parts.group(1);
                // A revoked S9000 was never one of the series.
                if (status == Status.CURRENT) {
                    highest.merge(series, Integer.valueOf(parts.group(2)), Math::max);
                }
                String sub = parts.group(3);
                highest.merge(series + parts.group(2), sub == null ? 0 : Integer.parseInt(sub), Math::max);
            }
        }
    }
}
