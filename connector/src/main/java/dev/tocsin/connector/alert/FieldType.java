package dev.tocsin.connector.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tocsin.sigma.model.Network;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/** How Elasticsearch keeps a field of an alert. What does not fit the type is left out, so that indexing cannot fail. */
enum FieldType {
    KEYWORD("{\"type\":\"keyword\",\"ignore_above\":1024}"),
    /** Command lines and the like: 8,191 characters is what Lucene's term limit of 32,766 bytes always holds. */
    LONG_KEYWORD("{\"type\":\"keyword\",\"ignore_above\":8191}"),
    TEXT("{\"type\":\"text\"}"),
    LONG("{\"type\":\"long\"}"),
    FLOAT("{\"type\":\"float\"}"),
    DATE("{\"type\":\"date\"}"),
    IP("{\"type\":\"ip\"}"),
    /** An array of objects, each of which is asked as a whole. */
    NESTED("{\"type\":\"nested\"}"),
    BOOLEAN("{\"type\":\"boolean\"}"),
    FLATTENED("{\"type\":\"flattened\",\"ignore_above\":8191}");

    private final String mapping;

    FieldType(String mapping) {
        this.mapping = mapping;
    }

    static FieldType named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The JSON of the field's mapping. */
    String mapping() {
        return mapping;
    }

    /** The value in this type, if it is one. */
    Optional<JsonNode> read(String text) {
        return switch (this) {
            case KEYWORD, LONG_KEYWORD, TEXT, FLATTENED -> Optional.of(TextNode.valueOf(text));
            case LONG -> number(text);
            case FLOAT, NESTED -> Optional.empty();
            case DATE -> date(text);
            case IP -> Optional.of(text).filter(FieldType::isAddress).map(TextNode::valueOf);
            case BOOLEAN ->
                switch (text.toLowerCase(Locale.ROOT)) {
                    case "true" -> Optional.of(BooleanNode.TRUE);
                    case "false" -> Optional.of(BooleanNode.FALSE);
                    default -> Optional.empty();
                };
        };
    }

    /** Windows writes process ids of event 4688 in hexadecimal. */
    private static Optional<JsonNode> number(String text) {
        try {
            return Optional.of(LongNode.valueOf(
                    text.startsWith("0x") ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text)));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> date(String text) {
        try {
            OffsetDateTime.parse(text);
            return Optional.of(TextNode.valueOf(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static boolean isAddress(String text) {
        return Network.address(text).isPresent();
    }
}
