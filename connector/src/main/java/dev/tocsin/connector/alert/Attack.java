package dev.tocsin.connector.alert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The tactics and techniques of MITRE ATT&amp;CK that a rule's tags name. Only those whose name is known: Kibana breaks
 * on a technique without one.
 */
final class Attack {
    static final String FRAMEWORK = "MITRE ATT&CK";

    private static final Map<String, Entry> TACTICS = new TreeMap<>();
    private static final Map<String, Entry> TECHNIQUES = new TreeMap<>();
    private static final Pattern TECHNIQUE = Pattern.compile("attack\\.(t\\d{4}(?:\\.\\d{3})?)");

    static {
        DataFile.rows("attack-tactics.tsv", "\t").forEach(row -> TACTICS.put(row[0], tactic(row[1], row[2])));
        DataFile.rows("attack-techniques.tsv", "\t").forEach(row -> TECHNIQUES.put(row[0], technique(row[0], row[1])));
    }

    private Attack() {}

    /** Something that ATT&amp;CK names. */
    record Entry(String id, String name, String reference) {}

    /**
     * What the tags of a rule say, each list in the order of the tags and without repetition. A sub-technique comes
     * with its technique.
     */
    record Threat(List<Entry> tactics, List<Entry> techniques, List<Entry> subtechniques) {}

    static Threat of(List<String> tags) {
        Map<String, Entry> tactics = new LinkedHashMap<>();
        Map<String, Entry> techniques = new LinkedHashMap<>();
        Map<String, Entry> subtechniques = new LinkedHashMap<>();
        for (String tag : tags) {
            String word = tag.toLowerCase(Locale.ROOT).replace('_', '-');
            var technique = TECHNIQUE.matcher(word);
            if (technique.matches()) {
                String id = technique.group(1).toUpperCase(Locale.ROOT);
                String parent = id.substring(0, 5);
                Optional<Entry> known = Optional.ofNullable(TECHNIQUES.get(parent));
                known.ifPresent(entry -> techniques.put(parent, entry));
                Entry entry = TECHNIQUES.get(id);
                if (id.length() > 5 && known.isPresent() && entry != null) {
                    subtechniques.put(id, entry);
                }
            } else if (word.startsWith("attack.")) {
                Entry entry = TACTICS.get(word.substring("attack.".length()));
                if (entry != null) {
                    tactics.put(entry.id(), entry);
                }
            }
        }
        return new Threat(
                new ArrayList<>(tactics.values()),
                new ArrayList<>(techniques.values()),
                new ArrayList<>(subtechniques.values()));
    }

    private static Entry tactic(String id, String name) {
        return new Entry(id, name, "https://attack.mitre.org/tactics/" + id + "/");
    }

    private static Entry technique(String id, String name) {
        return new Entry(id, name, "https://attack.mitre.org/techniques/" + id.replace('.', '/') + "/");
    }
}
