package dev.tocsin.connector.alert;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.Hit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Keeps alerts as ECS documents in the data stream {@code logs-tocsin.alert-NAMESPACE}. */
public final class EcsSink implements AlertSink {
    private static final int CHUNK = 1_000;
    private static final int CHUNK_BYTES = 5_000_000;
    /** Elastic's rule for the namespace of a data stream. */
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9_.]{1,100}");

    private final Connection connection;
    private final String dataStream;

    /**
     * A sink for the data stream of this namespace.
     *
     * @throws EnvironmentException if the namespace is none
     */
    public EcsSink(Connection connection, String namespace) {
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new EnvironmentException(
                    "`" + namespace + "` cannot be the namespace of a data stream",
                    "use lower-case letters, digits, `_` and `.`, at most 100");
        }
        this.connection = connection;
        this.dataStream = "logs-tocsin.alert-" + namespace;
    }

    /** The data streams that sinks of this kind write to; nobody should look for events there. */
    public static String pattern() {
        return IndexTemplate.PATTERN;
    }

    @Override
    public String destination() {
        return dataStream;
    }

    /** Also makes what an earlier run stored last visible to {@link #store}. */
    @Override
    public void prepare() {
        IndexTemplate.install(connection);
        connection.ask(
                "refreshing " + dataStream,
                client -> client.indices()
                        .refresh(request -> request.index(dataStream).ignoreUnavailable(true)));
    }

    @Override
    public Stored store(List<Alert> alerts) {
        Stored stored = Stored.NOTHING;
        List<Alert> chunk = new ArrayList<>();
        long bytes = 0;
        for (Alert alert : alerts) {
            boolean full = bytes + alert.json().length() > CHUNK_BYTES || chunk.size() == CHUNK;
            if (full && !chunk.isEmpty()) {
                stored = stored.plus(storeChunk(chunk));
                chunk.clear();
                bytes = 0;
            }
            chunk.add(alert);
            bytes += alert.json().length();
        }
        return chunk.isEmpty() ? stored : stored.plus(storeChunk(chunk));
    }

    /**
     * An identifier is unique only within one backing index, so those that older ones hold are left out first: after a
     * rollover {@code create} alone would store an alert a second time.
     */
    private Stored storeChunk(List<Alert> alerts) {
        Set<String> present = present(alerts);
        List<Alert> missing =
                alerts.stream().filter(alert -> !present.contains(alert.id())).toList();
        Stored stored = new Stored(0, alerts.size() - missing.size());
        return missing.isEmpty() ? stored : stored.plus(new Delivery(missing).deliver());
    }

    private Set<String> present(List<Alert> alerts) {
        SearchRequest request = SearchRequest.of(search -> search.index(dataStream)
                .ignoreUnavailable(true)
                .allowPartialSearchResults(false)
                .size(alerts.size())
                .trackTotalHits(total -> total.enabled(false))
                .source(source -> source.filter(filter -> filter.includes("event.id")))
                .query(query -> query.ids(
                        ids -> ids.values(alerts.stream().map(Alert::id).toList()))));
        Set<String> present = new HashSet<>();
        for (Hit hit : connection
                .search("looking for known alerts in " + dataStream, request)
                .hits()) {
            present.add(hit.id());
        }
        return present;
    }

    @Override
    public void close() {}

    /** The way of some alerts into the data stream; what the cluster had no room for goes again. */
    private final class Delivery {
        private final String purpose = "storing alerts in " + dataStream;
        private List<Alert> waiting;
        private int added;
        private int known;
        private int refused;
        private String refusal = "";

        Delivery(List<Alert> alerts) {
            this.waiting = alerts;
        }

        Stored deliver() {
            connection.ask(purpose, client -> {
                send(client.bulk(request()));
                return true;
            });
            if (refused > 0) {
                throw new EnvironmentException(
                        refused + " of " + (added + known + refused) + " alerts were not stored in " + dataStream + ": "
                                + refusal,
                        hint());
            }
            return new Stored(added, known);
        }

        private BulkRequest request() {
            return BulkRequest.of(bulk -> {
                bulk.index(dataStream);
                for (Alert alert : waiting) {
                    BinaryData document =
                            BinaryData.of(alert.json().getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON);
                    bulk.operations(operation ->
                            operation.create(create -> create.id(alert.id()).document(document)));
                }
                return bulk;
            });
        }

        private void send(BulkResponse response) throws IOException {
            List<Alert> again = new ArrayList<>();
            String busy = "";
            for (int i = 0; i < waiting.size(); i++) {
                BulkResponseItem item = response.items().get(i);
                ErrorCause error = item.error();
                if (error == null) {
                    added++;
                } else if (item.status() == 409) {
                    known++;
                } else if (item.status() == 503 || (item.status() == 429 && !isBlock(error))) {
                    again.add(waiting.get(i));
                    busy = String.valueOf(error.reason());
                } else {
                    refused++;
                    refusal = String.valueOf(error.reason());
                }
            }
            waiting = again;
            if (!again.isEmpty()) {
                throw new Connection.Busy(busy);
            }
        }

        /** A full disk blocks with status 429; waiting a few seconds does not help. */
        private boolean isBlock(ErrorCause error) {
            return "cluster_block_exception".equals(error.type());
        }

        private String hint() {
            return refusal.contains("blocked by") || refusal.contains("read-only") || refusal.contains("FORBIDDEN")
                    ? "the data stream takes no writes, often because a disk is full: free space or remove the block,"
                            + " then run this again; alerts that are stored already stay as they are"
                    : "run this again when it is repaired; alerts that are stored already stay as they are";
        }
    }
}
