package dev.tocsin.connector.alert;

import dev.tocsin.sigma.mitre.Attack;
import dev.tocsin.sigma.mitre.Attack.Tactic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tactics and techniques of MITRE ATT&amp;CK that a rule's tags name, each list in the order of the tags and without
 * repetition. A sub-technique comes with its technique. Only those whose name is known: Kibana breaks on a technique
 * without one.
 */
record Threat(List<Entry> tactics, List<Entry> techniques, List<Entry> subtechniques) {
    static final String FRAMEWORK = "MITRE ATT&CK";

    private static final Pattern TECHNIQUE = Pattern.compile("attack\\.(t\\d{4}(?:\\.\\d{3})?)");

    /** The tactic that ATT&amp;CK 19 divided; the first of its two parts kept the id. */
    private static final Map<String, String> RENAMED = Map.of("defense-evasion", "stealth");

    Threat {
        tactics = List.copyOf(tactics);
        techniques = List.copyOf(techniques);
        subtechniques = List.copyOf(subtechniques);
    }

    /** Something that ATT&amp;CK names. */
    record Entry(String id, String name, String reference) {}

    /** What the tags of a rule say. */
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
                Optional<Entry> known = technique(parent);
                known.ifPresent(entry -> techniques.put(parent, entry));
                if (id.length() > 5 && known.isPresent()) {
                    technique(id).ifPresent(entry -> subtechniques.put(id, entry));
                }
            } else if (word.startsWith("attack.")) {
                String name = word.substring("attack.".length());
                Attack.tactic(RENAMED.getOrDefault(name, name))
                        .ifPresent(tactic -> tactics.put(tactic.id(), entry(tactic)));
            }
        }
        return new Threat(
                List.copyOf(tactics.values()), List.copyOf(techniques.values()), List.copyOf(subtechniques.values()));
    }

    private static Entry entry(Tactic tactic) {
        return new Entry(tactic.id(), tactic.name(), "https://attack.mitre.org/tactics/" + tactic.id() + "/");
    }

    private static Optional<Entry> technique(String id) {
        return Attack.entry(id)
                .map(known -> new Entry(
                        id, known.name(), "https://attack.mitre.org/techniques/" + id.replace('.', '/') + "/"));
    }
}
