package dev.tocsin.connector.schema;

import static dev.tocsin.connector.schema.Forms.array;
import static dev.tocsin.connector.schema.Forms.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.sigma.model.Modifier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands under a search identifier: {@code field|modifier: values}, lists of such maps, keywords. */
final class Searches {
    static final String IDENTIFIER = "searchIdentifier";

    private static final String VALUES = "values";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Searches() {}

    static ObjectNode definitions() {
        ObjectNode definitions = JSON.objectNode();
        definitions.set(IDENTIFIER, identifier());
        ObjectNode values = types("string", "number", "boolean", "null", "array");
        values.set("items", types("string", "number", "boolean", "null"));
        definitions.set(VALUES, values);
        return definitions;
    }

    /** One schema for all shapes, since its keywords each speak of one type. */
    private static ObjectNode identifier() {
        String words = Modifier.allWords().collect(Collectors.joining("|"));
        ObjectNode schema = types("object", "array", "string", "number");
        schema.put(
                "description",
                "A map of `field|modifier: values`, all of which must hold; a list, one of whose entries must; or"
                        + " keywords, which are looked for in the whole event.");
        schema.put("minProperties", 1);
        schema.putObject("propertyNames").put("pattern", "^[^|]*(?:\\|(?:" + words + "))*$");
        ObjectNode byModifier = schema.putObject("patternProperties");
        for (Modifier modifier : Modifier.values()) {
            byModifier.set(
                    "^[^|]*\\|(?:[a-z0-9]+\\|)*(?:" + String.join("|", modifier.words()) + ")(?:\\||$)", of(modifier));
        }
        schema.set("additionalProperties", reference(VALUES));
        schema.put("minItems", 1);
        schema.set("items", reference(IDENTIFIER));
        schema.put("minLength", 1);
        return schema;
    }

    private static ObjectNode of(Modifier modifier) {
        ObjectNode schema = JSON.objectNode();
        schema.put("description", "`" + modifier.word() + "`: " + ModifierDescriptions.of(modifier));
        return switch (modifier.operand()) {
            // Beside `$ref`, draft-07 reads no description.
            case ANY -> schema.set("allOf", array(Stream.of(reference(VALUES))));
            case TEXT -> schema.setAll(oneOrMore("string"));
            case NUMBER -> schema.setAll(oneOrMore("number"));
            case BOOLEAN -> schema.put("type", "boolean");
        };
    }

    private static ObjectNode oneOrMore(String type) {
        ObjectNode schema = types(type, "array");
        schema.put("minItems", 1);
        schema.set("items", Forms.type(type));
        return schema;
    }

    private static ObjectNode types(String... types) {
        ObjectNode schema = JSON.objectNode();
        schema.set("type", array(Stream.of(types).map(JSON::textNode)));
        return schema;
    }
}
