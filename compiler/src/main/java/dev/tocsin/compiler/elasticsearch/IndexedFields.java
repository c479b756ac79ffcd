package dev.tocsin.compiler.elasticsearch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The fields of the searched indices by the paths of predicates, in which spaces do not count. */
final class IndexedFields {
    private static final String OBJECT = "object";

    private final FieldCapabilities capabilities;
    private final FieldNames fieldNames;

    /** What was found before: rules ask for few paths, often. */
    private final Map<String, List<IndexedField>> byPath = new ConcurrentHashMap<>();

    IndexedFields(FieldCapabilities capabilities) {
        this.capabilities = capabilities;
        this.fieldNames = new FieldNames(capabilities);
    }

    /** The fields that hold the values of a path. */
    List<IndexedField> at(String path) {
        return byPath.computeIfAbsent(path, this::found);
    }

    private List<IndexedField> found(String path) {
        Optional<IndexedField> unreachable = unreachable(path);
        if (unreachable.isPresent() && unreachable.get().types().contains("flattened")) {
            // A flattened field refuses patterns, whatever the path is in other indices.
            return List.of(unreachable.get());
        }
        List<IndexedField> fields = new ArrayList<>();
        for (String name : fieldNames.at(path)) {
            SortedSet<String> types = answering(name, capabilities.types().getOrDefault(name, new TreeSet<>()));
            Optional<IndexedField> subField =
                    FieldCapabilities.ANALYSED.containsAll(types) ? subField(name) : Optional.empty();
            if (!types.equals(Set.of(OBJECT))) {
                fields.add(new IndexedField(name, types, of(capabilities.ignoreAbove(), name), subField));
            }
        }
        if (fields.isEmpty()) {
            of(capabilities.types(), path)
                    .ifPresent(types -> fields.add(new IndexedField(
                            path, answering(path, types), of(capabilities.ignoreAbove(), path), Optional.empty())));
        }
        unreachable.ifPresent(fields::add);
        return List.copyOf(fields);
    }

    /** The types of a field as far as a query can ask for it. */
    private static SortedSet<String> answering(String name, SortedSet<String> types) {
        SortedSet<String> answering = new TreeSet<>(types);
        if (!FieldNames.canBeAsked(name)) {
            answering.add(FieldCapabilities.UNSEARCHABLE);
        }
        return answering;
    }

    /** The multi-field that holds the whole values of an analysed one: {@code keyword} by custom, else the first. */
    private Optional<IndexedField> subField(String name) {
        List<String> names = capabilities.types().tailMap(name + ".").entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(name + "."))
                .filter(entry -> FieldCapabilities.WHOLE.containsAll(entry.getValue()))
                .map(Map.Entry::getKey)
                .filter(candidate -> candidate.indexOf('.', name.length() + 1) < 0)
                .toList();
        Optional<String> chosen = names.contains(name + ".keyword")
                ? Optional.of(name + ".keyword")
                : names.stream().findFirst();
        return chosen.map(sub -> new IndexedField(
                sub,
                capabilities.types().getOrDefault(sub, new TreeSet<>()),
                of(capabilities.ignoreAbove(), sub),
                Optional.empty()));
    }

    /** A field of its own for what lies below a nested or flattened field, where queries of this kind do not look. */
    private Optional<IndexedField> unreachable(String path) {
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            for (String name : fieldNames.at(path.substring(0, dot))) {
                SortedSet<String> types = capabilities.types().getOrDefault(name, new TreeSet<>());
                if (types.contains("nested") || types.contains("flattened")) {
                    return Optional.of(new IndexedField(path, types, Optional.empty(), Optional.empty()));
                }
            }
        }
        return Optional.empty();
    }

    /** What is said of the path, or of all paths below the nearest object around it. */
    private static <V> Optional<V> of(SortedMap<String, V> said, String path) {
        Optional<V> own = Optional.ofNullable(said.get(path));
        for (int dot = path.lastIndexOf('.'); dot >= 0 && own.isEmpty(); dot = path.lastIndexOf('.', dot - 1)) {
            own = Optional.ofNullable(said.get(path.substring(0, dot) + ".*"));
        }
        return own;
    }

    /**
     * A field of the searched indices.
     *
     * @param types all that it has in one index or another
     * @param ignoreAbove if known
     * @param subField of an analysed field, the one that holds its whole values
     */
    record IndexedField(
            String name, SortedSet<String> types, Optional<Integer> ignoreAbove, Optional<IndexedField> subField) {
        /** Whether another index has an object of this name, which answers to exists for the fields in it. */
        boolean isObjectElsewhere() {
            return types.contains(OBJECT);
        }

        /** In the indices that can hold a value of it. */
        IndexedField withoutObject() {
            SortedSet<String> others = new TreeSet<>(types);
            others.remove(OBJECT);
            return new IndexedField(name, others, ignoreAbove, subField);
        }
    }
}
