package dev.tocsin.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonpUtils;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.connector.node.SharedNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Documents in a real Elasticsearch, each under its number as its id. */
final class CasesIndex implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server = SharedNode.uri();
    private final String name;

    private CasesIndex(String name) {
        this.name = name;
    }

    /** The types that Winlogbeat's template gives these fields; the embedded node has no type wildcard. */
    private static String mapping() {
        String commandLine = SharedNode.isFullDistribution() ? "wildcard" : "keyword";
        return """
            {"settings": {"number_of_shards": 1, "number_of_replicas": 0},
             "mappings": {
               "date_detection": false,
               "dynamic_templates": [
                 {"addresses": {"path_match": ["source.ip", "destination.ip", "dns.resolved_ip"], "mapping": {"type": "ip"}}},
                 {"strings": {"match_mapping_type": "string", "mapping": {"type": "keyword", "ignore_above": 1024}}}],
               "properties": {
                 "@timestamp": {"type": "date"},
                 "powershell.file.script_block_text": {"type": "text"},
                 "process.command_line": {"type": "%1$s"},
                 "process.parent.command_line": {"type": "%1$s"}}}}
            """.formatted(commandLine);
    }

    /** Makes an index of the documents and waits until all can be found. */
    static CasesIndex of(String name, List<byte[]> documents) throws IOException, InterruptedException {
        CasesIndex index = new CasesIndex(name);
        index.ask("PUT", "", mapping());
        StringBuilder bulk = new StringBuilder();
        for (int i = 0; i < documents.size(); i++) {
            bulk.append("{\"create\":{\"_id\":\"").append(i).append("\"}}\n");
            bulk.append(new String(documents.get(i), UTF_8)).append('\n');
        }
        JsonNode answer = index.ask("POST", "/_bulk?refresh=true", bulk.toString());
        if (answer.path("errors").asBoolean()) {
            throw new IOException("not every document was indexed: " + answer);
        }
        return index;
    }

    FieldCapabilities fieldCapabilities() throws IOException, InterruptedException {
        Map<String, Set<String>> types = new HashMap<>();
        JsonNode answer = ask("GET", "/_field_caps?fields=*", "");
        for (Map.Entry<String, JsonNode> field : answer.path("fields").properties()) {
            Set<String> names = new TreeSet<>();
            field.getValue().fieldNames().forEachRemaining(names::add);
            types.put(field.getKey(), names);
        }
        return FieldCapabilities.of(new TreeMap<>(types));
    }

    /** The numbers of the documents that a query finds. */
    Set<Integer> find(Query query) throws IOException, InterruptedException {
        String body = "{\"size\":10000,\"_source\":false,\"query\":"
                + JsonpUtils.toJsonString(query, new JacksonJsonpMapper()) + "}";
        JsonNode answer = ask("POST", "/_search", body);
        if (answer.path("timed_out").asBoolean() || answer.at("/_shards/failed").asInt() > 0) {
            throw new IOException("no whole answer: " + answer);
        }
        Set<Integer> found = new TreeSet<>();
        answer.at("/hits/hits")
                .forEach(hit -> found.add(Integer.valueOf(hit.path("_id").asText())));
        return found;
    }

    @Override
    public void close() throws IOException {
        try {
            ask("DELETE", "", "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/" + name + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", path.startsWith("/_bulk") ? "application/x-ndjson" : "application/json")
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(method + " " + path + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }
}
