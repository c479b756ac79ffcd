package dev.tocsin.compiler.intake.stix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads STIX 2.0 and 2.1: bundles, arrays of objects and objects by themselves.
 *
 * <p>One object is in memory at a time, so that a large bundle takes little more than what is taken from it.
 */
public final class StixReader {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_TEXT = 20_000_000;

    /** How much of a file a diagnostic keeps, in bytes. */
    private static final int MAX_SOURCE = 5_000_000;

    private static final int EXCERPT = 200;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .maxNameLength(50_000)
                            .maxNumberLength(1_000)
                            .build())
                    .build())
            .build();

    /** What only the JSON form of STIX 1 has. */
    private static final Set<String> STIX_1 =
            Set.of("stix_header", "related_packages", "ttps", "exploit_targets", "courses_of_action", "incidents");

    private final Publication publication;
    private final StixObjects objects;
    private final Set<String> keys = new LinkedHashSet<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private StixReader(Publication publication) {
        this.publication = publication;
        this.objects = new StixObjects(publication.name());
    }

    /** What a file holds. Nothing is thrown, whatever the bytes are. */
    public static Extraction read(Publication publication) {
        return new StixReader(publication).read();
    }

    private Extraction read() {
        try (JsonParser parser = JSON.createParser(publication.content())) {
            topLevel(parser);
            if (diagnostics.isEmpty() && objects.isEmpty()) {
                diagnostics.add(notStix());
            }
        } catch (JsonProcessingException invalid) {
            String message = "this is no JSON text: " + firstLine(invalid.getOriginalMessage());
            diagnostics.add(error(Optional.ofNullable(invalid.getLocation()), message));
        } catch (IOException invalid) {
            diagnostics.add(error(
                    Optional.empty(), "this is no JSON text: " + firstLine(String.valueOf(invalid.getMessage()))));
        }
        return objects.extraction(diagnostics);
    }

    private void topLevel(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            elements(parser);
        } else if (first == JsonToken.START_OBJECT) {
            document(parser);
        } else {
            String message = first == null ? "the file is empty" : "this is JSON, but neither an object nor an array";
            diagnostics.add(error(Optional.of(parser.currentTokenLocation()), message));
            return;
        }
        if (parser.nextToken() != null) {
            diagnostics.add(error(Optional.of(parser.currentTokenLocation()), "what begins here is behind the end"));
        }
    }

    /** A bundle, whose objects are read one by one, or an object by itself. */
    private void document(JsonParser parser) throws IOException {
        ObjectNode alone = JSON.createObjectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            keys.add(key);
            JsonToken value = parser.nextToken();
            if (key.equals("objects") && value == JsonToken.START_ARRAY) {
                elements(parser);
            } else {
                JsonNode member = JSON.readTree(parser);
                if (isObjects(member)) {
                    // Drafts of STIX 2 had a list for each type: `indicators`.
                    member.forEach(objects::add);
                } else {
                    alone.set(key, member);
                }
            }
        }
        if (!keys.contains("objects") && isObject(alone)) {
            objects.add(alone);
        }
    }

    private static boolean isObjects(JsonNode member) {
        return member.isArray() && !member.isEmpty() && member.valueStream().allMatch(StixReader::isObject);
    }

    private static boolean isObject(JsonNode alone) {
        String type = alone.path("type").asText("");
        return !type.isEmpty() && !type.equals("bundle") && (alone.has("id") || alone.has("pattern"));
    }

    private void elements(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode object = JSON.readTree(parser);
            if (object.path("type").asText("").equals("bundle")) {
                object.path("objects").forEach(objects::add);
            } else {
                objects.add(object);
            }
        }
    }

    private Diagnostic notStix() {
        boolean version1 = keys.stream().anyMatch(STIX_1::contains);
        if (version1) {
            return error("this is STIX 1 in JSON, which has no patterns that could be read")
                    .withHint("ask the publisher for STIX 2.1, or convert it with OASIS's stix2-elevator");
        }
        return keys.contains("objects") || keys.contains("type")
                ? error("this bundle holds no objects")
                : error("this is JSON, but neither a STIX bundle nor a STIX object")
                        .withHint("a bundle has the keys `type`, `id` and `objects`");
    }

    private Diagnostic error(String message) {
        return error(Optional.empty(), message);
    }

    private Diagnostic error(Optional<JsonLocation> location, String message) {
        Optional<Diagnostic> placed = location.flatMap(at -> placed(at, message));
        return placed.orElseGet(() -> Diagnostic.of(
                Code.INVALID_PUBLICATION,
                new SourceText(publication.name(), ""),
                new Span(0, 0),
                location.filter(at -> at.getLineNr() > 0)
                                .map(at -> "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ")
                                .orElse("")
                        + message));
    }

    /** With the text up to there, if that is not too much to keep. */
    private Optional<Diagnostic> placed(JsonLocation location, String message) {
        byte[] content = publication.content();
        long offset = location.getByteOffset();
        if (offset < 0 || offset > MAX_SOURCE) {
            return Optional.empty();
        }
        int end = (int) Math.min(content.length, offset);
        int at = new String(content, 0, end, StandardCharsets.UTF_8)
                .codePoints()
                .map(codePoint -> 1)
                .sum();
        SourceText source = new SourceText(
                publication.name(),
                new String(content, 0, Math.min(content.length, end + EXCERPT), StandardCharsets.UTF_8));
        int start = Math.min(at, source.length());
        return Optional.of(Diagnostic.of(Code.INVALID_PUBLICATION, source, new Span(start, start), message));
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "…";
    }
}
