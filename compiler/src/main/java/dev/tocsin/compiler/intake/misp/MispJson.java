package dev.tocsin.compiler.intake.misp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * JSON as far as it is well-formed. Numbers become texts: MISP has no numbers, its exporters do.
 *
 * @param roots the values of the text, most often one; what stood open where it breaks holds what came before
 * @param problem where and why it breaks
 */
record MispJson(List<JsonNode> roots, Optional<Problem> problem) {
    /** Parts of an event that mean something else if their end is missing. */
    private static final List<String> WHOLE_OR_NOT = List.of("Attribute", "Object");

    /**
     * Why a text is no JSON.
     *
     * @param offset in {@code char}s from the beginning
     */
    record Problem(int offset, String message) {}

    static MispJson parse(String text) {
        Builder builder = new Builder();
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            try {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    builder.add(token, parser);
                }
            } catch (JsonProcessingException broken) {
                builder.dropUnfinished();
                return new MispJson(builder.roots, Optional.of(problem(broken, parser, text)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Of a text in memory.
        }
        return new MispJson(builder.roots, Optional.empty());
    }

    private static Problem problem(JsonProcessingException broken, JsonParser parser, String text) {
        JsonLocation location = broken.getLocation() == null ? parser.currentLocation() : broken.getLocation();
        long offset = Math.clamp(location.getCharOffset(), 0, text.length());
        String message = broken.getOriginalMessage().lines().findFirst().orElse("is no JSON");
        return new Problem((int) offset, message.length() > 200 ? message.substring(0, 200) : message);
    }

    /** Puts together what a parser says. */
    private static final class Builder {
        private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

        private final List<JsonNode> roots = new ArrayList<>();
        private final List<ContainerNode<?>> open = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private String name = "";

        void add(JsonToken token, JsonParser parser) throws IOException {
            switch (token) {
                case START_OBJECT -> open(NODES.objectNode());
                case START_ARRAY -> open(NODES.arrayNode());
                case END_OBJECT, END_ARRAY -> {
                    open.removeLast();
                    names.removeLast();
                }
                case FIELD_NAME -> name = parser.currentName();
                case VALUE_TRUE -> attach(BooleanNode.TRUE);
                case VALUE_FALSE -> attach(BooleanNode.FALSE);
                case VALUE_NULL -> attach(NullNode.getInstance());
                case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_EMBEDDED_OBJECT ->
                    attach(TextNode.valueOf(parser.getText()));
                case NOT_AVAILABLE -> {
                    // Only parsers that are fed say so.
                }
            }
        }

        private void open(ContainerNode<?> node) {
            attach(node);
            open.add(node);
            names.add(name);
        }

        private void attach(JsonNode node) {
            if (open.isEmpty()) {
                roots.add(node);
                return;
            }
            switch (open.getLast()) {
                case ObjectNode object -> object.set(name, node);
                case ArrayNode array -> array.add(node);
                default -> throw new IllegalStateException("holds nothing: " + node.getNodeType());
            }
        }

        void dropUnfinished() {
            for (int i = 0; i + 1 < open.size(); i++) {
                if (open.get(i) instanceof ArrayNode array && WHOLE_OR_NOT.contains(names.get(i))) {
                    array.remove(array.size() - 1);
                    return;
                }
            }
        }
    }
}
