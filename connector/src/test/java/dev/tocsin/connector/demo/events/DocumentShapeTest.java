package dev.tocsin.connector.demo.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.tocsin.sigma.corpus.Corpus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * The synthetic documents have no field, and no type of value, that real documents of the same event do not have: neither
 * Elastic's own, before and after the ingest pipelines, nor captured ones in the same two shapes.
 */
class DocumentShapeTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every real Winlogbeat adds these; the real documents at hand were stripped of them. */
    private static final Set<String> ADDED_BY_WINLOGBEAT = Set.of(
            "agent.ephemeral_id STRING",
            "agent.id STRING",
            "agent.name STRING",
            "agent.type STRING",
            "agent.version STRING",
            "ecs.version STRING",
            "event.created STRING",
            "event.ingested STRING",
            "event.outcome STRING",
            "message STRING");

    /** ScreenConnect's own events are in no collection; the unnamed text of an event is param1, as of other providers. */
    private static final String UNSEEN_CHANNEL = "Application";

    @Test
    void everyFieldIsKnownFromRealDocuments() throws IOException {
        Map<String, Set<String>> known = real();
        Map<String, Set<String>> unknown = new HashMap<>();
        try (Stream<DemoEvent> events =
                Stream.concat(DemoEvents.ordinary(1), Stream.concat(DemoEvents.intrusion(), DemoEvents.late()))) {
            for (Iterator<DemoEvent> each = events.iterator(); each.hasNext(); ) {
                JsonNode document = JSON.readTree(each.next().json());
                if (document.at("/winlog/channel").asText().equals(UNSEEN_CHANNEL)) {
                    continue;
                }
                String shape = document.at("/event/ingested").isMissingNode() ? "raw" : "pipeline";
                String kind = kind(shape, document);
                assertTrue(known.containsKey(kind), () -> "no real document of " + kind);
                Set<String> extra = fields(document);
                extra.removeAll(known.getOrDefault(kind, Set.of()));
                extra.removeAll(ADDED_BY_WINLOGBEAT);
                if (!extra.isEmpty()) {
                    unknown.computeIfAbsent(kind, absent -> new TreeSet<>()).addAll(extra);
                }
            }
        }
        assertEquals(Map.of(), unknown);
    }

    private static Map<String, Set<String>> real() throws IOException {
        Path root = Corpus.path("events");
        Map<String, Set<String>> known = new HashMap<>();
        lines(root.resolve("winlogbeat-golden.ndjson.gz"), line -> {
            switch (line.path("stage").asText()) {
                case "winlogbeat-8.15.3-collection" -> add(known, "raw", line.path("doc"));
                case "winlogbeat-8.15.3-ingest" -> add(known, "pipeline", line.path("doc"));
                default -> {}
            }
        });
        for (String set : new String[] {"evtx-to-mitre", "mordor-60k", "regression"}) {
            for (String shape : new String[] {"raw", "pipeline"}) {
                lines(
                        root.resolve(set + "." + shape + ".ndjson.gz"),
                        line -> add(known, shape, line.has("doc") ? line.path("doc") : line));
            }
        }
        return known;
    }

    private static void add(Map<String, Set<String>> known, String shape, JsonNode document) {
        known.computeIfAbsent(kind(shape, document), absent -> new TreeSet<>()).addAll(fields(document));
    }

    private static String kind(String shape, JsonNode document) {
        return shape + " " + document.at("/winlog/channel").asText() + " "
                + document.at("/event/code").asText();
    }

    private static Set<String> fields(JsonNode document) {
        Set<String> fields = new TreeSet<>();
        collect("", document, fields);
        return fields;
    }

    private static void collect(String path, JsonNode node, Set<String> fields) {
        switch (node.getNodeType()) {
            case OBJECT ->
                node.properties()
                        .forEach(field -> collect(
                                path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                                field.getValue(),
                                fields));
            case ARRAY -> node.forEach(element -> collect(path + "[]", element, fields));
            default -> fields.add(path + " " + type(path, node));
        }
    }

    /** The record id is a number from the agent and a string from the pipelines, but the collections mix them. */
    private static String type(String path, JsonNode node) {
        return path.equals("winlog.record_id") ? "ID" : node.getNodeType().toString();
    }

    private interface LineReader {
        void read(JsonNode line);
    }

    private static void lines(Path file, LineReader reader) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode node = JSON.readTree(line);
                if (node.getNodeType() == JsonNodeType.OBJECT) {
                    reader.read(node);
                }
            }
        }
    }
}
