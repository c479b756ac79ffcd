package dev.tocsin.compiler.esql;

import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.elasticsearch.FieldNames;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** The columns that hold the texts of a path. */
final class TextColumns {
    private final FieldCapabilities capabilities;
    private final FieldNames fields;

    TextColumns(FieldCapabilities capabilities) {
        this.capabilities = capabilities;
        this.fields = new FieldNames(capabilities);
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
        List<String> names = fields.at(path);
        if (names.size() != 1 || hasFieldAround(path) || !FieldNames.canBeAsked(names.getFirst())) {
            return Optional.empty();
        }
        SortedSet<String> types = types(names.getFirst());
        if (types.size() != 1) {
            return Optional.empty();
        }
        if (FieldCapabilities.ANALYSED.containsAll(types)) {
            return Optional.of(new Column(names.getFirst(), Holds.ALL));
        }
        return FieldCapabilities.WHOLE.containsAll(types)
                ? Optional.of(new Column(names.getFirst(), Holds.INDEXED))
                : Optional.empty();
    }

    /** All paths at which a document can have a value; a multi-field repeats the one around it. */
    List<String> paths() {
        return fields.paths().stream()
                .filter(path ->
                        fields.at(path).stream().anyMatch(name -> !types(name).equals(Set.of("object"))))
                .toList();
    }

    /**
     * Whether what stands around the path is more than an object. Below {@code nested} and {@code flattened} there are no
     * columns; a multi-field of type text is read from the keyword around it, without the values that it ignored.
     */
    private boolean hasFieldAround(String path) {
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            for (String name : fields.at(path.substring(0, dot))) {
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
