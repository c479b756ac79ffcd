package dev.tocsin.connector.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.connector.cases.CaseKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The tests beside a rule. */
final class Tests {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<CaseKey> INLINE = List.of(CaseKey.EVENT, CaseKey.RAW, CaseKey.PIPELINE, CaseKey.AGENT);

    private Tests() {}

    static ObjectNode file() {
        ObjectNode schema = Forms.type("object");
        schema.putArray("required").add("cases");
        ObjectNode cases = schema.putObject("properties").putObject("cases");
        cases.put("description", "What the rule beside this file must and must not match.");
        cases.put("type", "array").put("minItems", 1);
        cases.set("items", Forms.reference("case"));
        schema.put("additionalProperties", false);
        ObjectNode definitions = schema.putObject("definitions");
        definitions.set("case", ruleCase());
        definitions.set("eventsFile", eventsFile());
        return schema;
    }

    private static ObjectNode ruleCase() {
        ObjectNode schema = Forms.type("object");
        schema.putArray("required").add(CaseKey.NAME.word()).add(CaseKey.MATCH.word());
        ObjectNode properties = schema.putObject("properties");
        for (CaseKey key : CaseKey.values()) {
            properties.set(
                    key.word(),
                    JSON.objectNode().put("description", key.description()).setAll(value(key)));
        }
        schema.put("additionalProperties", false);
        schema.set(
                "anyOf",
                Forms.array(Stream.concat(INLINE.stream(), Stream.of(CaseKey.EVENTS))
                        .map(Tests::has)));
        ObjectNode inItself = JSON.objectNode();
        INLINE.forEach(key -> inItself.put(key.word(), false));
        ObjectNode withFile = JSON.objectNode();
        withFile.set("if", has(CaseKey.EVENTS));
        withFile.putObject("then").set("properties", inItself);
        ObjectNode withoutMatch = JSON.objectNode();
        ObjectNode condition = has(CaseKey.MATCH);
        condition.putObject("properties").putObject(CaseKey.MATCH.word()).put("const", false);
        withoutMatch.set("if", condition);
        withoutMatch.putObject("then").putObject("properties").put(CaseKey.SEARCHES.word(), false);
        schema.putArray("allOf").add(withFile).add(withoutMatch);
        return schema;
    }

    private static ObjectNode value(CaseKey key) {
        return switch (key) {
            case NAME -> text().put("maxLength", 256);
            case DESCRIPTION, RULE -> text();
            case MATCH -> Forms.type("boolean");
            case SEARCHES -> orList(text(), text());
            case EVENT, RAW, PIPELINE, AGENT -> Forms.type("object");
            case EVENTS -> orList(eventsFile(), Forms.reference("eventsFile"));
        };
    }

    private static ObjectNode text() {
        return Forms.type("string").put("minLength", 1);
    }

    /** The path of a file, or the path and a line. */
    private static ObjectNode eventsFile() {
        ObjectNode schema = JSON.objectNode();
        schema.putArray("type").add("string").add("object");
        schema.put("minLength", 1);
        schema.putArray("required").add("file");
        ObjectNode properties = schema.putObject("properties");
        properties.set("file", text().put("description", "The path of the file, from the folder of the tests file."));
        properties.set(
                "line",
                Forms.type("integer").put("minimum", 1).put("description", "The line that the one event begins on."));
        schema.put("additionalProperties", false);
        return schema;
    }

    /** One, or a list of them. Every keyword but {@code type} speaks of one type, so they can stand together. */
    private static ObjectNode orList(ObjectNode one, ObjectNode item) {
        ObjectNode schema = JSON.objectNode();
        Stream<String> types = one.get("type").isArray()
                ? Stream.concat(Stream.of("string", "object"), Stream.of("array"))
                : Stream.of(one.get("type").textValue(), "array");
        schema.set("type", Forms.array(types.map(JSON::textNode)));
        one.properties().stream()
                .filter(keyword -> !keyword.getKey().equals("type"))
                .forEach(keyword -> schema.set(keyword.getKey(), keyword.getValue()));
        schema.put("minItems", 1);
        schema.set("items", item);
        return schema;
    }

    private static ObjectNode has(CaseKey... keys) {
        ObjectNode schema = JSON.objectNode();
        schema.set(
                "required", Forms.array(Arrays.stream(keys).map(CaseKey::word).map(JSON::textNode)));
        return schema;
    }
}
