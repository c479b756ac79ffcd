package dev.tocsin.connector.hunt;

import co.elastic.clients.elasticsearch._types.mapping.Property;
import co.elastic.clients.elasticsearch._types.mapping.PropertyBase;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Fields of type {@code constant_keyword}, which answer for documents that do not have them. To {@code _field_caps} they
 * are {@code keyword}, as all types of that family.
 */
final class ConstantFields {
    private static final String TYPE = "constant_keyword";

    private ConstantFields() {}

    /** Adds the type to those that the fields of an index have. */
    static void markIn(SortedMap<String, SortedSet<String>> types, @Nullable TypeMapping mapping) {
        if (mapping != null) {
            read("", mapping.properties(), types);
        }
    }

    private static void read(
            String prefix, Map<String, Property> properties, SortedMap<String, SortedSet<String>> types) {
        properties.forEach((name, property) -> {
            String path = prefix + name;
            if (property.isConstantKeyword()) {
                types.computeIfAbsent(path, absent -> new TreeSet<>()).add(TYPE);
            }
            if (property._get() instanceof PropertyBase base) {
                read(path + ".", base.properties(), types);
            }
        });
    }
}
