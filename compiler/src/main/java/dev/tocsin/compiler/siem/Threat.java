package dev.tocsin.compiler.siem;

import dev.tocsin.sigma.mitre.Attack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tactics and techniques of MITRE ATT&amp;CK that a rule's tags name, each list in the order of the tags and without
 * repetition. A sub-technique comes with its technique. Only those whose name is known: Kibana breaks on a technique
 * without one.
 *
 * @param byTactic the same as Kibana's rules have it: each technique below its tactics. A technique stands below those of
 *     its tactics that the tags name; if they name none of them, below all that ATT&amp;CK gives it. One that ATT&amp;CK
 *     gives no tactic, because it was given up, is missing here
 */
public record Threat(List<Entry> tactics, List<Entry> techniques, List<Entry> subtechniques, List<Aim> byTactic) {
    /** The framework's name in ECS. */
    public static final String FRAMEWORK = "MITRE ATT&CK";

    private static final Pattern TECHNIQUE = Pattern.compile("attack\\.(t\\d{4}(?:\\.\\d{3})?)");

    /** What ATT&amp;CK 19 made of a tactic: two, the first of which kept the id. */
    private static final Map<String, List<String>> DIVIDED =
            Map.of("defense-evasion", List.of("stealth", "defense-impairment"));

    public Threat {
        tactics = List.copyOf(tactics);
        techniques = List.copyOf(techniques);
        subtechniques = List.copyOf(subtechniques);
        byTactic = List.copyOf(byTactic);
    }

    /** Something that ATT&amp;CK names. */
    public record Entry(String id, String name, String reference) {}

    /** A tactic, and the techniques by which it is pursued; there may be none. */
    public record Aim(Entry tactic, List<Means> techniques) {
        public Aim {
            techniques = List.copyOf(techniques);
        }
    }

    /** A technique and those of its sub-techniques that the tags name. */
    public record Means(Entry technique, List<Entry> subtechniques) {
        public Means {
            subtechniques = List.copyOf(subtechniques);
        }
    }

    /** What the tags of a rule say. */
    public static Threat of(List<String> tags) {
        Reading reading = new Reading();
        tags.forEach(reading::read);
        return reading.threat();
    }

    /** The tags read so far. */
    private static final class Reading {
        private final Map<String, Entry> tactics = new LinkedHashMap<>();
        private final Map<String, Entry> techniques = new LinkedHashMap<>();
        private final Map<String, Entry> subtechniques = new LinkedHashMap<>();
        /** From each word of ATT&amp;CK's to the ids of the tactics by which the tags name it. */
        private final Map<String, Set<String>> named = new LinkedHashMap<>();

        void read(String tag) {
            String word = tag.toLowerCase(Locale.ROOT).replace('_', '-');
            Matcher technique = TECHNIQUE.matcher(word);
            if (technique.matches()) {
                String id = technique.group(1).toUpperCase(Locale.ROOT);
                String parent = parent(id);
                Optional<Entry> known = technique(parent);
                known.ifPresent(entry -> techniques.put(parent, entry));
                if (!id.equals(parent) && known.isPresent()) {
                    technique(id).ifPresent(entry -> subtechniques.put(id, entry));
                }
            } else if (word.startsWith("attack.")) {
                String name = word.substring("attack.".length());
                List<String> words = DIVIDED.getOrDefault(name, List.of(name));
                Attack.tactic(words.getFirst()).map(Threat::entry).ifPresent(tactic -> {
                    tactics.put(tactic.id(), tactic);
                    words.forEach(each -> named.computeIfAbsent(each, absent -> new LinkedHashSet<>())
                            .add(tactic.id()));
                });
            }
        }

        Threat threat() {
            Map<String, Entry> shown = new LinkedHashMap<>(tactics);
            Map<String, Map<String, Set<String>>> placed = new LinkedHashMap<>();
            techniques
                    .keySet()
                    .forEach(id -> place(id, shown)
                            .forEach(tactic ->
                                    below(placed, tactic).computeIfAbsent(id, absent -> new LinkedHashSet<>())));
            subtechniques
                    .keySet()
                    .forEach(id -> place(id, shown)
                            .forEach(tactic -> below(placed, tactic)
                                    .computeIfAbsent(parent(id), absent -> new LinkedHashSet<>())
                                    .add(id)));
            List<Aim> aims = new ArrayList<>();
            shown.forEach((id, tactic) -> {
                List<Means> means = new ArrayList<>();
                below(placed, id)
                        .forEach((technique, subs) -> means.add(new Means(
                                Optional.ofNullable(techniques.get(technique)).orElseThrow(),
                                subs.stream()
                                        .map(sub -> Optional.ofNullable(subtechniques.get(sub))
                                                .orElseThrow())
                                        .toList())));
                aims.add(new Aim(tactic, means));
            });
            return new Threat(
                    List.copyOf(tactics.values()),
                    List.copyOf(techniques.values()),
                    List.copyOf(subtechniques.values()),
                    aims);
        }

        private static Map<String, Set<String>> below(Map<String, Map<String, Set<String>>> placed, String tactic) {
            return placed.computeIfAbsent(tactic, absent -> new LinkedHashMap<>());
        }

        /** The ids of the tactics that a technique stands below; those that no tag names are added to the shown ones. */
        private Set<String> place(String technique, Map<String, Entry> shown) {
            List<String> words = tacticWords(technique);
            Set<String> ids = new LinkedHashSet<>();
            words.forEach(word -> ids.addAll(named.getOrDefault(word, Set.of())));
            if (ids.isEmpty()) {
                for (String word : words) {
                    Attack.tactic(word).map(Threat::entry).ifPresent(tactic -> {
                        shown.putIfAbsent(tactic.id(), tactic);
                        ids.add(tactic.id());
                    });
                }
            }
            return ids;
        }
    }

    private static String parent(String technique) {
        return technique.substring(0, 5);
    }

    /** A revoked technique has the tactics of its successor. */
    private static List<String> tacticWords(String technique) {
        return Attack.entry(technique)
                .flatMap(entry -> entry.successor().flatMap(Attack::entry).or(() -> Optional.of(entry)))
                .map(Attack.Entry::tactics)
                .orElse(List.of());
    }

    private static Entry entry(Attack.Tactic tactic) {
        return new Entry(tactic.id(), tactic.name(), "https://attack.mitre.org/tactics/" + tactic.id() + "/");
    }

    private static Optional<Entry> technique(String id) {
        return Attack.entry(id)
                .map(known -> new Entry(
                        id, known.name(), "https://attack.mitre.org/techniques/" + id.replace('.', '/') + "/"));
    }
}
