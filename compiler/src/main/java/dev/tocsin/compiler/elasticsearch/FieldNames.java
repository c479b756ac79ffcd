package dev.tocsin.compiler.elasticsearch;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names of the fields of an index by the paths of predicates, in which spaces do not count. */
public final class FieldNames {
    private final SortedMap<String, List<String>> byPath = new TreeMap<>();

    public FieldNames(FieldCapabilities capabilities) {
        for (String name : capabilities.types().keySet()) {
            byPath.computeIfAbsent(name.replace(" ", ""), path -> new ArrayList<>(1))
                    .add(name);
        }
    }

    /** The fields with this path; mostly there is one. */
    public List<String> at(String path) {
        return byPath.getOrDefault(path, List.of());
    }

    /** Every path that a field has, in their order. */
    public List<String> paths() {
        return List.copyOf(byPath.keySet());
    }

    /**
     * Whether a query can name this field and no other. A star is a pattern of names to {@code exists}, to {@code
     * query_string} and to ES|QL, escaped or not. Half a surrogate pair cannot be sent at all.
     */
    public static boolean canBeAsked(String name) {
        return name.codePoints()
                .noneMatch(codePoint -> codePoint == '*'
                        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE));
    }
}
