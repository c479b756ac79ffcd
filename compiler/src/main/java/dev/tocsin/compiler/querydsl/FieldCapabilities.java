package dev.tocsin.compiler.querydsl;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which fields the searched indices have, and of which types: what Elasticsearch answers to {@code _field_caps}. A
 * field can have several types, one in each index.
 *
 * @param types from a field's path to Elasticsearch's names of its types, for example {@code keyword}
 */
public record FieldCapabilities(SortedMap<String, SortedSet<String>> types) {
    public FieldCapabilities {
        SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
        types.forEach((path, names) -> copy.put(path, Collections.unmodifiableSortedSet(new TreeSet<>(names))));
        types = Collections.unmodifiableSortedMap(copy);
    }

    /** From each path to its types. */
    public static FieldCapabilities of(Map<String, ? extends Set<String>> types) {
        SortedMap<String, SortedSet<String>> sorted = new TreeMap<>();
        types.forEach((path, names) -> sorted.put(path, new TreeSet<>(names)));
        return new FieldCapabilities(sorted);
    }
}
