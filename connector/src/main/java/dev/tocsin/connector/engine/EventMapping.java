package dev.tocsin.connector.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** How the events are indexed. What a document's field means to a rule is the same with each. */
public enum EventMapping {
    /** As Elasticsearch does by itself: text, and a keyword of up to 256 characters beside it. */
    DYNAMIC,
    /**
     * As Winlogbeat 8's index template does, for the fields that rules read: addresses, numbers, dates, analysed text;
     * every other string is a keyword of up to 1,024 characters. Like the template it has no {@code ignore_malformed}: an
     * event with a value that its field's type refuses does not come into the index, here as there.
     */
    WINLOGBEAT,
    /**
     * Every string is a keyword of up to 8,191 characters, the most that always fit into the longest term of Lucene,
     * 32,766 bytes.
     */
    KEYWORD;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_KEYWORD = 8_191;
    private static final int WINLOGBEAT_KEYWORD = 1_024;

    /** What the types of the full distribution are where a cluster lacks them, as their packages are optional. */
    private static final Map<String, String> INSTEAD = Map.of("wildcard", "keyword", "match_only_text", "text");

    /** The types that come with a package which a cluster may lack. */
    static final Set<String> OPTIONAL_TYPES = INSTEAD.keySet();

    /** Whether the cluster has the field types of all packages of Elasticsearch. */
    enum FieldTypes {
        ALL,
        CORE
    }

    /** As it is written on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The {@code mappings} of an index. */
    ObjectNode mappings(FieldTypes available) {
        ObjectNode mappings = JSON.createObjectNode();
        switch (this) {
            case DYNAMIC -> {}
            case KEYWORD -> {
                mappings.put("date_detection", false);
                mappings.putObject("properties").putObject("@timestamp").put("type", "date");
                strings(mappings.putArray("dynamic_templates"), LONGEST_KEYWORD);
            }
            case WINLOGBEAT -> {
                mappings.put("date_detection", false);
                winlogbeat(mappings.putObject("properties"), available);
                strings(mappings.putArray("dynamic_templates"), WINLOGBEAT_KEYWORD);
            }
        }
        return mappings;
    }

    /** Whether the mapping may name types that not every cluster has. */
    boolean needsOptionalTypes() {
        return this == WINLOGBEAT;
    }

    private static void strings(ArrayNode templates, int ignoreAbove) {
        templates
                .addObject()
                .putObject("strings")
                .put("match_mapping_type", "string")
                .putObject("mapping")
                .put("type", "keyword")
                .put("ignore_above", ignoreAbove);
    }

    private static void winlogbeat(ObjectNode properties, FieldTypes available) {
        FieldCapabilities template = FieldCapabilities.winlogbeat8();
        SortedMap<String, ? extends Set<String>> types = template.types();
        // Sorted, so that a field comes before its sub-fields.
        types.forEach((path, names) -> {
            // All that a path with an asterisk stands for are keywords like every other string.
            if (!path.endsWith(".*")) {
                ObjectNode field = field(properties, types.keySet(), path);
                define(field, names.iterator().next(), available);
                Integer ignoreAbove = template.ignoreAbove().get(path);
                if (ignoreAbove != null) {
                    field.put("ignore_above", ignoreAbove);
                }
            }
        });
    }

    private static void define(ObjectNode field, String type, FieldTypes available) {
        if (type.equals(FieldCapabilities.UNSEARCHABLE)) {
            field.put("type", "keyword").put("index", false).put("doc_values", false);
        } else {
            field.put(
                    "type",
                    switch (available) {
                        case ALL -> type;
                        case CORE -> INSTEAD.getOrDefault(type, type);
                    });
        }
    }

    /** The definition of a field, below that of the field of which it is a sub-field. */
    private static ObjectNode field(ObjectNode properties, Set<String> fields, String path) {
        ObjectNode inner = properties;
        int begin = 0;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', begin)) {
            String children = fields.contains(path.substring(0, dot)) ? "fields" : "properties";
            inner = inner.withObjectProperty(path.substring(begin, dot)).withObjectProperty(children);
            begin = dot + 1;
        }
        return inner.withObjectProperty(path.substring(begin));
    }
}
