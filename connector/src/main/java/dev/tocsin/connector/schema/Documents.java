package dev.tocsin.connector.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.sigma.model.Correlation;
import dev.tocsin.sigma.model.CorrelationCondition;
import dev.tocsin.sigma.parser.KnownField;
import dev.tocsin.sigma.parser.KnownFields;
import dev.tocsin.sigma.parser.ParsedDocument.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whole documents: their fields, and what depends on several fields at once. */
final class Documents {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Documents() {}

    static ObjectNode of(Kind kind) {
        ObjectNode schema = body(kind);
        schema.set("definitions", Searches.definitions());
        return schema;
    }

    /** The kinds are told apart by their keys, as the parser does it. */
    static ObjectNode ofAnyKind() {
        ObjectNode detectionOrPartOfCollection =
                choice(isPartOfCollection(), JSON.objectNode(), reference(Kind.DETECTION_RULE));
        ObjectNode schema = choice(
                has(KnownFields.CORRELATION),
                reference(Kind.CORRELATION_RULE),
                choice(has(KnownFields.FILTER), reference(Kind.FILTER), detectionOrPartOfCollection));
        ObjectNode definitions = JSON.objectNode();
        for (Kind kind : Kind.values()) {
            definitions.set(name(kind), body(kind));
        }
        definitions.setAll(Searches.definitions());
        schema.set("definitions", definitions);
        return schema;
    }

    private static ObjectNode body(Kind kind) {
        ObjectNode schema = Forms.mapping(KnownFields.of(kind));
        ObjectNode properties = (ObjectNode) schema.get("properties");
        for (KnownField other : otherKinds(kind)) {
            properties.put(other.key(), false);
        }
        if (properties.get(KnownFields.LOG_SOURCE.key()) instanceof ObjectNode logSource) {
            logSource.set("anyOf", anyRequired(KnownFields.CATEGORY, KnownFields.PRODUCT, KnownFields.SERVICE));
        }
        if (properties.get(KnownFields.CORRELATION.key()) instanceof ObjectNode correlation) {
            constrain(correlation);
        }
        return schema;
    }

    /** Keys that would make it another kind, or that only another kind has. */
    private static List<KnownField> otherKinds(Kind kind) {
        return switch (kind) {
            case DETECTION_RULE -> List.of(KnownFields.CORRELATION, KnownFields.FILTER);
            case CORRELATION_RULE -> List.of(KnownFields.FILTER, KnownFields.DETECTION);
            case FILTER -> List.of(KnownFields.CORRELATION, KnownFields.DETECTION);
        };
    }

    /** What a type of correlation asks for besides what all do. */
    private static void constrain(ObjectNode correlation) {
        ObjectNode named = JSON.objectNode();
        named.set("anyOf", anyRequired(KnownFields.CORRELATED_RULES, KnownFields.CORRELATION_CONDITION));
        correlation
                .putArray("allOf")
                .add(named)
                .add(ofTypes(type -> !type.isTemporal(), aThreshold(JSON.objectNode())))
                .add(ofTypes(Correlation.Type::needsField, aThreshold(has(KnownFields.VALUE_FIELD))));
        ObjectNode condition = (ObjectNode) correlation.get("properties").get(KnownFields.CORRELATION_CONDITION.key());
        ObjectNode isMap = JSON.objectNode().put("type", "object");
        ObjectNode hasBound = JSON.objectNode();
        hasBound.set(
                "anyOf",
                Forms.array(Arrays.stream(CorrelationCondition.Operator.values())
                        .map(operator -> required(operator.word()))));
        condition.set("if", isMap);
        condition.set("then", hasBound);
    }

    private static ObjectNode ofTypes(Predicate<Correlation.Type> types, ObjectNode then) {
        ObjectNode type = JSON.objectNode();
        type.set(
                "enum",
                Forms.array(Arrays.stream(Correlation.Type.values())
                        .filter(types)
                        .map(Correlation.Type::word)
                        .map(JSON::textNode)));
        ObjectNode schema = JSON.objectNode();
        schema.set("if", withProperty(KnownFields.CORRELATION_TYPE, type));
        schema.set("then", then);
        return schema;
    }

    private static ObjectNode aThreshold(ObjectNode also) {
        ObjectNode threshold = also.put("type", "object");
        return withProperty(KnownFields.CORRELATION_CONDITION, threshold);
    }

    private static ObjectNode isPartOfCollection() {
        ObjectNode schema = required("action");
        schema.putObject("properties")
                .putObject("action")
                .set("enum", Forms.array(Stream.of("global", "reset", "repeat").map(JSON::textNode)));
        return schema;
    }

    private static ObjectNode withProperty(KnownField field, ObjectNode value) {
        ObjectNode schema = has(field);
        schema.putObject("properties").set(field.key(), value);
        return schema;
    }

    private static ObjectNode has(KnownField field) {
        return required(field.key());
    }

    private static ObjectNode required(String key) {
        ObjectNode schema = JSON.objectNode();
        schema.putArray("required").add(key);
        return schema;
    }

    private static ArrayNode anyRequired(KnownField... fields) {
        return Forms.array(Arrays.stream(fields).map(Documents::has));
    }

    private static ObjectNode choice(ObjectNode condition, ObjectNode then, ObjectNode otherwise) {
        ObjectNode schema = JSON.objectNode();
        schema.set("if", condition);
        schema.set("then", then);
        schema.set("else", otherwise);
        return schema;
    }

    private static ObjectNode reference(Kind kind) {
        return Forms.reference(name(kind));
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case DETECTION_RULE -> "detectionRule";
            case CORRELATION_RULE -> "correlationRule";
            case FILTER -> "filter";
        };
    }
}
