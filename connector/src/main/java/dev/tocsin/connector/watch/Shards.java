package dev.tocsin.connector.watch;

import co.elastic.clients.elasticsearch._types.Level;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.indices.stats.IndicesStats;
import co.elastic.clients.elasticsearch.indices.stats.ShardStats;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import dev.tocsin.connector.elasticsearch.SourceIndex;
import dev.tocsin.connector.ledger.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The shards behind an index selection, and what must be done to them before they can be read. */
final class Shards {
    /** So many index names fit into the path of a request. */
    private static final int NAMES = 20;

    private final Connection connection;
    private final IndexSelection selection;

    Shards(Connection connection, IndexSelection selection) {
        this.connection = connection;
        this.selection = selection;
    }

    /**
     * What was seen of the shards.
     *
     * @param indices every index, closed ones too
     * @param shards those that have a primary that answers
     * @param unreadable those that have none, for people
     */
    record Snapshot(List<SourceIndex> indices, List<ShardState> shards, List<String> unreadable) {}

    /** How far every shard has come. */
    Snapshot look() {
        List<SourceIndex> indices = selection.find(connection);
        Map<String, IndicesStats> stats = stats(indices);
        List<ShardState> shards = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (SourceIndex index : indices) {
            IndicesStats of = stats.get(index.name());
            if (index.state() == SourceIndex.State.CLOSED
                    || (of != null && !index.uuid().equals(of.uuid()))) {
                // Closed, or made anew between the two questions; then the next look sees it.
                continue;
            }
            for (int shard = 0; shard < index.shards(); shard++) {
                Optional<ShardState> state = of == null ? Optional.empty() : primary(index, shard, of);
                if (state.isPresent()) {
                    shards.add(state.get());
                } else {
                    unreadable.add("shard " + shard + " of " + index.name() + " has no primary that answers");
                }
            }
        }
        return new Snapshot(indices, shards, unreadable);
    }

    /** By index. Asked by name: one that is closed or missing would fail the question for all others. */
    private Map<String, IndicesStats> stats(List<SourceIndex> indices) {
        Set<String> open = indices.stream()
                .filter(index -> index.state() == SourceIndex.State.OPEN)
                .map(SourceIndex::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, IndicesStats> stats = new TreeMap<>();
        for (List<String> names : chunks(open)) {
            stats.putAll(connection
                    .ask(
                            "reading the checkpoints of " + selection,
                            client -> client.indices()
                                    .stats(request ->
                                            request.index(names).metric("docs").level(Level.Shards)))
                    .indices());
        }
        return stats;
    }

    private static Optional<ShardState> primary(SourceIndex index, int shard, IndicesStats stats) {
        Map<String, List<ShardStats>> copies = stats.shards();
        return copies.getOrDefault(Integer.toString(shard), List.of()).stream()
                .filter(copy -> copy.routing() != null && copy.routing().primary() && copy.seqNo() != null)
                .map(copy -> new ShardState(
                        index,
                        shard,
                        copy.commit() == null ? "" : copy.commit().userData().getOrDefault("history_uuid", ""),
                        copy.seqNo().globalCheckpoint()))
                .findFirst();
    }

    /** Whether the index that a cursor belongs to is gone for good. */
    boolean isDeleted(Cursor cursor) {
        return IndexSelection.of(List.of(cursor.index())).find(connection).stream()
                .noneMatch(index -> index.uuid().equals(cursor.shard().indexUuid()));
    }

    /**
     * Makes every operation that is on these indices now visible to searches, on every copy.
     *
     * @throws EnvironmentException if that failed on one of them
     */
    void refresh(Set<String> indices) {
        for (List<String> names : chunks(indices)) {
            connection.ask("making events visible in " + String.join(", ", names), client -> {
                var refreshed = client.indices().refresh(request -> request.index(names));
                if (refreshed.shards() != null && refreshed.shards().failed().intValue() > 0) {
                    throw new EnvironmentException(
                            refreshed.shards().failed() + " shards of " + String.join(", ", names)
                                    + " could not be refreshed",
                            "look at the health of the cluster; the cursors stay where they are");
                }
                return true;
            });
        }
    }

    /** The filter for each index, as its mapping is now. */
    Map<String, Query> filters(Set<String> indices, EventFilter filter) {
        Map<String, Query> filters = new TreeMap<>();
        for (String index : indices) {
            var answer = connection.ask(
                    "reading the fields of " + index,
                    client -> client.fieldCaps(request -> request.index(index).fields(EventFilter.FIELDS)));
            Map<String, Set<String>> types = new TreeMap<>();
            answer.fields().forEach((path, byType) -> types.put(path, byType.keySet()));
            filters.put(index, filter.query(FieldCapabilities.of(types)));
        }
        return filters;
    }

    private static List<List<String>> chunks(Set<String> names) {
        List<String> all = List.copyOf(names);
        List<List<String>> chunks = new ArrayList<>();
        for (int i = 0; i < all.size(); i += NAMES) {
            chunks.add(all.subList(i, Math.min(all.size(), i + NAMES)));
        }
        return chunks;
    }
}
