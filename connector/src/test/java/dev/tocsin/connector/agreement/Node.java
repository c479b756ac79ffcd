package dev.tocsin.connector.agreement;

import co.elastic.clients.elasticsearch.core.FieldCapsResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.connector.node.SharedNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The real Elasticsearch, asked in plain HTTP: what is sent is what a target wrote, without a client library between
 * that could put it right or wrong.
 */
final class Node {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int MOST = 10_000;
    private static final int BULK = 500;

    private Node() {}

    /** What a query found, or the words in which it was refused. */
    record Result(SortedSet<String> found, String refusal) {
        boolean refused() {
            return !refusal.isEmpty();
        }

        private static Result refused(JsonNode reason) {
            return new Result(new TreeSet<>(), reason.toString());
        }
    }

    static void create(String index, String body) {
        ask("PUT", "/" + index, "application/json", body);
    }

    static void delete(String index) {
        ask("DELETE", "/" + index, "application/json", "");
    }

    /** Indexes documents whose ids are those of {@link #id}. */
    static void index(String index, List<String> documents) {
        List<Integer> refused = indexWhatIsTaken(index, documents);
        if (!refused.isEmpty()) {
            throw new AssertionError("not indexed: " + documents.get(refused.getFirst()));
        }
    }

    /** The numbers of the documents that were refused. */
    static List<Integer> indexWhatIsTaken(String index, List<String> documents) {
        List<Integer> refused = new ArrayList<>();
        for (int from = 0; from < documents.size(); from += BULK) {
            StringBuilder bulk = new StringBuilder();
            for (int i = from; i < Math.min(documents.size(), from + BULK); i++) {
                bulk.append("{\"index\":{\"_id\":\"")
                        .append(id(index, i))
                        .append("\"}}\n")
                        .append(documents.get(i))
                        .append('\n');
            }
            JsonNode answer = ask("POST", "/" + index + "/_bulk", "application/x-ndjson", bulk.toString());
            int number = from;
            for (JsonNode item : answer.get("items")) {
                if (!item.at("/index/error").isMissingNode()) {
                    refused.add(number);
                }
                number++;
            }
        }
        ask("POST", "/" + index + "/_refresh", "application/json", "");
        return refused;
    }

    static String id(String index, int number) {
        return index + "-" + number;
    }

    static FieldCapabilities capabilities(List<String> indices) {
        JsonNode answer = ask("GET", "/" + String.join(",", indices) + "/_field_caps?fields=*", "application/json", "");
        return FieldCapabilities.of(
                FieldCapsResponse.of(response -> response.withJson(new StringReader(answer.toString()))));
    }

    /** Several searches at once; each is the body of a {@code _search}. */
    static List<Result> search(List<String> indices, List<String> queries) {
        StringBuilder lines = new StringBuilder();
        for (String query : queries) {
            lines.append("{}\n{\"size\":")
                    .append(MOST)
                    .append(",\"_source\":false,\"query\":")
                    .append(query)
                    .append("}\n");
        }
        JsonNode answer =
                ask("POST", "/" + String.join(",", indices) + "/_msearch", "application/x-ndjson", lines.toString());
        List<Result> results = new ArrayList<>();
        for (JsonNode response : answer.get("responses")) {
            JsonNode failures = response.at("/_shards/failures");
            if (response.has("error")) {
                results.add(Result.refused(response.get("error")));
            } else if (!failures.isMissingNode()) {
                results.add(Result.refused(failures));
            } else {
                SortedSet<String> ids = new TreeSet<>();
                response.at("/hits/hits").forEach(hit -> ids.add(hit.get("_id").asText()));
                results.add(new Result(ids, ""));
            }
        }
        return results;
    }

    /** An ES|QL query, which has {@code _id} among its columns. */
    static Result esql(String query) {
        HttpResponse<String> response = send(
                "POST",
                "/_query",
                "application/json",
                JSON.createObjectNode()
                        .put("query", query + " | KEEP _id | LIMIT " + MOST)
                        .toString());
        JsonNode answer = read(response.body());
        if (response.statusCode() >= 400 || answer.path("is_partial").asBoolean()) {
            return Result.refused(answer.path("error").isMissingNode() ? answer : answer.get("error"));
        }
        SortedSet<String> ids = new TreeSet<>();
        answer.get("values").forEach(row -> ids.add(row.get(0).asText()));
        return new Result(ids, "");
    }

    private static JsonNode ask(String method, String path, String type, String body) {
        HttpResponse<String> response = send(method, path, type, body);
        if (response.statusCode() >= 400) {
            throw new AssertionError(method + " " + path + ": " + response.body());
        }
        return read(response.body());
    }

    private static HttpResponse<String> send(String method, String path, String type, String body) {
        HttpRequest.BodyPublisher publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create(SharedNode.uri() + path))
                .header("Content-Type", type)
                .method(method, publisher)
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(body, e);
        }
    }
}
