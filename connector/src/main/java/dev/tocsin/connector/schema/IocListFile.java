package dev.tocsin.connector.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.compiler.ioc.IndicatorKey;
import dev.tocsin.compiler.ioc.ListKey;
import dev.tocsin.compiler.ioc.ProvenanceKey;
import dev.tocsin.sigma.model.Level;
import dev.tocsin.sigma.model.RuleId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** IoC lists. */
final class IocListFile {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String DATE = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])";
    private static final String INDICATOR = "indicator";
    private static final String PART = "part";
    private static final String PLACE = "place";
    private static final String EXCLUSION = "exclusion";
    private static final String VALUE_OF_TYPE = "valueOfType";

    private IocListFile() {}

    static ObjectNode list() {
        ObjectNode schema = Forms.type("object");
        schema.set(
                "required",
                words(Arrays.stream(ListKey.values())
                        .filter(key -> key.presence() == ListKey.Presence.REQUIRED)
                        .map(ListKey::word)));
        ObjectNode properties = schema.putObject("properties");
        for (ListKey key : ListKey.values()) {
            properties.set(key.word(), described(key.description(), value(key)));
        }
        schema.put("additionalProperties", false);
        ObjectNode definitions = schema.putObject("definitions");
        definitions.set(INDICATOR, indicator());
        definitions.set(PART, part());
        definitions.set(VALUE_OF_TYPE, valueOfType());
        definitions.set(PLACE, place());
        definitions.set(EXCLUSION, exclusion());
        return schema;
    }

    private static ObjectNode value(ListKey key) {
        return switch (key) {
            case LIST -> pattern(RuleId.PATTERN);
            case TITLE -> text().put("maxLength", 256);
            case DESCRIPTION -> text();
            case SOURCE -> source();
            case TLP -> word(Arrays.stream(Tlp.values()).map(Tlp::word));
            case PUBLISHED, VALID_FROM -> pattern(DATE);
            case VALID_UNTIL -> pattern("never|" + DATE);
            case CONFIDENCE -> confidence();
            case LEVEL -> word(Arrays.stream(Level.values()).map(Level::word));
            case TAGS, REFERENCES -> texts();
            case INDICATORS -> entries(INDICATOR, 1);
            case EXCLUDED -> entries(EXCLUSION, 1);
        };
    }

    private static ObjectNode source() {
        ObjectNode schema = Forms.type("object");
        schema.putArray("required").add("name");
        ObjectNode properties = schema.putObject("properties");
        properties.set("name", described("Who published the values, and in what.", text()));
        properties.set("url", described("Where it was published.", text()));
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode indicator() {
        List<IndicatorKey> keys = Arrays.stream(IndicatorKey.values())
                .filter(key -> key != IndicatorKey.NOT)
                .toList();
        ObjectNode schema = map(keys);
        ObjectNode named = required(IndicatorKey.NAME);
        ObjectNode any = choice(
                IndicatorKey.ANY, compound(IndicatorKey.ANY, named.deepCopy()), single(IndicatorType::isTelling));
        ObjectNode all = choice(IndicatorKey.ALL, compound(IndicatorKey.ALL, named), any);
        return schema.setAll(all);
    }

    private static ObjectNode part() {
        ObjectNode schema = map(Stream.concat(IndicatorKey.SINGLE.stream(), IndicatorKey.COMPOUND.stream())
                .toList());
        ObjectNode not = choice(IndicatorKey.NOT, compound(IndicatorKey.NOT, JSON.objectNode()), single(type -> true));
        ObjectNode any = choice(IndicatorKey.ANY, compound(IndicatorKey.ANY, JSON.objectNode()), not);
        return schema.setAll(choice(IndicatorKey.ALL, compound(IndicatorKey.ALL, JSON.objectNode()), any));
    }

    private static ObjectNode map(List<IndicatorKey> keys) {
        ObjectNode schema = Forms.type("object");
        ObjectNode properties = schema.putObject("properties");
        keys.forEach(key -> properties.set(key.word(), described(key.description(), value(key))));
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode value(IndicatorKey key) {
        return switch (key) {
            case NAME, ROLE, SOURCE, NOTE -> text();
            case TYPE -> word(IndicatorType.words());
            case VALUE -> written();
            case CONDITION -> word(Arrays.stream(Condition.values()).map(Condition::word));
            case MATCH ->
                match(Arrays.stream(MatchScope.values()).map(MatchScope::word).toList());
            case ALL, ANY -> entries(PART, 2);
            case NOT -> {
                ObjectNode schema = JSON.objectNode();
                schema.putArray("allOf").add(Forms.reference(PART));
                yield schema;
            }
            case CONFIDENCE -> confidence();
            case VALID_UNTIL -> pattern("never|" + DATE);
            case PROVENANCE -> entries(PLACE, 1);
        };
    }

    /** A part of one kind has no key of another. */
    private static ObjectNode compound(IndicatorKey kind, ObjectNode schema) {
        ObjectNode properties = schema.putObject("properties");
        Stream.concat(IndicatorKey.COMPOUND.stream(), IndicatorKey.SINGLE.stream())
                .filter(key -> key != kind)
                .forEach(key -> properties.put(key.word(), false));
        return schema;
    }

    private static ObjectNode single(Predicate<IndicatorType> fitting) {
        ObjectNode schema = required(IndicatorKey.TYPE, IndicatorKey.VALUE);
        schema.putObject("properties")
                .set(
                        IndicatorKey.TYPE.word(),
                        word(Arrays.stream(IndicatorType.values())
                                .filter(fitting)
                                .map(IndicatorType::word)));
        schema.putArray("allOf").add(Forms.reference(VALUE_OF_TYPE));
        return schema;
    }

    /** What each type allows. */
    private static ObjectNode valueOfType() {
        ObjectNode schema = JSON.objectNode();
        ArrayNode types = schema.putArray("allOf");
        for (IndicatorType type : IndicatorType.values()) {
            ObjectNode condition = JSON.objectNode();
            condition.putObject("properties").putObject("type").put("const", type.word());
            ObjectNode properties = JSON.objectNode();
            properties.set(
                    "match", match(type.scopes().stream().map(MatchScope::word).toList()));
            properties.set("condition", word(type.conditions().stream().map(Condition::word)));
            ObjectNode rule = types.addObject();
            rule.set("if", condition);
            rule.putObject("then").set("properties", properties);
        }
        return schema;
    }

    private static ObjectNode match(List<String> words) {
        ObjectNode schema = JSON.objectNode();
        ArrayNode forms = schema.putArray("anyOf");
        forms.add(word(Stream.concat(words.stream(), Stream.of("none"))));
        ObjectNode several = Forms.type("array").put("minItems", 1).put("uniqueItems", true);
        several.set("items", word(words.stream()));
        if (!words.isEmpty()) {
            forms.add(several);
        }
        return schema;
    }

    private static ObjectNode place() {
        ObjectNode schema = Forms.type("object");
        schema.putArray("required").add(ProvenanceKey.FILE.word());
        ObjectNode properties = schema.putObject("properties");
        for (ProvenanceKey key : ProvenanceKey.values()) {
            ObjectNode value = switch (key) {
                case FILE, OBJECT, CONTEXT -> text();
                case LINE, PAGE -> Forms.type("integer").put("minimum", 1);
            };
            properties.set(key.word(), described(key.description(), value));
        }
        schema.put("additionalProperties", false);
        ArrayNode places = schema.putArray("oneOf");
        for (ProvenanceKey key : List.of(ProvenanceKey.LINE, ProvenanceKey.PAGE, ProvenanceKey.OBJECT)) {
            places.addObject().putArray("required").add(key.word());
        }
        return schema;
    }

    private static ObjectNode exclusion() {
        ObjectNode schema = Forms.type("object");
        schema.putArray("required").add("type").add("value").add("reason");
        ObjectNode properties = schema.putObject("properties");
        properties.set("type", described(IndicatorKey.TYPE.description(), word(IndicatorType.words())));
        properties.set("value", described("What is not to come back.", written()));
        properties.set("reason", described("Why it was taken out.", text()));
        return schema.put("additionalProperties", false);
    }

    /** Ports, and digests of digits alone, are numbers without quotes. */
    private static ObjectNode written() {
        ObjectNode schema = JSON.objectNode();
        schema.putArray("type").add("string").add("number");
        return schema.put("minLength", 1);
    }

    private static ObjectNode entries(String definition, int fewest) {
        ObjectNode schema = Forms.type("array").put("minItems", fewest);
        schema.set("items", Forms.reference(definition));
        return schema;
    }

    private static ObjectNode texts() {
        ObjectNode schema = JSON.objectNode();
        schema.putArray("type").add("string").add("array");
        schema.put("minLength", 1);
        schema.set("items", text());
        return schema;
    }

    private static ObjectNode confidence() {
        return word(Arrays.stream(Confidence.values()).map(Confidence::word));
    }

    private static ObjectNode text() {
        return Forms.type("string").put("minLength", 1);
    }

    private static ObjectNode pattern(String pattern) {
        return Forms.type("string").put("pattern", "^(?:" + pattern + ")$");
    }

    private static ObjectNode word(Stream<String> words) {
        ObjectNode schema = Forms.type("string");
        schema.set("enum", words(words));
        return schema;
    }

    private static ArrayNode words(Stream<String> words) {
        return Forms.array(words.map(JSON::textNode));
    }

    private static ObjectNode described(String description, ObjectNode schema) {
        ObjectNode described = JSON.objectNode().put("description", description);
        return described.setAll(schema);
    }

    private static ObjectNode choice(IndicatorKey key, ObjectNode then, ObjectNode otherwise) {
        ObjectNode schema = JSON.objectNode();
        schema.set("if", required(key));
        schema.set("then", then);
        schema.set("else", otherwise);
        return schema;
    }

    private static ObjectNode required(IndicatorKey... keys) {
        ObjectNode schema = JSON.objectNode();
        schema.set("required", words(Arrays.stream(keys).map(IndicatorKey::word)));
        return schema;
    }
}
