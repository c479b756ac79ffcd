package dev.tocsin.compiler.elasticsearch;

import co.elastic.clients.elasticsearch.core.FieldCapsResponse;
import co.elastic.clients.elasticsearch.core.field_caps.FieldCapability;
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
 * <p>A path that is not listed has no values. That holds wherever new fields get a mapping ({@code dynamic: true}, as in
 * Winlogbeat's and the agent's templates); it does not hold below objects that are mapped {@code dynamic: false} or
 * {@code enabled: false}, which Elasticsearch does not report.
 *
 * @param types from a field's path to Elasticsearch's names of its types, for example {@code keyword}. A path that ends
 *     in {@code .*} speaks for all paths below it that are not listed themselves
 * @param ignoreAbove from a field's path, or from one that ends in {@code .*}, to the smallest {@code ignore_above} of
 *     the searched indices, in UTF-16 units. A field that is not listed may have any
 */
public record FieldCapabilities(SortedMap<String, SortedSet<String>> types, SortedMap<String, Integer> ignoreAbove) {
    /** The types that index whole values, where they are not too long. */
    public static final Set<String> WHOLE = Set.of("keyword", "wildcard");

    /** The types that index the tokens of a text. */
    public static final Set<String> ANALYSED = Set.of("text", "match_only_text");

    /** Stands among the types of a field that some index neither indexes nor keeps doc values of. */
    public static final String UNSEARCHABLE = "unsearchable";

    public FieldCapabilities {
        SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
        types.forEach((path, names) -> copy.put(path, Collections.unmodifiableSortedSet(new TreeSet<>(names))));
        types = Collections.unmodifiableSortedMap(copy);
        ignoreAbove = Collections.unmodifiableSortedMap(new TreeMap<>(ignoreAbove));
    }

    /** From each path to its types; no {@code ignore_above} is known. */
    public static FieldCapabilities of(Map<String, ? extends Set<String>> types) {
        SortedMap<String, SortedSet<String>> sorted = new TreeMap<>();
        types.forEach((path, names) -> sorted.put(path, new TreeSet<>(names)));
        return new FieldCapabilities(sorted, Collections.emptySortedMap());
    }

    /** What the indices answered, which must have been asked for all fields ({@code *}). */
    public static FieldCapabilities of(FieldCapsResponse response) {
        SortedMap<String, SortedSet<String>> types = new TreeMap<>();
        response.fields().forEach((path, capabilities) -> {
            SortedSet<String> names = new TreeSet<>();
            for (FieldCapability capability : capabilities.values()) {
                // Of indices without the field, include_unmapped tells that it cannot be searched there.
                if (Boolean.TRUE.equals(capability.metadataField())
                        || capability.type().equals("unmapped")) {
                    continue;
                }
                names.add(capability.type());
                boolean container =
                        capability.type().equals("object") || capability.type().equals("nested");
                boolean everywhere = capability.searchable()
                        && capability.nonSearchableIndices().isEmpty();
                if (!container && !everywhere) {
                    names.add(UNSEARCHABLE);
                }
            }
            if (!names.isEmpty()) {
                types.put(path, names);
            }
        });
        return new FieldCapabilities(types, Collections.emptySortedMap());
    }

    /**
     * The types of Winlogbeat 8's own index template, for compiling without an Elasticsearch to ask. The file {@code
     * winlogbeat8.properties} beside this class lists them with their source.
     */
    public static FieldCapabilities winlogbeat8() {
        return WinlogbeatTemplate.read("winlogbeat8.properties");
    }
}
