package dev.tocsin.connector.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.sigma.model.RuleId;
import dev.tocsin.sigma.parser.Form;
import dev.tocsin.sigma.parser.Form.Entries;
import dev.tocsin.sigma.parser.KnownField;
import dev.tocsin.sigma.parser.KnownField.Presence;
import java.util.List;
import java.util.stream.Stream;

/** What may stand under a key, as a schema. */
final class Forms {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Forms() {}

    static ObjectNode of(Form form) {
        return switch (form) {
            case Form.Text text -> text(text);
            case Form.Id id -> fitting(RuleId.PATTERN);
            case Form.Date date -> fitting("[0-9]{4}([-/])(?:0?[1-9]|1[0-2])\\1(?:0?[1-9]|[12][0-9]|3[01])");
            case Form.Word(List<String> words) -> {
                ObjectNode schema = type("string");
                schema.set("enum", array(words.stream().map(JSON::textNode)));
                yield schema;
            }
            case Form.Flag flag -> type("boolean");
            case Form.Numeric numeric -> type("number");
            case Form.Texts(Form.Text entry, Entries entries) -> {
                ObjectNode schema = type("array");
                schema.set("items", text(entry));
                if (entries == Entries.UNIQUE) {
                    schema.put("uniqueItems", true);
                }
                yield schema;
            }
            case Form.Maps(Form.Mapping entry) -> {
                ObjectNode schema = type("array");
                schema.set("items", of(entry));
                yield schema;
            }
            case Form.Mapping(List<KnownField> fields, Form.OtherKeys others) -> {
                ObjectNode schema = mapping(fields);
                otherKeys(schema, others);
                yield schema;
            }
            case Form.OneOf(List<Form> forms) ->
                oneOf(forms.stream().map(Forms::of).toList());
        };
    }

    /** A map with these fields and any others. */
    static ObjectNode mapping(List<KnownField> fields) {
        ObjectNode schema = type("object");
        List<KnownField> mandatory = fields.stream()
                .filter(field -> field.presence() == Presence.MANDATORY)
                .toList();
        if (!mandatory.isEmpty()) {
            schema.set("required", array(mandatory.stream().map(KnownField::key).map(JSON::textNode)));
        }
        ObjectNode properties = schema.putObject("properties");
        for (KnownField field : fields) {
            ObjectNode property = JSON.objectNode().put("description", field.description());
            properties.set(field.key(), property.setAll(of(field.form())));
        }
        return schema;
    }

    private static void otherKeys(ObjectNode mapping, Form.OtherKeys others) {
        switch (others) {
            case NONE -> mapping.put("additionalProperties", false);
            case CUSTOM -> mapping.put("additionalProperties", true);
            case ATTRIBUTE ->
                mapping.putObject("additionalProperties")
                        .set(
                                "type",
                                array(Stream.of("string", "number", "boolean", "null")
                                        .map(JSON::textNode)));
            case SEARCH_IDENTIFIER -> {
                int mandatory = mapping.path("required").size();
                mapping.put("minProperties", mandatory + 1);
                mapping.set("additionalProperties", reference(Searches.IDENTIFIER));
            }
            case ALIAS -> {
                ObjectNode byRule = type("object");
                byRule.set("additionalProperties", type("string"));
                mapping.set("additionalProperties", byRule);
            }
        }
    }

    /**
     * Forms of different types in one schema that lists the types. Every keyword but {@code type} then speaks of one of
     * them, and an editor names the mistake in the form that was chosen, where {@code anyOf} would only say that none
     * fits.
     */
    private static ObjectNode oneOf(List<ObjectNode> schemas) {
        ObjectNode merged = JSON.objectNode();
        ArrayNode types = merged.putArray("type");
        for (ObjectNode schema : schemas) {
            schema.properties().forEach(keyword -> {
                if (keyword.getKey().equals("type")) {
                    types.add(keyword.getValue());
                } else if (merged.has(keyword.getKey()) || keyword.getKey().equals("enum")) {
                    throw new IllegalArgumentException("two forms have " + keyword.getKey());
                } else {
                    merged.set(keyword.getKey(), keyword.getValue());
                }
            });
        }
        return merged;
    }

    private static ObjectNode text(Form.Text text) {
        ObjectNode schema = text.pattern().map(Forms::fitting).orElseGet(() -> type("string"));
        if (text.minimum() > 0 && text.pattern().isEmpty()) {
            schema.put("minLength", text.minimum());
        }
        if (text.maximum() < Integer.MAX_VALUE) {
            schema.put("maxLength", text.maximum());
        }
        return schema;
    }

    private static ObjectNode fitting(String pattern) {
        return type("string").put("pattern", "^(?:" + pattern + ")$");
    }

    static ObjectNode type(String type) {
        return JSON.objectNode().put("type", type);
    }

    static ObjectNode reference(String definition) {
        return JSON.objectNode().put("$ref", "#/definitions/" + definition);
    }

    static ArrayNode array(Stream<? extends JsonNode> nodes) {
        ArrayNode array = JSON.arrayNode();
        nodes.forEach(array::add);
        return array;
    }
}
