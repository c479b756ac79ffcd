package dev.tocsin.connector.watch;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.ledger.Fingerprints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is different between two editions of rules, which are told apart by their ids.
 *
 * @param came each named for people, as in the other lists
 */
public record RuleChanges(List<String> came, List<String> changed, List<String> went) {
    /** So many are named. */
    private static final int NAMED = 5;

    public RuleChanges {
        came = List.copyOf(came);
        changed = List.copyOf(changed);
        went = List.copyOf(went);
    }

    /** What makes the later edition of the earlier one. */
    public static RuleChanges between(List<CompiledRule> earlier, List<CompiledRule> later) {
        Map<String, CompiledRule> before = new LinkedHashMap<>();
        earlier.forEach(rule -> before.put(rule.metadata().id(), rule));
        List<String> came = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (CompiledRule rule : later) {
            CompiledRule old = before.remove(rule.metadata().id());
            if (old == null) {
                came.add(title(rule));
            } else if (!RuleVersion.text(old).equals(RuleVersion.text(rule))) {
                changed.add(title(rule) + indicators(old, rule));
            }
        }
        return new RuleChanges(
                came, changed, before.values().stream().map(RuleChanges::title).toList());
    }

    private static String title(CompiledRule rule) {
        return "`" + rule.metadata().title() + "`";
    }

    /** Of a list, how many of them are others. */
    private static String indicators(CompiledRule old, CompiledRule rule) {
        if (old.list().isEmpty() || rule.list().isEmpty()) {
            return "";
        }
        Fingerprints before = IndicatorMeaning.fingerprints(old.list().get());
        Fingerprints now = IndicatorMeaning.fingerprints(rule.list().get());
        int same = now.retain(before).size();
        return " (" + (now.size() - same) + " indicators came, " + (before.size() - same) + " went)";
    }

    /** {@code 1 came: `A`; 2 changed: `B`, `C`}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        add(parts, "came", came);
        add(parts, "changed", changed);
        add(parts, "went", went);
        return parts.isEmpty() ? "no rule is another" : String.join("; ", parts);
    }

    private static void add(List<String> parts, String what, List<String> names) {
        if (!names.isEmpty()) {
            parts.add(names.size() + " " + what + ": "
                    + names.stream().limit(NAMED).collect(Collectors.joining(", "))
                    + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : ""));
        }
    }
}
