package dev.tocsin.connector.hunt;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.StopSignal;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Runs the queries of one hunt, each page by page to its end. Safe for several threads. */
final class Search {
    private static final int FIRST_PAGE = 100;
    private static final int LARGEST_PAGE = 2_000;
    /** How large an answer should be: small enough that three of them fit into any heap. */
    private static final long PAGE_BYTES = 8_000_000;
    /** So many failures in a row mean that it is not the query. */
    private static final int GIVE_UP_AFTER = 5;

    private final Connection connection;
    private final Clock clock;
    private final HuntRequest request;
    private final StopSignal stop;
    private final Instant deadline;
    private final AtomicReference<String> pointInTime;
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private final Findings findings;

    Search(
            Connection connection,
            Clock clock,
            HuntRequest request,
            StopSignal stop,
            String pointInTime,
            Findings findings) {
        this.connection = connection;
        this.clock = clock;
        this.request = request;
        this.stop = stop;
        this.deadline = clock.instant().plus(request.budget());
        this.pointInTime = new AtomicReference<>(pointInTime);
        this.findings = findings;
    }

    /** Elasticsearch may give it a new identifier with every answer. */
    String pointInTime() {
        return pointInTime.get();
    }

    /** Finds and verifies all that the query finds. What goes wrong goes to the findings. */
    void run(PlannedQuery planned) {
        try {
            if (findings.sinkFailed()) {
                findings.gap(planned.titles() + " was not searched, because alerts could not be stored", "");
            } else if (failuresInARow.get() >= GIVE_UP_AFTER) {
                findings.gap(planned.titles() + " was not searched, because the searches before it failed", "");
            } else {
                toTheEndSomehow(planned);
                failuresInARow.set(0);
            }
        } catch (EnvironmentException failure) {
            failuresInARow.incrementAndGet();
            findings.gap(
                    planned.titles() + " was not searched to the end: " + failure.getMessage(),
                    failure.hint().orElse(""));
        } finally {
            findings.queryDone();
        }
    }

    private void toTheEndSomehow(PlannedQuery planned) {
        if (mustEnd(planned)) {
            return;
        }
        Query query = planned.query();
        Page first;
        try {
            first = firstPage(planned, query);
        } catch (EnvironmentException refusal) {
            query = planned.wider();
            first = insteadOf(planned, refusal);
        }
        toTheEnd(planned, query, first);
    }

    /**
     * A cluster with narrow limits may refuse a query that another takes. What it means is decided in process anyhow, so
     * all events of its kind do as well. That is tried where the searches before it went well: otherwise it is not the
     * query.
     */
    private Page insteadOf(PlannedQuery planned, EnvironmentException refusal) {
        if (failuresInARow.get() > 0) {
            throw refusal;
        }
        try {
            Page page = firstPage(planned, planned.wider());
            findings.note("every event of its kind was read for " + planned.titles()
                    + ", because the cluster refused its query: " + refusal.getMessage());
            return page;
        } catch (EnvironmentException again) {
            refusal.addSuppressed(again);
            throw refusal;
        }
    }

    private Page firstPage(PlannedQuery planned, Query query) {
        return connection.search("searching for " + planned.titles(), page(query, OptionalLong.empty(), FIRST_PAGE));
    }

    private void toTheEnd(PlannedQuery planned, Query query, Page first) {
        Page page = first;
        int size = FIRST_PAGE;
        while (true) {
            page.pointInTime().ifPresent(pointInTime::set);
            findings.verify(planned, page.hits());
            if (page.hits().size() < size) {
                return;
            }
            OptionalLong after = OptionalLong.of(page.hits().getLast().sort());
            size = nextSize(page);
            if (mustEnd(planned)) {
                return;
            }
            page = connection.search("searching for " + planned.titles(), page(query, after, size));
        }
    }

    private boolean mustEnd(PlannedQuery planned) {
        if (stop.isRequested()) {
            findings.gap(planned.titles() + " was not searched to the end: the hunt was asked to stop", "");
            return true;
        }
        if (!clock.instant().isAfter(deadline)) {
            return false;
        }
        findings.gap(
                planned.titles() + " was not searched to the end: the time budget of " + request.budget()
                        + " is used up",
                "give a larger --budget, a shorter time window or fewer rules");
        return true;
    }

    private static int nextSize(Page page) {
        long bytesPerHit = Math.max(1, page.bytes() / page.hits().size());
        return Math.clamp(PAGE_BYTES / bytesPerHit, 10, LARGEST_PAGE);
    }

    private SearchRequest page(Query query, OptionalLong after, int size) {
        SortOptions byPosition = SortOptions.of(
                sort -> sort.field(field -> field.field("_shard_doc").order(SortOrder.Asc)));
        return SearchRequest.of(search -> {
            search.pit(pit -> pit.id(pointInTime.get()).keepAlive(Hunt.KEEP_ALIVE))
                    .allowPartialSearchResults(false)
                    .trackTotalHits(total -> total.enabled(false))
                    .size(size)
                    .sort(byPosition)
                    .query(inWindow(query));
            if (after.isPresent()) {
                search.searchAfter(FieldValue.of(after.getAsLong()));
            }
            return search;
        });
    }

    private Query inWindow(Query query) {
        Query window = Query.of(outer -> outer.range(range -> range.date(date -> {
            date.field("@timestamp")
                    .format("strict_date_optional_time")
                    .gte(request.window().from().toString());
            request.window().to().ifPresent(to -> date.lt(to.toString()));
            return date;
        })));
        return Query.of(outer -> outer.bool(bool -> bool.filter(window, query)));
    }
}
