package dev.tocsin.connector.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.alert.Alert;
import dev.tocsin.connector.alert.AlertJson;
import dev.tocsin.connector.alert.AlertSink;
import dev.tocsin.connector.alert.EcsSink;
import dev.tocsin.connector.alert.Stored;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import dev.tocsin.connector.ledger.Ledger;
import dev.tocsin.connector.ledger.TakenOverException;
import dev.tocsin.connector.testing.Cluster;
import dev.tocsin.connector.testing.Event;
import dev.tocsin.connector.testing.Rules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WatchTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-01-10T00:00:00Z"), ZoneOffset.UTC);
    private static final StopSignal GO_ON = new StopSignal();

    private final Cluster cluster = Cluster.shared();
    private final Connection connection = cluster.connect();
    private final String namespace = Cluster.unique("watch").replace('-', '_');
    private final String name = Cluster.unique("watch");
    private final List<String> notes = new ArrayList<>();
    private final List<CompiledRule> wiper = List.of(Rules.commandLine("Wiper", "wipe"));

    @AfterEach
    void close() {
        connection.close();
    }

    private final class Notes implements WatchListener {
        @Override
        public void stored(List<Alert> alerts, Stored stored) {}

        @Override
        public void note(String note) {
            notes.add(note);
        }

        @Override
        public void setAside(EnvironmentException refusal) {
            notes.add("set aside: " + refusal.getMessage());
        }

        @Override
        public void failed(EnvironmentException failure) {
            notes.add(String.valueOf(failure.getMessage()));
        }
    }

    private Watch watch(List<CompiledRule> rules, String indices, Start start) {
        EcsSink sink = new EcsSink(connection, namespace);
        sink.prepare();
        return watch(rules, indices, start, sink);
    }

    private Watch watch(List<CompiledRule> rules, String indices, Start start, AlertSink sink) {
        return new Watch(
                connection,
                sink,
                new Ledger(connection, name, CLOCK),
                CLOCK,
                new WatchRequest(
                        rules,
                        IndexSelection.of(List.of(indices)),
                        start,
                        Duration.ofDays(7),
                        Duration.ofMinutes(5),
                        namespace),
                new Notes());
    }

    /** One run of the program: begin, one pass, end. */
    private Pass run(List<CompiledRule> rules, String indices, Start start) {
        try (Watch watch = watch(rules, indices, start)) {
            watch.begin();
            Pass pass = watch.runOnce(GO_ON);
            assertEquals(List.of(), pass.failures());
            return pass;
        }
    }

    private static Event wipe(String id, String time) {
        return Event.processStart(id, time, "wipe " + id);
    }

    @Test
    void eventsAreSeenOnceWhateverTheirClockSays() {
        String index = Cluster.unique("winlogbeat");
        cluster.createIndex(index, 3);
        cluster.index(index, List.of(wipe("old", "2024-06-01T00:00:00Z")));
        assertEquals(0, run(wiper, index, new Start.Now()).events());

        cluster.index(
                index,
                List.of(
                        wipe("now", "2025-01-10T00:00:00Z"),
                        wipe("late", "2019-01-01T00:00:00Z"),
                        wipe("future", "2031-01-01T00:00:00Z"),
                        Event.processStart("harmless", "2025-01-10T00:00:00Z", "dir")));
        assertEquals(4, run(wiper, index, new Start.Now()).events());
        assertEquals(Set.of("Wiper|now", "Wiper|late", "Wiper|future"), cluster.alerts(namespace));
        assertEquals(0, run(wiper, index, new Start.Now()).events());
    }

    @Test
    void onlyEventsThatSomeRuleNeedsAreRead() {
        String index = Cluster.unique("winlogbeat");
        cluster.createIndex(index, 1);
        cluster.index(
                index,
                List.of(
                        wipe("sysmon", "2025-01-10T00:00:00Z"),
                        new Event(
                                "case",
                                wipe("case", "2025-01-10T00:00:00Z")
                                        .json()
                                        .replace("Sysmon/Operational", "SYSMON/operational")),
                        new Event("bare", "{\"@timestamp\": \"2025-01-10T00:00:00Z\"}"),
                        new Event(
                                "print",
                                "{\"@timestamp\": \"2025-01-10T00:00:00Z\", \"event\": {\"code\": \"307\"}, \"winlog\":"
                                        + " {\"channel\": \"Print\", \"provider_name\": \"Print\"}}")));
        assertEquals(3, run(wiper, index, new Start.Earliest()).events());
        assertEquals(Set.of("Wiper|sysmon", "Wiper|case"), cluster.alerts(namespace));
    }

    @Test
    void aRolledOverDataStreamIsFollowed() {
        String stream = Cluster.unique("logs-windows.sysmon");
        cluster.createDataStream(stream);
        cluster.index(stream, List.of(wipe("a", "2025-01-09T00:00:00Z")));
        run(wiper, stream, new Start.Earliest());
        cluster.send("POST", "/" + stream + "/_rollover", "");
        cluster.index(stream, List.of(wipe("b", "2025-01-09T00:00:00Z")));
        cluster.send("POST", "/" + stream + "/_rollover", "");
        cluster.index(stream, List.of(wipe("c", "2025-01-09T00:00:00Z")));
        run(wiper, stream, new Start.Now());
        assertEquals(Set.of("Wiper|a", "Wiper|b", "Wiper|c"), cluster.alerts(namespace));
    }

    @Test
    void aNewRuleSeesThePastOnce() {
        String index = Cluster.unique("winlogbeat");
        cluster.createIndex(index, 1);
        cluster.index(index, List.of(wipe("recent", "2025-01-08T00:00:00Z"), wipe("ancient", "2024-01-08T00:00:00Z")));
        run(wiper, index, new Start.Now());
        assertEquals(Set.of("Wiper|recent"), cluster.alerts(namespace));
        assertEquals(1, notes.size(), notes.toString());

        run(wiper, index, new Start.Now());
        assertEquals(1, notes.size(), "a rule that has seen the past is not hunted again: " + notes);

        List<CompiledRule> both = List.of(wiper.getFirst(), Rules.commandLine("Second", "wipe"));
        run(both, index, new Start.Now());
        assertEquals(Set.of("Wiper|recent", "Second|recent"), cluster.alerts(namespace));
        assertTrue(notes.getLast().contains("for 1 new or changed rules: 1 new alerts"), notes.toString());
    }

    @Test
    void startsWhereATimeSays() {
        String index = Cluster.unique("winlogbeat");
        cluster.createIndex(index, 1);
        cluster.index(index, List.of(wipe("a", "2024-01-01T00:00:00Z"), wipe("b", "2024-03-01T00:00:00Z")));
        cluster.index(index, List.of(wipe("c", "2024-01-02T00:00:00Z")));
        run(wiper, index, new Start.At(Instant.parse("2024-02-01T00:00:00Z")));
        assertEquals(Set.of("Wiper|b", "Wiper|c"), cluster.alerts(namespace));
    }

    /** Stores, then dies before the cursor can move. */
    private final class DyingSink implements AlertSink {
        private final AlertSink inner = new EcsSink(connection, namespace);
        private int calls;

        @Override
        public void prepare() {
            inner.prepare();
        }

        @Override
        public Stored store(List<AlertJson> alerts) {
            inner.store(alerts);
            calls++;
            throw new EnvironmentException("power failure", null);
        }

        @Override
        public String destination() {
            return inner.destination();
        }

        @Override
        public void close() {}
    }

    @Test
    void whatWasStoredWithoutACursorIsReadAgainAndNotStoredTwice() {
        String index = Cluster.unique("winlogbeat");
        cluster.createIndex(index, 1);
        cluster.index(index, List.of(wipe("a", "2024-01-01T00:00:00Z"), wipe("b", "2024-01-01T00:00:00Z")));
        DyingSink dying = new DyingSink();
        dying.prepare();
        try (Watch watch = watch(wiper, index, new Start.Earliest(), dying)) {
            watch.begin();
            assertThrows(EnvironmentException.class, () -> watch.runOnce(GO_ON));
        }
        assertEquals(1, dying.calls);
        Pass again = run(wiper, index, new Start.Now());
        assertEquals(new Stored(0, 2), again.stored());
        assertEquals(Set.of("Wiper|a", "Wiper|b"), cluster.alerts(namespace));
    }

    @Test
    void ofTwoWatchesWithOneNameTheSecondToWriteStops() {
        String index = Cluster.unique("winlogbeat");
        cluster.createIndex(index, 1);
        cluster.index(index, List.of(wipe("a", "2024-01-01T00:00:00Z")));
        try (Watch first = watch(wiper, index, new Start.Earliest());
                Watch second = watch(wiper, index, new Start.Earliest())) {
            first.begin();
            second.begin();
            first.runOnce(GO_ON);
            TakenOverException failure = assertThrows(TakenOverException.class, () -> second.runOnce(GO_ON));
            assertEquals("another watch named `" + name + "` moved the shard 0 of " + index, failure.getMessage());
        }
        assertEquals(Set.of("Wiper|a"), cluster.alerts(namespace));
    }

    /** The line breaks after the first batch was stored, and the alerts' data stream is rolled over. */
    @Test
    void whatAFailedPassStoredIsKnownToTheNextOneEvenAfterARollover() {
        String index = Cluster.unique("winlogbeat");
        cluster.createIndex(index, 1);
        cluster.index(index, List.of(wipe("a", "2024-01-01T00:00:00Z")));
        StopSignal stop = new StopSignal();
        EcsSink inner = new EcsSink(connection, namespace);
        AlertSink breaking = new AlertSink() {
            private int calls;

            @Override
            public void prepare() {
                inner.prepare();
            }

            @Override
            public Stored store(List<AlertJson> alerts) {
                Stored stored = inner.store(alerts);
                if (calls++ > 0) {
                    stop.request();
                    return stored;
                }
                cluster.send("POST", "/logs-tocsin.alert-" + namespace + "/_rollover", "");
                throw new EnvironmentException("the line broke", null);
            }

            @Override
            public String destination() {
                return inner.destination();
            }

            @Override
            public void close() {}
        };
        breaking.prepare();
        String stream = "logs-tocsin.alert-" + namespace;
        cluster.send("PUT", "/_index_template/" + stream, """
                {"index_patterns": ["%s"], "data_stream": {}, "priority": 500, "template": {
                  "settings": {"index.refresh_interval": "-1"},
                  "mappings": {"properties": {"event": {"properties": {"id": {"type": "keyword"}}}}}}}
                """.formatted(stream));
        try (Watch watch = watch(wiper, index, new Start.Earliest(), breaking)) {
            watch.begin();
            watch.run(Duration.ofMillis(1), stop);
        }
        assertEquals(List.of("the line broke"), notes.subList(1, notes.size()));
        assertEquals(Set.of("Wiper|a"), cluster.alerts(namespace));
    }

    /** Somebody's template for our data stream takes only numbers for the identifier of an event. */
    private void alertsWith(String typeOfIdentifier) {
        String stream = "logs-tocsin.alert-" + namespace;
        cluster.send("PUT", "/_index_template/" + stream, """
                {"index_patterns": ["%s"], "data_stream": {}, "priority": 500, "template": {"mappings": {"properties": {
                  "event": {"properties": {"id": {"type": "keyword"}}},
                  "tocsin": {"properties": {"source": {"properties": {"id": {"type": "%s"}}}}}}}}}
                """.formatted(stream, typeOfIdentifier));
    }

    @Test
    void anAlertThatIsRefusedHoldsNothingUpAndIsStoredWhenItCanBe() {
        alertsWith("long");
        String index = Cluster.unique("winlogbeat");
        cluster.createIndex(index, 1);
        cluster.index(
                index,
                List.of(
                        wipe("1", "2024-01-01T00:00:00Z"),
                        wipe("bad", "2024-01-01T00:00:00Z"),
                        wipe("2", "2024-01-01T00:00:00Z")));
        try (Watch watch = watch(wiper, index, new Start.Earliest())) {
            watch.begin();
            assertEquals(new Stored(2, 0), watch.runOnce(GO_ON).stored());
            assertEquals(1, watch.deadLetters());
            cluster.index(index, List.of(wipe("3", "2024-01-01T00:00:00Z")));
            assertEquals(1, watch.runOnce(GO_ON).events(), "the cursor has passed the refused alert");
        }
        assertEquals(Set.of("Wiper|1", "Wiper|2", "Wiper|3"), cluster.alerts(namespace));
        assertTrue(
                notes.getLast().startsWith("set aside: 1 of 3 alerts were refused by logs-tocsin.alert-" + namespace)
                        && notes.getLast().contains("bad"),
                notes.toString());

        run(wiper, index, new Start.Now());
        assertTrue(notes.getLast().startsWith("set aside: 1 alerts are still refused"), notes.toString());

        alertsWith("keyword");
        cluster.send("POST", "/logs-tocsin.alert-" + namespace + "/_rollover", "");
        try (Watch watch = watch(wiper, index, new Start.Now())) {
            watch.begin();
            assertEquals(0, watch.deadLetters());
        }
        assertEquals(Set.of("Wiper|1", "Wiper|2", "Wiper|3", "Wiper|bad"), cluster.alerts(namespace));
        assertTrue(notes.getLast().startsWith("1 alerts that had been refused are now in"), notes.toString());
    }

    @Test
    void anAlertThatIsRefusedInTheLookBackIsKeptTooAndTheRuleHasSeenThePast() {
        alertsWith("long");
        String index = Cluster.unique("winlogbeat");
        cluster.createIndex(index, 1);
        cluster.index(index, List.of(wipe("bad", "2025-01-09T00:00:00Z"), wipe("1", "2025-01-09T00:00:00Z")));
        try (Watch watch = watch(wiper, index, new Start.Now())) {
            watch.begin();
            assertEquals(1, watch.deadLetters());
        }
        assertEquals(Set.of("Wiper|1"), cluster.alerts(namespace));
        notes.clear();
        run(wiper, index, new Start.Now());
        assertEquals(1, notes.size(), "no second look-back: " + notes);
    }

    /** Ends everything, like a kill. */
    private static final class FatalSink implements AlertSink {
        @Override
        public void prepare() {}

        @Override
        public Stored store(List<AlertJson> alerts) {
            throw new IllegalStateException("killed");
        }

        @Override
        public String destination() {
            return "nowhere";
        }

        @Override
        public void close() {}
    }

    @Test
    void anIndexThatComesAfterAKillInTheFirstLookBackIsReadFromItsStart() {
        String prefix = Cluster.unique("winlogbeat");
        cluster.createIndex(prefix + "-a", 1);
        cluster.index(prefix + "-a", List.of(wipe("a", "2025-01-09T00:00:00Z")));
        try (Watch watch = watch(wiper, prefix + "-*", new Start.Now(), new FatalSink())) {
            assertThrows(IllegalStateException.class, watch::begin);
        }
        cluster.createIndex(prefix + "-b", 1);
        cluster.index(prefix + "-b", List.of(wipe("late", "2019-01-01T00:00:00Z")));
        run(wiper, prefix + "-*", new Start.Now());
        assertEquals(Set.of("Wiper|a", "Wiper|late"), cluster.alerts(namespace));
    }

    @Test
    void aFailedPassLeavesTheCursorAndIsToldAndTheNextOneGoesOn() {
        String index = Cluster.unique("winlogbeat");
        cluster.createIndex(index, 1);
        try (Watch watch = watch(wiper, index, new Start.Earliest())) {
            watch.begin();
            cluster.index(index, List.of(wipe("a", "2024-01-01T00:00:00Z")));
            watch.runOnce(GO_ON);
            String stream = "/logs-tocsin.alert-" + namespace;
            cluster.send("PUT", stream + "/_settings", "{\"index.blocks.write\": true}");
            cluster.index(index, List.of(wipe("b", "2024-01-01T00:00:00Z")));
            assertThrows(EnvironmentException.class, () -> watch.runOnce(GO_ON));
            cluster.send("PUT", stream + "/_settings", "{\"index.blocks.write\": false}");
            watch.runOnce(GO_ON);
        }
        assertEquals(Set.of("Wiper|a", "Wiper|b"), cluster.alerts(namespace));
    }

    @Test
    void manyPagesOverSeveralShardsAreReadToTheEnd() {
        String index = Cluster.unique("winlogbeat");
        cluster.createIndex(index, 2);
        List<Event> events = new ArrayList<>();
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < 2_600; i++) {
            boolean bad = i % 13 == 0;
            events.add(Event.processStart("e" + i, "2024-01-01T00:00:00Z", bad ? "wipe" : "dir"));
            if (bad) {
                expected.add("Wiper|e" + i);
            }
        }
        cluster.index(index, events);
        assertEquals(2_600, run(wiper, index, new Start.Earliest()).events());
        assertEquals(expected, cluster.alerts(namespace));
    }

    @Test
    void anIndexThatIsGoneIsForgottenAndOneThatComesIsReadFromItsStart() {
        String prefix = Cluster.unique("winlogbeat");
        cluster.createIndex(prefix + "-a", 1);
        try (Watch watch = watch(wiper, prefix + "-*", new Start.Now())) {
            watch.begin();
            assertTrue(watch.positions().toString().contains(prefix + "-a"));
            cluster.send("DELETE", "/" + prefix + "-a", "");
            cluster.createIndex(prefix + "-b", 1);
            cluster.index(prefix + "-b", List.of(wipe("b", "2024-01-01T00:00:00Z")));
            watch.runOnce(GO_ON);
            assertFalse(watch.positions().toString().contains(prefix + "-a"));
        }
        assertEquals(Set.of("Wiper|b"), cluster.alerts(namespace));
    }

    @Test
    void aClosedOrMissingIndexDoesNotHoldUpTheOthers() {
        String open = Cluster.unique("winlogbeat");
        String closed = Cluster.unique("winlogbeat");
        String missing = Cluster.unique("winlogbeat");
        cluster.createIndex(open, 1);
        cluster.createIndex(closed, 1);
        cluster.send("POST", "/" + closed + "/_close", "");
        cluster.index(open, List.of(wipe("a", "2025-01-09T00:00:00Z")));
        run(wiper, open + "," + closed + "," + missing, new Start.Earliest());
        assertEquals(Set.of("Wiper|a"), cluster.alerts(namespace));
        assertTrue(
                notes.getFirst().startsWith("no index or data stream is named " + missing + " yet"), notes.toString());
    }

    @Test
    void aRuleThatNeedsEveryEventIsNamed() {
        String index = Cluster.unique("winlogbeat");
        cluster.createIndex(index, 1);
        CompiledRule keyword = Rules.compiled("""
                title: Anywhere
                id: 5e1c0d7e-6a4c-4f43-9a39-6f2f7a9d3c11
                logsource: {product: windows}
                detection: {keywords: [wipe], condition: keywords}
                """);
        run(List.of(keyword, wiper.getFirst()), index, new Start.Now());
        assertEquals(
                "every event is read, because one rule names neither a channel nor an event id: `Anywhere`"
                        + " (rules/testing/rule.yml)",
                notes.getFirst());
    }

    @Test
    void strangeNamesInAnEventDoNotKeepItsAlertFromBeingStored() {
        String index = Cluster.unique("winlogbeat");
        cluster.send("PUT", "/" + index, "{\"mappings\": {\"dynamic\": false}}");
        String longName = "k".repeat(40_000);
        String event = wipe("a", "2025-01-09T00:00:00Z").json();
        String marker = "\"event_data\":";
        assertTrue(event.replace(" ", "").contains(marker + "{"), event);
        String names = "{\"" + longName + "\": \"1\", \"a\\u0000b\": \"1\", ";
        cluster.index(
                index,
                List.of(new Event(
                        "a",
                        event.replaceFirst(
                                "\"event_data\":\\s*\\{",
                                "\"event_data\":" + java.util.regex.Matcher.quoteReplacement(names)))));
        assertEquals(new Stored(1, 0), run(wiper, index, new Start.Earliest()).stored());
    }
}
