package dev.tocsin.connector.engine;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.esql.query.EsqlFormat;
import co.elastic.clients.transport.endpoints.BinaryResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.connector.EnvironmentException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds all events that a query finds. It is asked about {@link #PART} events at a time, by the sequence numbers that
 * their shard gave them: that is the most that one answer of Elasticsearch holds, so no answer can leave an event out.
 *
 * @param events where they are
 */
record EventSearch(IndexedEvents events) {
    /** {@code index.max_result_window}, and {@code esql.query.result_truncation_max_size}. */
    static final int PART = 10_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The name of the index. */
    String index() {
        return events.index();
    }

    /**
     * The events that a query finds. Only the ids are read.
     *
     * @throws EnvironmentException if it fails, or the answer is not whole
     */
    SortedSet<Integer> find(String purpose, Query query) {
        SortedSet<Integer> found = new TreeSet<>();
        for (Query part : parts()) {
            SearchResponse<Void> response = events.connection()
                    .ask(
                            purpose,
                            client -> client.search(
                                    search -> search.index(index())
                                            .allowPartialSearchResults(false)
                                            .trackTotalHits(total -> total.enabled(false))
                                            .source(source -> source.fetch(false))
                                            .size(PART)
                                            .sort(sort -> sort.doc(doc -> doc))
                                            .query(whole -> whole.bool(bool -> bool.filter(query, part))),
                                    Void.class));
            if (response.timedOut() || response.shards().failed().intValue() > 0) {
                throw notWhole(purpose);
            }
            response.hits().hits().forEach(hit -> found.add(Integer.valueOf(String.valueOf(hit.id()))));
        }
        return found;
    }

    /**
     * The events that an ES|QL query finds, which has the column {@code _id}.
     *
     * @throws EnvironmentException if it fails, or the answer is not whole
     */
    SortedSet<Integer> findByEsql(String purpose, String query) {
        SortedSet<Integer> found = new TreeSet<>();
        List<Query> parts = parts();
        for (Query part : parts) {
            JsonNode answer = events.connection().ask(purpose, client -> {
                try (BinaryResponse response = client.esql()
                                .query(request -> (parts.size() == 1 ? request : request.filter(part))
                                        .query(query + "\n| KEEP _id\n| LIMIT " + PART)
                                        .allowPartialResults(false)
                                        .columnar(true)
                                        .format(EsqlFormat.Json));
                        InputStream content = response.content()) {
                    return JSON.readTree(content);
                }
            });
            if (answer.path("is_partial").asBoolean()
                    || !answer.at("/columns/0/name").asText().equals("_id")) {
                throw notWhole(purpose);
            }
            answer.at("/values/0").forEach(id -> found.add(Integer.valueOf(id.asText())));
        }
        return found;
    }

    private static EnvironmentException notWhole(String purpose) {
        return new EnvironmentException(purpose + " gave no whole answer", "run this again");
    }

    /** Queries that each hold for at most {@link #PART} events, and together for all. */
    private List<Query> parts() {
        List<Query> parts = new ArrayList<>();
        for (long from = 0; from == 0 || from < events.sequenceNumbers(); from += PART) {
            double first = from;
            parts.add(
                    events.sequenceNumbers() <= PART
                            ? Query.of(query -> query.matchAll(all -> all))
                            : Query.of(query -> query.range(range -> range.number(
                                    number -> number.field("_seq_no").gte(first).lt(first + PART)))));
        }
        return parts;
    }
}
