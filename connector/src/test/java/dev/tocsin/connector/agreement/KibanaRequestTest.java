package dev.tocsin.connector.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.elastic.clients.elasticsearch.core.FieldCapsResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.drools.Match;
import dev.tocsin.compiler.drools.RuleEngine;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.esql.Columns;
import dev.tocsin.compiler.kibana.KibanaRule;
import dev.tocsin.compiler.kibana.KibanaTarget;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.ConnectionSettings;
import dev.tocsin.connector.node.SharedNode;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.sigma.corpus.Corpus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Kibana makes of a rule and sends to Elasticsearch is accepted, and finds the events that the rule means. The
 * requests are built here as Kibana's rule executors build them: the Lucene text with {@code analyze_wildcard} in a
 * filter, the ES|QL text with a limit behind it and the time range beside it.
 */
class KibanaRequestTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LIMIT = 3_001;
    /** Of the rules that no event fits, enough to see every kind of test. */
    private static final int EVERY = 40;

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({"regression.raw, keyword", "regression.pipeline, dynamic"})
    void findsWhatTheRuleMeans(String events, IndexWithEvents.Mapping mapping) throws Exception {
        List<String> documents = new ArrayList<>();
        for (String line : Corpus.events(events)) {
            JsonNode event = JSON.readTree(line);
            documents.add(event.has("doc") ? event.get("doc").toString() : line);
        }
        List<CompiledRule> rules = RuleSet.load(List.of(Corpus.path("sigmahq"))).compiled();
        Map<String, SortedSet<String>> expected = inProcess(rules, documents);
        String index = "kibana-" + events + "-" + mapping;
        try (Connection connection = Connection.open(ConnectionSettings.plain(SharedNode.uri()), Thread::sleep)) {
            IndexWithEvents.create(connection, index, mapping, documents);
            FieldCapsResponse fields = connection.ask(
                    "reading fields",
                    elasticsearch ->
                            elasticsearch.fieldCaps(caps -> caps.index(index).fields("*")));
            KibanaTarget target = new KibanaTarget(FieldCapabilities.of(fields), Columns.KNOWN, List.of(index));
            Map<String, Integer> asked = new TreeMap<>();
            for (int i = 0; i < rules.size(); i++) {
                CompiledRule rule = rules.get(i);
                SortedSet<String> means = expected.getOrDefault(rule.metadata().id(), new TreeSet<>());
                if (means.isEmpty() && i % EVERY != 0) {
                    continue;
                }
                String name = rule.metadata().source().name();
                KibanaRule kibana = target.compile(rule);
                JsonNode json = JSON.readTree(kibana.json());
                SortedSet<String> found =
                        json.path("type").asText().equals("esql") ? esql(json, name) : lucene(json, name);
                asked.merge(json.path("language").asText(), 1, Integer::sum);
                assertTrue(found.containsAll(means), () -> name + ": found " + found + ", means " + means);
                if (kibana.exactness() == Exactness.EXACT) {
                    assertEquals(means, found, name);
                }
            }
            assertTrue(expected.size() > 90, () -> expected.size() + " rules match an event");
            assertTrue(asked.getOrDefault("lucene", 0) > 90, asked::toString);
        }
    }

    private static Map<String, SortedSet<String>> inProcess(List<CompiledRule> rules, List<String> documents)
            throws Exception {
        Map<String, SortedSet<String>> events = new LinkedHashMap<>();
        try (RuleEngine engine = RuleEngine.of(rules)) {
            for (int number = 0; number < documents.size(); number++) {
                Document document = Document.parse(documents.get(number).getBytes(StandardCharsets.UTF_8));
                for (Match match : engine.evaluate(document)) {
                    events.computeIfAbsent(match.rule().metadata().id(), absent -> new TreeSet<>())
                            .add(Integer.toString(number));
                }
            }
        }
        return events;
    }

    private SortedSet<String> lucene(JsonNode rule, String name) throws IOException, InterruptedException {
        ObjectNode request = JSON.createObjectNode().put("size", LIMIT).put("_source", false);
        ArrayNode filter = request.putObject("query").putObject("bool").putArray("filter");
        filter.addObject()
                .putObject("query_string")
                .put("query", rule.path("query").asText())
                .put("analyze_wildcard", true);
        filter.add(window());
        SortedSet<String> ids = new TreeSet<>();
        JsonNode answer = ask("/" + rule.at("/index/0").asText() + "/_search", request, name);
        assertEquals(0, answer.at("/_shards/failed").asInt(), () -> name + ": " + answer);
        answer.at("/hits/hits").forEach(hit -> ids.add(hit.path("_id").asText()));
        return ids;
    }

    private SortedSet<String> esql(JsonNode rule, String name) throws IOException, InterruptedException {
        assertFalse(rule.has("index"), name);
        ObjectNode request =
                JSON.createObjectNode().put("query", rule.path("query").asText() + " | limit " + LIMIT);
        request.putObject("filter").putObject("bool").putArray("filter").add(window());
        JsonNode answer = ask("/_query?drop_null_columns=true", request, name);
        assertEquals("_id", answer.at("/columns/0/name").asText(), () -> name + ": " + answer);
        assertEquals("_index", answer.at("/columns/1/name").asText(), () -> name + ": " + answer);
        SortedSet<String> ids = new TreeSet<>();
        answer.path("values").forEach(row -> ids.add(row.path(0).asText()));
        return ids;
    }

    /** The time of arrival, and the event's own where that is missing. */
    private static ObjectNode window() {
        ObjectNode bool = JSON.createObjectNode();
        ArrayNode should = bool.putObject("bool").put("minimum_should_match", 1).putArray("should");
        should.add(range("event.ingested"));
        ArrayNode fallback = should.addObject().putObject("bool").putArray("filter");
        fallback.add(range("@timestamp"));
        fallback.addObject()
                .putObject("bool")
                .putObject("must_not")
                .putObject("exists")
                .put("field", "event.ingested");
        return bool;
    }

    private static ObjectNode range(String field) {
        ObjectNode range = JSON.createObjectNode();
        range.putObject("range")
                .putObject(field)
                .put("gte", "2000-01-01T00:00:00.000Z")
                .put("lte", "2100-01-01T00:00:00.000Z")
                .put("format", "strict_date_optional_time");
        return range;
    }

    private JsonNode ask(String path, ObjectNode request, String name) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(SharedNode.uri() + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), () -> name + ": " + response.body() + "\n" + request);
        return JSON.readTree(response.body());
    }
}
