package dev.tocsin.connector.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.StopSignal;
import dev.tocsin.connector.alert.Alert;
import dev.tocsin.connector.alert.AlertSink;
import dev.tocsin.connector.alert.Stored;
import dev.tocsin.connector.demo.events.DemoEvents;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import dev.tocsin.connector.hunt.Hunt;
import dev.tocsin.connector.hunt.HuntListener;
import dev.tocsin.connector.hunt.HuntReport;
import dev.tocsin.connector.hunt.HuntRequest;
import dev.tocsin.connector.hunt.TimeWindow;
import dev.tocsin.connector.ledger.Ledger;
import dev.tocsin.connector.watch.Pass;
import dev.tocsin.connector.watch.Start;
import dev.tocsin.connector.watch.Watch;
import dev.tocsin.connector.watch.WatchListener;
import dev.tocsin.connector.watch.WatchRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The steps of the demonstration, against a cluster that holds nothing yet. */
public final class Demo {
    /** The dates of the incident, both included. */
    public static final String FROM = "2023-10-28";

    public static final String TO = "2023-11-08";

    private static final TimeWindow INCIDENT =
            new TimeWindow(Instant.parse("2023-10-28T00:00:00Z"), Optional.of(Instant.parse("2023-11-09T00:00:00Z")));
    private static final long SEED = 20231028;
    private static final Duration BUDGET = Duration.ofMinutes(10);
    private static final String NAMESPACE = "default";
    private static final int MOST_ALERTS = 10_000;

    private final Connection connection;
    private final AlertSink sink;
    private final List<CompiledRule> rules;
    private final Clock clock;
    private final DemoIndex index;
    private final IndexSelection indices = IndexSelection.of(List.of(IndexSelection.DEFAULT));

    /** The demonstration of these rules. */
    public Demo(Connection connection, AlertSink sink, List<CompiledRule> rules, Clock clock) {
        this.connection = connection;
        this.sink = sink;
        this.rules = List.copyOf(rules);
        this.clock = clock;
        this.index = new DemoIndex(connection);
    }

    /** How many events of each kind were indexed. */
    public record Indexed(int ordinary, int intrusion) {}

    /** Alerts, and what became of them. */
    public record Raised(List<Alert> alerts, Stored stored) {
        public Raised {
            alerts = List.copyOf(alerts);
        }
    }

    /** Puts the ordinary events in, and the intrusion among them. */
    public Indexed indexEvents() {
        sink.prepare();
        index.prepare();
        int ordinary = index.index(DemoEvents.ordinary(SEED));
        return new Indexed(ordinary, index.index(DemoEvents.intrusion()));
    }

    /**
     * Hunts the days of the incident.
     *
     * @throws EnvironmentException if something was not searched
     */
    public Raised hunt() {
        List<Alert> alerts = new ArrayList<>();
        HuntReport report = new Hunt(connection, sink, clock, new HuntListener() {
                    @Override
                    public void found(List<Alert> found) {
                        alerts.addAll(found);
                    }

                    @Override
                    public void progress(int queriesDone, int queries, long documents) {}
                })
                .run(new HuntRequest(rules, indices, INCIDENT, BUDGET, NAMESPACE));
        for (HuntReport.Gap gap : report.gaps()) {
            throw new EnvironmentException(gap.what(), gap.hint());
        }
        return new Raised(alerts, report.stored());
    }

    /** Watches while events arrive that are days late. */
    public Raised watchLateEvents() {
        List<Alert> alerts = new ArrayList<>();
        WatchRequest request = new WatchRequest(rules, indices, new Start.Now(), Duration.ofDays(7), BUDGET, NAMESPACE);
        try (Watch watch =
                new Watch(connection, sink, new Ledger(connection, "demo", clock), clock, request, new WatchListener() {
                    @Override
                    public void stored(List<Alert> stored, Stored counts) {
                        alerts.addAll(stored);
                    }

                    @Override
                    public void note(String note) {}

                    @Override
                    public void setAside(EnvironmentException refusal) {
                        throw refusal;
                    }

                    @Override
                    public void failed(EnvironmentException failure) {
                        throw failure;
                    }
                })) {
            watch.begin();
            index.index(DemoEvents.late());
            Pass pass = watch.runOnce(new StopSignal());
            for (EnvironmentException failure : pass.failures()) {
                throw failure;
            }
            return new Raised(alerts, pass.stored());
        }
    }

    /** The documents of the alert data stream, as Elasticsearch has them now. */
    public List<JsonNode> storedAlerts() {
        return connection.ask("reading the alerts back", client -> {
            client.indices().refresh(refresh -> refresh.index(sink.destination()));
            return client
                    .search(
                            search -> search.index(sink.destination())
                                    .size(MOST_ALERTS)
                                    .allowPartialSearchResults(false),
                            JsonNode.class)
                    .hits()
                    .hits()
                    .stream()
                    .map(hit -> Objects.requireNonNull(hit.source(), "an alert without a document"))
                    .toList();
        });
    }

    /** What differs between the alerts that should be there and those that are, in words; empty if nothing does. */
    public List<String> differences(List<JsonNode> alerts) {
        Map<String, SortedSet<String>> found = new TreeMap<>();
        for (JsonNode alert : alerts) {
            found.computeIfAbsent(alert.at("/tocsin/source/id").asText(), absent -> new TreeSet<>())
                    .add(alert.at("/rule/id").asText());
        }
        List<String> differences = new ArrayList<>();
        index.expectedRules()
                .forEach((id, expected) -> expected.stream()
                        .filter(rule -> !found.getOrDefault(id, new TreeSet<>()).contains(rule))
                        .forEach(rule -> differences.add("no alert of rule " + rule + " for event " + id)));
        found.forEach((id, rulesFound) -> rulesFound.stream()
                .filter(rule ->
                        !index.expectedRules().getOrDefault(id, new TreeSet<>()).contains(rule))
                .forEach(rule -> differences.add("an alert of rule " + rule + " for event " + id)));
        return differences;
    }
}
