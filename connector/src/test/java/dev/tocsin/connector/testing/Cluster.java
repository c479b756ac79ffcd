package dev.tocsin.connector.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.ConnectionSettings;
import dev.tocsin.connector.elasticsearch.Pause;
import dev.tocsin.connector.node.SharedNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The cluster of the tests, as its owner sees it: past the code under test. */
public final class Cluster {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI uri;
    private final HttpClient http = HttpClient.newHttpClient();

    private Cluster(URI uri) {
        this.uri = uri;
    }

    public static Cluster shared() {
        return new Cluster(SharedNode.uri());
    }

    /** Another cluster than the shared one. */
    public static Cluster at(URI uri) {
        return new Cluster(uri);
    }

    public URI uri() {
        return uri;
    }

    /** A name that no other test of this run has. */
    public static String unique(String name) {
        return name + "-t" + NAMES.incrementAndGet() + "-"
                + ProcessHandle.current().pid();
    }

    /** A connection that does not wait between tries. */
    public Connection connect() {
        return Connection.open(ConnectionSettings.plain(uri), duration -> {});
    }

    /** A connection as the program has it. */
    public Connection connectPatiently() {
        return Connection.open(ConnectionSettings.plain(uri), Pause.SLEEP);
    }

    public JsonNode send(String method, String path, String body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri.resolve(path))
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .header("Content-Type", "application/json")
                    .build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + ": " + response.body());
            }
            return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }

    public boolean exists(String path) {
        try {
            send("GET", path, "");
            return true;
        } catch (IllegalStateException missing) {
            return false;
        }
    }

    /** An index as Winlogbeat's template makes it for what tests need: texts are keywords. */
    public void createIndex(String name, int shards) {
        send("PUT", "/" + name, """
                {"settings": {"number_of_shards": %d, "number_of_replicas": 0, "refresh_interval": "-1"},
                 "mappings": %s}
                """.formatted(shards, MAPPINGS));
    }

    private static final String MAPPINGS = """
            {"dynamic_templates": [{"texts": {"match_mapping_type": "string",
              "mapping": {"type": "keyword", "ignore_above": 1024}}}],
             "properties": {"@timestamp": {"type": "date"}}}
            """;

    /** The template for a data stream of such indices; the first document makes it. */
    public void createDataStream(String name) {
        send("PUT", "/_index_template/" + name, """
                {"index_patterns": ["%s"], "data_stream": {}, "priority": 500, "template": {
                  "settings": {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "-1"},
                  "mappings": %s}}
                """.formatted(name, MAPPINGS));
    }

    private static String bulk(List<Event> events) {
        StringBuilder body = new StringBuilder();
        for (Event event : events) {
            body.append("{\"create\":{\"_id\":\"").append(event.id()).append("\"}}\n");
            body.append(event.json()).append('\n');
        }
        return body.toString();
    }

    /** Indexes documents under the given identifiers, without a refresh. */
    public void index(String index, List<Event> events) {
        JsonNode answer = send("POST", "/" + index + "/_bulk", bulk(events));
        if (answer.path("errors").asBoolean()) {
            throw new IllegalStateException(answer.toString());
        }
    }

    /**
     * The same, again and again while the cluster does not answer or has no room, for three minutes. As Winlogbeat does,
     * it takes "already there" for an answer.
     */
    public void indexUntilThere(String index, List<Event> events) {
        String body = bulk(events);
        long begin = System.nanoTime();
        while (true) {
            String trouble;
            try {
                trouble = trouble(send("POST", "/" + index + "/_bulk", body));
            } catch (IllegalStateException | UncheckedIOException down) {
                trouble = down.toString();
            }
            if (trouble.isEmpty()) {
                return;
            }
            if (System.nanoTime() - begin > TimeUnit.MINUTES.toNanos(3)) {
                throw new IllegalStateException("events cannot be indexed: " + trouble);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private static String trouble(JsonNode answer) {
        for (JsonNode item : answer.path("items")) {
            int status = item.path("create").path("status").asInt();
            if (status != 201 && status != 409) {
                return item.toString();
            }
        }
        return "";
    }

    public void refresh(String index) {
        send("POST", "/" + index + "/_refresh", "");
    }

    /** The alerts of a namespace, as {@code rule title|document id}; a repeated one is an error. */
    public Set<String> alerts(String namespace) {
        String stream = "logs-tocsin.alert-" + namespace;
        refresh(stream);
        Set<String> alerts = new TreeSet<>();
        String after = "";
        while (true) {
            JsonNode answer = send(
                    "POST",
                    "/" + stream + "/_search",
                    "{\"size\": 5000, \"_source\": [\"rule.name\", \"tocsin.source.id\"], \"sort\": [{\"event.id\":"
                            + " \"asc\"}]" + after + "}");
            JsonNode hits = answer.path("hits").path("hits");
            for (JsonNode hit : hits) {
                JsonNode source = hit.path("_source");
                String alert = source.path("rule").path("name").asText() + "|"
                        + source.path("tocsin").path("source").path("id").asText();
                if (!alerts.add(alert)) {
                    throw new AssertionError("alert stored twice: " + alert);
                }
                after = ", \"search_after\": " + hit.path("sort");
            }
            if (hits.isEmpty()) {
                return alerts;
            }
        }
    }
}
