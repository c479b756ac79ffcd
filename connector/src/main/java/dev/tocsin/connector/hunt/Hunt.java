package dev.tocsin.connector.hunt;

import co.elastic.clients.elasticsearch._types.ExpandWildcard;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.tocsin.compiler.drools.RuleEngine;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.querydsl.QueryDslTarget;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.StopSignal;
import dev.tocsin.connector.alert.AlertSink;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.SourceIndex;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Looks for matches of rules in a time window, all of them. */
public final class Hunt {
    /** How many searches run at once: enough to hide the line, too few to fill a search queue. */
    private static final int SEARCHES = 3;

    static final Time KEEP_ALIVE = Time.of(time -> time.time("5m"));

    private final Connection connection;
    private final AlertSink sink;
    private final Clock clock;
    private final HuntListener listener;

    public Hunt(Connection connection, AlertSink sink, Clock clock, HuntListener listener) {
        this.connection = connection;
        this.sink = sink;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Searches, verifies and stores. The sink must be prepared.
     *
     * @throws EnvironmentException if the hunt could not begin; what goes wrong later is in the report
     */
    public HuntReport run(HuntRequest request) {
        return run(request, new StopSignal());
    }

    /**
     * The same, until the signal comes; what was not searched then is told.
     *
     * @throws EnvironmentException if the hunt could not begin; what goes wrong later is in the report
     */
    public HuntReport run(HuntRequest request, StopSignal stop) {
        List<SourceIndex> indices = request.indices().resolve(connection);
        FieldCapabilities capabilities = Mappings.read(connection, request.indices(), request.rules());
        QueryDslTarget target =
                new QueryDslTarget(capabilities, request.indices().maxTermsCount(connection));
        List<PlannedQuery> plan = PlannedQuery.plan(request.rules(), target);
        try (RuleEngine engine = RuleEngine.of(request.rules())) {
            Findings findings = new Findings(engine, sink, clock, listener, request.namespace(), plan.size());
            noteWhatIsOutOfReach(request, indices, capabilities, findings);
            String pointInTime = openPointInTime(request);
            Search search = new Search(connection, clock, request, stop, pointInTime, findings);
            try {
                runAll(plan, search);
            } finally {
                closePointInTime(search.pointInTime(), findings);
            }
            findings.flush();
            return findings.report(request.rules().size());
        }
    }

    private void runAll(List<PlannedQuery> plan, Search search) {
        try (ExecutorService threads = Executors.newFixedThreadPool(SEARCHES)) {
            List<Future<?>> running = new ArrayList<>();
            for (PlannedQuery planned : plan) {
                running.add(threads.submit(() -> search.run(planned)));
            }
            for (Future<?> search1 : running) {
                search1.get();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new EnvironmentException("the hunt was interrupted", "run it again", interruption);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a search ended without saying why", failure.getCause());
        }
    }

    private String openPointInTime(HuntRequest request) {
        var opened = connection.ask(
                "opening a point in time of " + request.indices(),
                client -> client.openPointInTime(
                        open -> open.index(request.indices().expression())
                                .ignoreUnavailable(true)
                                .expandWildcards(ExpandWildcard.Open)
                                .keepAlive(KEEP_ALIVE)));
        if (opened.shards().failed().intValue() > 0) {
            throw new EnvironmentException(
                    opened.shards().failed() + " of " + opened.shards().total() + " shards of " + request.indices()
                            + " cannot be searched",
                    "repair the cluster, or leave the broken index out with --index");
        }
        return opened.id();
    }

    private void closePointInTime(String id, Findings findings) {
        try {
            connection.ask("closing the point in time", client -> client.closePointInTime(close -> close.id(id)));
        } catch (EnvironmentException failure) {
            findings.note("the point in time could not be closed and will expire within five minutes: "
                    + failure.getMessage());
        }
    }

    private void noteWhatIsOutOfReach(
            HuntRequest request, List<SourceIndex> indices, FieldCapabilities capabilities, Findings findings) {
        request.indices().partlyReadable(connection).ifPresent(findings::note);
        for (String name : request.indices().missing(connection)) {
            findings.gap(
                    "no index or data stream is named " + name + ", so nothing was searched there",
                    "check the names given with --index");
        }
        for (SourceIndex index : indices) {
            if (index.state() == SourceIndex.State.CLOSED) {
                findings.gap(
                        "the index " + index.name() + " is closed and was not searched",
                        "open it, or leave it out with --index '" + request.indices() + ",-" + index.name() + "'");
            }
        }
        Set<String> types = new TreeSet<>(capabilities.types().getOrDefault("@timestamp", new TreeSet<>()));
        types.removeAll(Set.of("date", "date_nanos"));
        if (!types.isEmpty()) {
            findings.gap(
                    "@timestamp is mapped as " + String.join(", ", types) + " in one of " + request.indices()
                            + ", where a time window cannot be searched",
                    "leave that index out with --index, or reindex it");
        }
        Query without = Query.of(query ->
                query.bool(bool -> bool.mustNot(not -> not.exists(exists -> exists.field("@timestamp")))));
        var count = connection.ask(
                "counting documents without @timestamp",
                client -> client.count(
                        request1 -> request1.index(request.indices().expression())
                                .ignoreUnavailable(true)
                                .expandWildcards(ExpandWildcard.Open)
                                .query(without)));
        if (count.count() > 0) {
            findings.note(count.count() + " documents have no @timestamp and are in no time window; watch"
                    + " --start earliest reads them");
        }
    }
}
