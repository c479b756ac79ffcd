package dev.tocsin.connector.agreement;

import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.connector.node.SharedNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The mapping that {@link FieldCapabilities#winlogbeat8} describes. A node without the types wildcard and match_only_text
 * gets keyword and text in their place, which answer the same.
 */
final class TemplateMapping {
    private static final FieldCapabilities TEMPLATE = FieldCapabilities.winlogbeat8();

    private TemplateMapping() {}

    static String mappings() {
        Map<String, String> properties = new TreeMap<>();
        List<String> dynamic = new ArrayList<>();
        TEMPLATE.types().forEach((path, types) -> {
            if (path.endsWith(".*")) {
                dynamic.add("{\"%s\":{\"path_match\":\"%s\",\"match_mapping_type\":\"*\",\"mapping\":%s}}"
                        .formatted(path, path, type(path, types)));
            } else if (!isSubField(path)) {
                properties.put(path, type(path, types));
            }
        });
        return "{\"date_detection\":false,\"dynamic_templates\":[" + String.join(",", dynamic) + "],\"properties\":"
                + Json.flat(properties) + "}";
    }

    /** Whether the path is a multi-field: what is before its last dot is a field too. */
    private static boolean isSubField(String path) {
        int dot = path.lastIndexOf('.');
        return dot > 0 && TEMPLATE.types().containsKey(path.substring(0, dot));
    }

    private static String type(String path, SortedSet<String> types) {
        Map<String, String> properties = new TreeMap<>();
        String type = types.first();
        if (type.equals(FieldCapabilities.UNSEARCHABLE)) {
            properties.put("index", "false");
            properties.put("doc_values", "false");
        }
        properties.put("type", Json.quoted(available(type)));
        Integer ignoreAbove = TEMPLATE.ignoreAbove().get(path);
        if (ignoreAbove != null) {
            properties.put("ignore_above", ignoreAbove.toString());
        }
        Map<String, String> subFields = new TreeMap<>();
        TEMPLATE.types().tailMap(path + ".").forEach((below, belowTypes) -> {
            if (isSubField(below) && below.substring(0, below.lastIndexOf('.')).equals(path)) {
                subFields.put(below.substring(path.length() + 1), type(below, belowTypes));
            }
        });
        if (!subFields.isEmpty()) {
            properties.put("fields", Json.flat(subFields));
        }
        return Json.flat(properties);
    }

    private static String available(String type) {
        return switch (type) {
            case "wildcard" -> SharedNode.isFullDistribution() ? type : "keyword";
            case "match_only_text" -> SharedNode.isFullDistribution() ? type : "text";
            case FieldCapabilities.UNSEARCHABLE -> "keyword";
            default -> type;
        };
    }
}
