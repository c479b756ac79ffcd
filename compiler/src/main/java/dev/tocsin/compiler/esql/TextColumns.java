package dev.tocsin.compiler.esql;

import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/** The columns that hold the texts of a path. */
final class TextColumns {
    private static final Set<String> ANALYSED = Set.of("text", "match_only_text");
    private static final Set<String> WHOLE = Set.of("keyword", "wildcard");

    private final FieldCapabilities capabilities;
    private final Map<String, List<String>> bySpacelessName = new TreeMap<>();

    TextColumns(FieldCapabilities capabilities) {
        this.capabilities = capabilities;
        for (String name : capabilities.types().keySet()) {
            bySpacelessName
                    .computeIfAbsent(name.replace(" ", ""), spaceless -> new ArrayList<>(1))
                    .add(name);
        }
    }

    /** A column of texts. */
    record Column(String name, Holds holds) {}

    /** Which values of a field its column has. */
    enum Holds {
        /** Every value. */
        ALL,
        /** Those that the index has; the document names the fields of others in {@code _ignored}. */
        INDEXED
    }

    /** The one column with the texts of the path; empty if there is none, or if values may stand elsewhere. */
    Optional<Column> at(String path) {
        List<String> names = bySpacelessName.getOrDefault(path, List.of());
        if (names.size() != 1 || hasFieldAround(path) || !canBeNamed(names.getFirst())) {
            return Optional.empty();
        }
        SortedSet<String> types = types(names.getFirst());
        if (types.size() != 1) {
            return Optional.empty();
        }
        if (ANALYSED.containsAll(types)) {
            return Optional.of(new Column(names.getFirst(), Holds.ALL));
        }
        return WHOLE.containsAll(types) ? Optional.of(new Column(names.getFirst(), Holds.INDEXED)) : Optional.empty();
    }

    /** A star is a pattern of names, and half a surrogate pair cannot be sent. */
    private static boolean canBeNamed(String name) {
        return name.codePoints()
                .noneMatch(codePoint -> codePoint == '*'
                        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE));
    }

    /** All paths at which a document can have a value; a multi-field repeats the one around it. */
    List<String> paths() {
        return bySpacelessName.entrySet().stream()
                .filter(entry ->
                        entry.getValue().stream().anyMatch(name -> !types(name).equals(Set.of("object"))))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Whether what stands around the path is more than an object. Below {@code nested} and {@code flattened} there are no
     * columns; a multi-field of type text is read from the keyword around it, without the values that it ignored.
     */
    private boolean hasFieldAround(String path) {
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            for (String name : bySpacelessName.getOrDefault(path.substring(0, dot), List.of())) {
                if (!types(name).equals(Set.of("object"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private SortedSet<String> types(String name) {
        return capabilities.types().getOrDefault(name, Collections.emptySortedSet());
    }
}
