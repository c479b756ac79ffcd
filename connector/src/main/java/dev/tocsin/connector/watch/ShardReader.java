package dev.tocsin.connector.watch;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.json.JsonData;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.Hit;
import dev.tocsin.connector.elasticsearch.Page;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Reads the operations of shards in the order of their sequence numbers. */
final class ShardReader {
    private static final int FIRST_PAGE = 100;
    private static final int LARGEST_PAGE = 2_000;
    private static final long PAGE_BYTES = 8_000_000;
    private static final SortOptions BY_NUMBER =
            SortOptions.of(sort -> sort.field(field -> field.field("_seq_no").order(SortOrder.Asc)));

    private final Connection connection;
    private int size = FIRST_PAGE;

    ShardReader(Connection connection) {
        this.connection = connection;
    }

    /**
     * Some events of a shard, in order.
     *
     * @param end up to here every event that passes the filter has been read, these included
     */
    record Batch(List<Hit> events, long end) {}

    /** The next events after a position, up to the checkpoint of the shard. */
    Batch next(ShardState shard, long position, Query filter) {
        int asked = size;
        Page page = connection.search("reading " + shard, request(shard, position, shard.checkpoint(), filter, asked));
        if (!page.hits().isEmpty()) {
            size = Math.clamp(
                    PAGE_BYTES / Math.max(1, page.bytes() / page.hits().size()), 1, LARGEST_PAGE);
        }
        return new Batch(
                page.hits(),
                page.hits().size() < asked
                        ? shard.checkpoint()
                        : page.hits().getLast().sort());
    }

    /** The sequence number of the first event that is not older than a moment, or has no time. */
    OptionalLong first(ShardState shard, Instant time) {
        Query recent = Query.of(query -> query.range(range -> range.date(date ->
                date.field("@timestamp").format("strict_date_optional_time").gte(time.toString()))));
        Query timeless = Query.of(query ->
                query.bool(bool -> bool.mustNot(not -> not.exists(exists -> exists.field("@timestamp")))));
        Query either = Query.of(
                query -> query.bool(bool -> bool.should(recent, timeless).minimumShouldMatch("1")));
        return connection
                .search("looking for the start in " + shard, request(shard, -1, shard.checkpoint(), either, 1))
                .hits()
                .stream()
                .mapToLong(Hit::sort)
                .findFirst();
    }

    private static SearchRequest request(ShardState shard, long after, long upTo, Query filter, int size) {
        Query numbers = Query.of(query -> query.range(range -> range.untyped(numbersRange ->
                numbersRange.field("_seq_no").gt(JsonData.of(after)).lte(JsonData.of(upTo)))));
        return SearchRequest.of(search -> search.index(shard.index().name())
                .preference("_shards:" + shard.shard())
                .allowPartialSearchResults(false)
                .trackTotalHits(total -> total.enabled(false))
                .size(size)
                .sort(BY_NUMBER)
                .query(query -> query.bool(bool -> bool.filter(numbers, filter))));
    }
}
