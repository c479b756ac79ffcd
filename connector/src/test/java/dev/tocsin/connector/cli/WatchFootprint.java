package dev.tocsin.connector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.alert.AlertIdentifier;
import dev.tocsin.connector.testing.Cluster;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a killed watch left behind, read past its own code and without a refresh that could help its successor. */
final class WatchFootprint {
    private static final int FIRST_EVENTS = 20;

    private WatchFootprint() {}

    /** Its cursors, by {@code index/shard}. */
    static Map<String, Long> cursors(Cluster cluster, String watch) {
        Map<String, Long> cursors = new TreeMap<>();
        if (cluster.exists("/tocsin-ledger")) {
            cluster.refresh("tocsin-ledger");
            cluster.send(
                            "POST",
                            "/tocsin-ledger/_search",
                            "{\"size\": 1000, \"query\": {\"bool\": {\"filter\": [{\"term\": {\"watch\": \"" + watch
                                    + "\"}}, {\"term\": {\"kind\": \"cursor\"}}]}}}")
                    .at("/hits/hits")
                    .forEach(hit -> cursors.put(
                            hit.at("/_source/index").asText() + "/"
                                    + hit.at("/_source/shard").asInt(),
                            hit.at("/_source/position").asLong()));
        }
        return cursors;
    }

    /** Whether alerts made since a moment are stored about events that lie behind the cursor of their shard. */
    static boolean hasAlertsBeyond(
            Cluster cluster,
            Map<String, Long> cursors,
            List<String> events,
            String namespace,
            List<CompiledRule> rules,
            Instant since) {
        String alerts = "/logs-tocsin.alert-" + namespace;
        if (!cluster.exists(alerts)) {
            return false;
        }
        StringBuilder wanted = new StringBuilder();
        cluster.send("GET", "/" + String.join(",", events) + "/_settings", "")
                .properties()
                .forEach(entry -> {
                    int shards = entry.getValue()
                            .at("/settings/index/number_of_shards")
                            .asInt();
                    for (int shard = 0; shard < shards; shard++) {
                        long position = cursors.getOrDefault(entry.getKey() + "/" + shard, -1L);
                        for (JsonNode hit : firstBeyond(cluster, entry.getKey(), shard, position)) {
                            for (CompiledRule rule : rules) {
                                wanted.append(wanted.isEmpty() ? "\"" : ",\"")
                                        .append(AlertIdentifier.of(
                                                rule.metadata().id(),
                                                entry.getKey(),
                                                hit.path("_id").asText()))
                                        .append('"');
                            }
                        }
                    }
                });
        if (wanted.isEmpty()) {
            return false;
        }
        for (var backing : cluster.send("GET", alerts + "/_settings", "").properties()) {
            JsonNode found = cluster.send("POST", "/" + backing.getKey() + "/_mget", "{\"ids\": [" + wanted + "]}");
            for (JsonNode document : found.path("docs")) {
                String made = document.at("/_source/event/created").asText();
                if (!made.isEmpty() && !Instant.parse(made).isBefore(since)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What the watch has read was visible, so no refresh is needed to see it. */
    private static JsonNode firstBeyond(Cluster cluster, String index, int shard, long position) {
        return cluster.send("POST", "/" + index + "/_search?preference=_shards:" + shard, """
                {"size": %d, "_source": false, "sort": [{"_seq_no": "asc"}], "query": {"bool": {"filter": [
                  {"range": {"_seq_no": {"gt": %d}}},
                  {"prefix": {"winlog.event_data.CommandLine": "wipe"}}]}}}
                """.formatted(
                                FIRST_EVENTS, position))
                .at("/hits/hits");
    }
}
