package dev.tocsin.connector.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;

/** A JSON object that is filled by dotted paths. Nothing is written where there is nothing to say. */
final class JsonTree {
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();

    JsonTree put(String path, String value) {
        return put(path, TextNode.valueOf(value));
    }

    JsonTree put(String path, Optional<String> value) {
        value.ifPresent(present -> put(path, present));
        return this;
    }

    JsonTree put(String path, JsonNode value) {
        ObjectNode parent = root;
        int start = 0;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', start)) {
            parent = parent.withObjectProperty(path.substring(start, dot));
            start = dot + 1;
        }
        parent.set(path.substring(start), value);
        return this;
    }

    JsonTree putTexts(String path, List<String> values) {
        return putAll(path, values.stream().<JsonNode>map(TextNode::valueOf).toList());
    }

    /** Always an array, so that readers find the same type in every alert. */
    JsonTree putArray(String path, List<String> values) {
        return putNodes(path, values.stream().map(TextNode::valueOf).toList());
    }

    JsonTree putNodes(String path, List<? extends JsonNode> values) {
        if (!values.isEmpty()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            array.addAll(values);
            put(path, array);
        }
        return this;
    }

    /** One value as itself, several as an array: as the event had it. */
    JsonTree putAll(String path, List<? extends JsonNode> values) {
        if (values.size() == 1) {
            put(path, values.getFirst());
        } else if (!values.isEmpty()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            array.addAll(values);
            put(path, array);
        }
        return this;
    }

    ObjectNode root() {
        return root;
    }

    /** In one line. */
    @Override
    public String toString() {
        return root.toString();
    }
}
