package dev.tocsin.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** YAML as JSON, type by type; what JSON has no type for, such as a bare date, has to be quoted. */
record JsonOfYaml(Path file) {
    private static final JsonFactory JSON = new JsonFactory();

    byte[] json(Map<String, Node> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            for (Map.Entry<String, Node> field : fields.entrySet()) {
                json.writeFieldName(field.getKey());
                write(field.getValue(), json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(Node node, JsonGenerator json) throws IOException {
        switch (node) {
            case MappingNode mapping -> {
                json.writeStartObject();
                for (NodeTuple tuple : mapping.getValue()) {
                    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                        throw new CasesFileException(file, tuple.getKeyNode(), "a field's name is text");
                    }
                    json.writeFieldName(key.getValue());
                    write(tuple.getValueNode(), json);
                }
                json.writeEndObject();
            }
            case SequenceNode sequence -> {
                json.writeStartArray();
                for (Node item : sequence.getValue()) {
                    write(item, json);
                }
                json.writeEndArray();
            }
            case ScalarNode scalar -> write(scalar, json);
            default -> throw new CasesFileException(file, node, "neither mapping, list nor value");
        }
    }

    private void write(ScalarNode scalar, JsonGenerator json) throws IOException {
        String text = scalar.getValue();
        switch (scalar.getTag().getValue()) {
            case "tag:yaml.org,2002:str" -> json.writeString(text);
            case "tag:yaml.org,2002:int", "tag:yaml.org,2002:float" -> json.writeNumber(new BigDecimal(text));
            case "tag:yaml.org,2002:bool" -> json.writeBoolean(Boolean.parseBoolean(text));
            case "tag:yaml.org,2002:null" -> json.writeNull();
            default -> throw new CasesFileException(file, scalar, "quote `" + text + "`, JSON has no such type");
        }
    }
}
