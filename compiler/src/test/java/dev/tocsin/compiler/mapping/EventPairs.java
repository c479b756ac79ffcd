package dev.tocsin.compiler.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.sigma.corpus.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Real events in two shapes: as Winlogbeat ships them, and after its ingest pipelines. */
final class EventPairs {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventPairs() {}

    /** One event before and after Winlogbeat's ingest pipelines. */
    record Pair(String place, JsonNode rawTree, Document raw, JsonNode pipelineTree, Document pipeline) {}

    /** All pairs of {@code <name>.raw.ndjson.gz} and {@code <name>.pipeline.ndjson.gz}. */
    static List<Pair> all(String name) throws IOException {
        return pairs(name, Corpus.events(name + ".raw"), Corpus.events(name + ".pipeline"));
    }

    /** Some of the pairs, drawn without repetition. */
    static List<Pair> sample(String name, int size, long seed) throws IOException {
        List<String> raw = Corpus.events(name + ".raw");
        List<String> pipeline = Corpus.events(name + ".pipeline");
        int[] drawn = new Random(seed)
                .ints(0, raw.size())
                .distinct()
                .limit(size)
                .sorted()
                .toArray();
        List<Pair> pairs = new ArrayList<>();
        for (int index : drawn) {
            pairs.add(pair(name + " " + index, raw.get(index), pipeline.get(index)));
        }
        return pairs;
    }

    /** Elastic's own expected documents of Winlogbeat 8.15.3, joined by file and position. */
    static List<Pair> golden() throws IOException {
        Map<String, JsonNode> collected = new HashMap<>();
        Map<String, JsonNode> ingested = new TreeMap<>();
        for (String line : Corpus.events("winlogbeat-golden")) {
            JsonNode entry = tree(line);
            String[] source = entry.get("source").asText().split("/", -1);
            String key = source[3] + "/" + source[source.length - 1].replace(".evtx", "") + " "
                    + entry.get("n").asInt();
            String stage = entry.get("stage").asText();
            if (stage.endsWith("-collection")) {
                collected.put(key, entry.get("doc"));
            } else if (stage.endsWith("-ingest")) {
                ingested.put(key, entry.get("doc"));
            }
        }
        List<Pair> pairs = new ArrayList<>();
        ingested.forEach((key, after) -> {
            JsonNode before = collected.get(key);
            if (before != null) {
                pairs.add(pair(key, before.toString(), after.toString()));
            }
        });
        return pairs;
    }

    private static List<Pair> pairs(String name, List<String> raw, List<String> pipeline) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            pairs.add(pair(name + " " + i, raw.get(i), pipeline.get(i)));
        }
        return pairs;
    }

    private static Pair pair(String place, String raw, String pipeline) {
        JsonNode rawTree = event(tree(raw));
        JsonNode pipelineTree = event(tree(pipeline));
        return new Pair(place, rawTree, document(rawTree), pipelineTree, document(pipelineTree));
    }

    /** The lines of the regression files hold the event under {@code doc}. */
    private static JsonNode event(JsonNode line) {
        return line.has("doc") ? line.get("doc") : line;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Document document(JsonNode tree) {
        try {
            return Document.parse(tree.toString().getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableDocumentException e) {
            throw new IllegalStateException(e);
        }
    }
}
