package dev.tocsin.compiler.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** {@code {}}. */
    public static final Document EMPTY = new Document();

    private final Map<String, List<String>> values = new HashMap<>();
    private final Map<String, List<Document>> elements = new HashMap<>(0);

    private Document() {}

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
            Document document = new Document();
            document.readObject(parser, "");
            if (parser.nextToken() != null) {
                throw new UnreadableDocumentException("more follows after the JSON object");
            }
            return document;
        } catch (StreamConstraintsException e) {
            throw new UnreadableDocumentException("not read: nested more than 200 deep, or a text too large", e);
        } catch (JsonProcessingException e) {
            throw new UnreadableDocumentException("not JSON" + place(e), e);
        } catch (CharConversionException e) {
            throw new UnreadableDocumentException("not UTF-8 text", e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** The library's own words are for programmers. */
    private static String place(JsonProcessingException mistake) {
        if (mistake instanceof JsonEOFException) {
            return ": it ends in the middle";
        }
        JsonLocation location = mistake.getLocation();
        return location == null || location.getByteOffset() < 0 ? "" : " at byte " + location.getByteOffset();
    }

    private void readObject(JsonParser parser, String prefix) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName().replace(" ", "");
            parser.nextToken();
            readValue(parser, prefix.isEmpty() ? name : prefix + "." + name);
        }
    }

    private void readValue(JsonParser parser, String path) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser, path);
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (parser.currentToken() == JsonToken.START_OBJECT) {
                        readElement(parser, path);
                    } else {
                        readValue(parser, path);
                    }
                }
            }
            case VALUE_STRING, VALUE_TRUE, VALUE_FALSE, VALUE_NUMBER_INT -> add(path, parser.getText());
            case VALUE_NUMBER_FLOAT -> add(path, plain(parser.getDecimalValue()));
            case VALUE_NULL -> {}
            default -> throw new IOException("unexpected " + parser.currentToken());
        }
    }

    private void readElement(JsonParser parser, String path) throws IOException {
        Document element = new Document();
        element.readObject(parser, "");
        elements.computeIfAbsent(path, absent -> new ArrayList<>()).add(element);
        element.values.forEach((name, texts) -> texts.forEach(text -> add(path + "." + name, text)));
        element.elements.forEach(
                (name, inner) -> elements.computeIfAbsent(path + "." + name, absent -> new ArrayList<>())
                        .addAll(inner));
    }

    private static String plain(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = number.stripTrailingZeros();
        // 1e999999999 is short in JSON and a gigabyte in plain notation.
        return Math.abs((long) stripped.scale()) > 1_000 ? stripped.toString() : stripped.toPlainString();
    }

    private void add(String path, String text) {
        values.computeIfAbsent(path, absent -> new ArrayList<>(1)).add(text);
    }

    /** The texts at a path, in document order; none if it is absent. */
    public List<String> values(String path) {
        return values.getOrDefault(path, List.of());
    }

    /** The objects of the array at a path, in document order; none if there is no array of objects. */
    public List<Document> elements(String path) {
        return elements.getOrDefault(path, List.of());
    }

    /** The paths that have a value. */
    public Set<String> paths() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** The texts of every path. */
    public Collection<List<String>> all() {
        return values.values();
    }
}
