package dev.tocsin.connector.alert;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
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
import org.elasticsearch.client.ResponseException;

/** Keeps alerts as ECS documents in the data stream {@code logs-tocsin.alert-NAMESPACE}. */
public final class EcsSink implements AlertSink {
    private static final int CHUNK = 1_000;
    private static final int CHUNK_BYTES = 5_000_000;
    /** {@code 413 Content Too Large}. */
    private static final int TOO_LARGE = 413;
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
    public Stored store(List<AlertJson> alerts) {
        Stored stored = Stored.NOTHING;
        List<AlertJson> chunk = new ArrayList<>();
        long bytes = 0;
        for (AlertJson alert : alerts) {
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
    private Stored storeChunk(List<AlertJson> alerts) {
        Set<String> present = present(alerts);
        List<AlertJson> missing =
                alerts.stream().filter(alert -> !present.contains(alert.id())).toList();
        Stored stored = new Stored(0, alerts.size() - missing.size());
        return missing.isEmpty() ? stored : stored.plus(new Delivery(missing).deliver());
    }

    private Set<String> present(List<AlertJson> alerts) {
        SearchRequest request = SearchRequest.of(search -> search.index(dataStream)
                .ignoreUnavailable(true)
                .allowPartialSearchResults(false)
                .size(alerts.size())
                .trackTotalHits(total -> total.enabled(false))
                .source(source -> source.filter(filter -> filter.includes("event.id")))
                .query(query -> query.ids(
                        ids -> ids.values(alerts.stream().map(AlertJson::id).toList()))));
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
        private List<AlertJson> waiting;
        private int added;
        private int known;
        private final List<Refusal> refused = new ArrayList<>();
        private int blocked;
        private String block = "";

        Delivery(List<AlertJson> alerts) {
            this.waiting = alerts;
        }

        Stored deliver() {
            boolean fits = connection.ask(purpose, client -> {
                try {
                    send(client.bulk(request()));
                    return true;
                } catch (ElasticsearchException | ResponseException failure) {
                    if (isTooLarge(failure)) {
                        return false;
                    }
                    throw failure;
                }
            });
            if (blocked > 0) {
                throw new EnvironmentException(
                        blocked + " of " + (added + known + refused.size() + blocked) + " alerts were not stored in "
                                + dataStream + ": " + block,
                        hint());
            }
            Stored stored = new Stored(added, known, refused);
            return fits ? stored : stored.plus(inSmallerParts());
        }

        /** Elasticsearch, or a proxy before it, takes requests up to a size. */
        private boolean isTooLarge(Exception failure) {
            return switch (failure) {
                case ElasticsearchException answer -> answer.status() == TOO_LARGE;
                case ResponseException answer ->
                    answer.getResponse().getStatusLine().getStatusCode() == TOO_LARGE;
                default -> false;
            };
        }

        private Stored inSmallerParts() {
            if (waiting.size() == 1) {
                AlertJson alert = waiting.getFirst();
                String reason = "the alert has " + alert.json().length()
                        + " characters, and no request of that size is taken (status " + TOO_LARGE + ")";
                return new Stored(0, 0, List.of(new Refusal(alert, reason)));
            }
            int half = waiting.size() / 2;
            return new Delivery(waiting.subList(0, half))
                    .deliver()
                    .plus(new Delivery(waiting.subList(half, waiting.size())).deliver());
        }

        private BulkRequest request() {
            return BulkRequest.of(bulk -> {
                bulk.index(dataStream);
                for (AlertJson alert : waiting) {
                    BinaryData document =
                            BinaryData.of(alert.json().getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON);
                    bulk.operations(operation ->
                            operation.create(create -> create.id(alert.id()).document(document)));
                }
                return bulk;
            });
        }

        private void send(BulkResponse response) throws IOException {
            List<AlertJson> again = new ArrayList<>();
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
                } else if (isRefusal(item.status(), error)) {
                    refused.add(new Refusal(waiting.get(i), reason(error)));
                } else {
                    blocked++;
                    block = String.valueOf(error.reason());
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

        /**
         * A fault of this alert, such as a value that the mapping of a changed template does not take. A limit of the
         * cluster, such as its number of shards, has the same status; it would refuse every alert.
         */
        private boolean isRefusal(int status, ErrorCause error) {
            return status == TOO_LARGE || (status == 400 && !"validation_exception".equals(error.type()));
        }

        /** The cause at the bottom says most. */
        private String reason(ErrorCause error) {
            ErrorCause cause = error.causedBy();
            return error.reason() + (cause == null ? "" : ": " + cause.reason());
        }

        private String hint() {
            return block.contains("blocked by") || block.contains("read-only") || block.contains("FORBIDDEN")
                    ? "the data stream takes no writes, often because a disk is full: free space or remove the block,"
                            + " then run this again; alerts that are stored already stay as they are"
                    : "run this again when it is repaired; alerts that are stored already stay as they are";
        }
    }
}
