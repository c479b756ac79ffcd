package dev.tocsin.connector.compile;

import co.elastic.clients.elasticsearch.core.FieldCapsResponse;
import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.json.JsonpMappingException;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.FileFailure;
import jakarta.json.stream.JsonParser;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer of {@code GET <index>/_field_caps?fields=*} in a file, as Elasticsearch gives it. What {@code curl -i} and
 * Kibana's Dev Tools put above the JSON is passed over, and the encodings of Windows are read.
 */
public final class FieldCapabilitiesFile {
    private static final String REQUEST = "GET winlogbeat-*/_field_caps?fields=*";
    private static final String HINT = "store the answer of `" + REQUEST + "`";

    /** The request, comments and HTTP headers above the answer. */
    private static final Pattern HEAD =
            Pattern.compile("\\A(?:(?:#|//|GET |POST |HTTP/|[A-Za-z][A-Za-z-]*: )[^\\n]*\\n|\\s+)*");

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final JsonpMapper MAPPER = new JacksonJsonpMapper();

    private FieldCapabilitiesFile() {}

    /**
     * Reads a file.
     *
     * @throws EnvironmentException if it cannot be read, or holds something else
     */
    public static FieldCapabilities read(Path file) {
        JsonNode answer = json(file);
        if (!(answer instanceof ObjectNode object)) {
            throw other(file, "it is JSON, but no object");
        }
        if (object.has("error")) {
            throw new EnvironmentException(
                    "the field capabilities " + file + " hold an error that Elasticsearch answered: " + error(object),
                    "mend that, ask again and " + HINT);
        }
        if (!object.path("fields").isObject()) {
            throw other(file, what(object));
        }
        if (object.get("fields").isEmpty()) {
            throw new EnvironmentException(
                    "the field capabilities " + file + " list no field",
                    "no index matched, or its fields were not asked for: " + HINT);
        }
        return capabilities(file, object);
    }

    private static FieldCapabilities capabilities(Path file, ObjectNode answer) {
        if (!answer.has("indices")) {
            answer.putArray("indices");
        }
        nothing(answer.path("fields"), "fields").ifPresent(place -> {
            throw incomplete(file, place);
        });
        try (JsonParser parser = MAPPER.jsonProvider().createParser(new StringReader(answer.toString()))) {
            return FieldCapabilities.of(FieldCapsResponse._DESERIALIZER.deserialize(parser, MAPPER));
        } catch (JsonpMappingException malformed) {
            throw incomplete(file, malformed.path());
        }
    }

    /** The first null in fields and their types, which the client takes and its users stumble over. */
    private static Optional<String> nothing(JsonNode node, String place) {
        if (node.isNull()) {
            return Optional.of(place);
        }
        return node.propertyStream()
                .flatMap(entry -> nothing(entry.getValue(), place + "." + entry.getKey()).stream())
                .findFirst();
    }

    private static EnvironmentException incomplete(Path file, String place) {
        return new EnvironmentException(
                "the field capabilities " + file + " are not complete: what stands at `" + place
                        + "` is nothing that Elasticsearch answers there",
                HINT);
    }

    private static JsonNode json(Path file) {
        String text;
        try {
            text = text(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new EnvironmentException(
                    "the field capabilities " + file + " cannot be read: " + FileFailure.reading(e),
                    "name a file, or the URL of indices such as https://localhost:9200/winlogbeat-*",
                    e);
        }
        Matcher head = HEAD.matcher(text);
        String body = head.lookingAt() ? text.substring(head.end()) : text;
        if (body.isBlank()) {
            throw new EnvironmentException("the field capabilities " + file + " are empty", HINT);
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new EnvironmentException(
                    "the field capabilities " + file + " are not JSON: " + e.getOriginalMessage(), HINT, e);
        }
    }

    /** PowerShell 5 writes UTF-16 with a byte order mark. */
    private static String text(byte[] bytes) throws CharacterCodingException {
        Charset charset = startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)
                ? StandardCharsets.UTF_16
                : StandardCharsets.UTF_8;
        String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static String error(ObjectNode answer) {
        JsonNode error = answer.get("error");
        String reason = error.isTextual()
                ? error.textValue()
                : Optional.ofNullable(error.path("reason").textValue())
                        .orElse(error.path("type").asText("no reason given"));
        return answer.path("status").isInt() ? reason + " (status " + answer.get("status") + ")" : reason;
    }

    private static EnvironmentException other(Path file, String what) {
        return new EnvironmentException("the file " + file + " does not hold field capabilities: " + what, HINT);
    }

    private static String what(ObjectNode answer) {
        boolean mappings =
                answer.elements().hasNext() && answer.elements().next().has("mappings");
        return mappings || answer.has("mappings")
                ? "it looks like the answer of _mapping"
                : "it has no `fields`, as the answer of _field_caps has";
    }
}
