package dev.tocsin.connector.hunt;

import co.elastic.clients.elasticsearch._types.mapping.Property;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The {@code ignore_above} of fields, which {@code _field_caps} does not tell. */
final class LongestValues {
    private static final int NOT_SAID = -1;

    private final SortedMap<String, Integer> smallest = new TreeMap<>();

    /** Adds what another of the searched indices says. */
    void add(@Nullable TypeMapping mapping) {
        if (mapping != null) {
            read("", mapping.properties());
        }
    }

    private void read(String prefix, Map<String, Property> properties) {
        properties.forEach((name, property) -> {
            String path = prefix + name;
            if (property.isKeyword()) {
                // Where it is not said, a setting of the index decides, index.mapping.ignore_above.
                Integer said = property.keyword().ignoreAbove();
                smallest.merge(path, said == null ? NOT_SAID : said, Math::min);
            } else if (property.isWildcard()) {
                Integer said = property.wildcard().ignoreAbove();
                smallest.merge(path, said == null ? NOT_SAID : said, Math::min);
            }
            if (property._get() instanceof co.elastic.clients.elasticsearch._types.mapping.PropertyBase base) {
                read(path + ".", base.properties());
                read(path + ".", base.fields());
            }
        });
    }

    /** From a path to the smallest of all indices; a path of which one index does not say it is not there. */
    SortedMap<String, Integer> known() {
        SortedMap<String, Integer> known = new TreeMap<>(smallest);
        known.values().removeIf(length -> length == NOT_SAID);
        return known;
    }
}
