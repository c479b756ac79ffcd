package dev.tocsin.compiler.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of one JSON document, by dotted path. {@code {"a":{"b":1}}}, {@code {"a.b":1}} and {@code {"a":[{"b":1}]}}
 * all hold {@code 1} at {@code a.b}. Spaces in names are dropped. JSON null and empty arrays are absent.
 */
public final class Document {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxStringLength(100_000_000)
                    .build())
            .build();

    private final Map<String, List<String>> values;

    private Document(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads one JSON object.
     *
     * @throws UnreadableDocumentException if the bytes are not exactly one JSON object, or nested more than 200 deep
     */
    public static Document parse(byte[] json) throws UnreadableDocumentException {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableDocumentException("not a JSON object");
            }
            Map<String, List<String>> values = new HashMap<>();
            readObject(parser, "", values);
            if (parser.nextToken() != null) {
                throw new UnreadableDocumentException("more follows after the JSON object");
            }
            return new Document(values);
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            String place = location == null ? "" : " at byte " + location.getByteOffset();
            throw new UnreadableDocumentException("not usable JSON" + place + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static void readObject(JsonParser parser, String prefix, Map<String, List<String>> values)
            throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName().replace(" ", "");
            parser.nextToken();
            readValue(parser, prefix.isEmpty() ? name : prefix + "." + name, values);
        }
    }

    private static void readValue(JsonParser parser, String path, Map<String, List<String>> values) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser, path, values);
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    readValue(parser, path, values);
                }
            }
            case VALUE_STRING, VALUE_TRUE, VALUE_FALSE, VALUE_NUMBER_INT -> add(values, path, parser.getText());
            case VALUE_NUMBER_FLOAT -> add(values, path, plain(parser.getDecimalValue()));
            case VALUE_NULL -> {}
            default -> throw new IOException("unexpected " + parser.currentToken());
        }
    }

    private static String plain(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = number.stripTrailingZeros();
        // 1e999999999 is short in JSON and a gigabyte in plain notation.
        return Math.abs((long) stripped.scale()) > 1_000 ? stripped.toString() : stripped.toPlainString();
    }

    private static void add(Map<String, List<String>> values, String path, String text) {
        values.computeIfAbsent(path, absent -> new ArrayList<>(1)).add(text);
    }

    /** The texts at a path, in document order; none if it is absent. */
    public List<String> values(String path) {
        return values.getOrDefault(path, List.of());
    }

    /** The texts of every path. */
    public Collection<List<String>> all() {
        return values.values();
    }
}
