package dev.tocsin.connector.hunt;

import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;
import co.elastic.clients.elasticsearch._types.mapping.Property;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where documents of one index may hold values that the index does not know: below {@code dynamic: false} objects. */
final class UnmappedValues {
    /** Each ends in a dot, or is empty for the whole document. */
    private final NavigableSet<String> objects = new TreeSet<>();

    private final NavigableSet<String> mapped = new TreeSet<>();

    private UnmappedValues() {}

    static UnmappedValues of(@Nullable TypeMapping mapping) {
        UnmappedValues unmapped = new UnmappedValues();
        if (mapping != null) {
            if (Boolean.FALSE.equals(mapping.enabled())) {
                unmapped.objects.add("");
            }
            unmapped.read("", mapping.dynamic(), mapping.properties());
        }
        return unmapped;
    }

    /** @param dynamic as the nearest object around says, which holds for those in it that say nothing */
    private void read(String prefix, @Nullable DynamicMapping dynamic, Map<String, Property> properties) {
        if (dynamic == DynamicMapping.False) {
            objects.add(prefix);
        }
        properties.forEach((name, property) -> {
            String path = prefix + name;
            if (!property.isObject()) {
                mapped.add(path);
                return;
            }
            var object = property.object();
            if (Boolean.FALSE.equals(object.enabled())) {
                objects.add(path + ".");
            }
            read(path + ".", object.dynamic() == null ? dynamic : object.dynamic(), object.properties());
        });
    }

    /** Adds that fields cannot be searched here: those that are needed, and for keywords what lies below the objects. */
    void markIn(SortedMap<String, SortedSet<String>> types, Collection<String> needed) {
        for (String object : objects) {
            needed.stream()
                    .filter(path -> path.startsWith(object) && !mapped.contains(path))
                    .forEach(path -> mark(types, path));
            mark(types, object + "*");
        }
    }

    private static void mark(SortedMap<String, SortedSet<String>> types, String path) {
        types.computeIfAbsent(path, absent -> new TreeSet<>()).add(FieldCapabilities.UNSEARCHABLE);
    }
}
