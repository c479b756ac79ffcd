package dev.tocsin.connector.compile;

import dev.tocsin.compiler.elasticsearch.Exactness;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often targets promise what.
 *
 * @param targets how many rules are exact and how many are not, for each target
 * @param reasons in how many rules a reason stands, for whatever field, for each target that has it; the commonest first
 */
public record PromiseCounts(SortedMap<Target, Count> targets, SequencedMap<String, SortedMap<Target, Integer>> reasons) {
    /** How many rules there are of each kind. */
    public record Count(int exact, int superset) {
        private Count plus(Exactness exactness) {
            return switch (exactness) {
                case EXACT -> new Count(exact + 1, superset);
                case SUPERSET -> new Count(exact, superset + 1);
            };
        }
    }

    /** Counts them. */
    public static PromiseCounts of(List<Promise> promises) {
        Map<Target, Count> targets = new EnumMap<>(Target.class);
        Map<String, SortedMap<Target, Integer>> reasons = new HashMap<>();
        for (Promise promise : promises) {
            targets.merge(
                    promise.target(),
                    new Count(0, 0).plus(promise.exactness()),
                    (sum, one) -> sum.plus(promise.exactness()));
            for (String reason : GroupedReasons.of(promise.reasons()).fields().keySet()) {
                reasons.computeIfAbsent(reason, absent -> new TreeMap<>()).merge(promise.target(), 1, Integer::sum);
            }
        }
        SequencedMap<String, SortedMap<Target, Integer>> sorted = new LinkedHashMap<>();
        reasons.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, SortedMap<Target, Integer>>>comparingInt(
                                entry -> -Collections.max(entry.getValue().values()))
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return new PromiseCounts(
                Collections.unmodifiableSortedMap(new TreeMap<>(targets)),
                Collections.unmodifiableSequencedMap(sorted));
    }
}
