package dev.tocsin.connector.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.alert.AlertSink;
import dev.tocsin.connector.alert.EcsSink;
import dev.tocsin.connector.alert.NdjsonSink;
import dev.tocsin.connector.alert.Stored;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import dev.tocsin.connector.testing.Cluster;
import dev.tocsin.connector.testing.Event;
import dev.tocsin.connector.testing.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HuntTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final TimeWindow JANUARY =
            new TimeWindow(Instant.parse("2025-01-01T00:00:00Z"), Optional.of(Instant.parse("2025-02-01T00:00:00Z")));

    private final Cluster cluster = Cluster.shared();
    private final String namespace = Cluster.unique("hunt").replace('-', '_');

    private HuntReport hunt(List<CompiledRule> rules, String indices, AlertSink sink, Duration budget) {
        try (Connection connection = cluster.connect()) {
            return new Hunt(connection, sink, CLOCK, HuntListener.SILENT)
                    .run(new HuntRequest(rules, IndexSelection.of(List.of(indices)), JANUARY, budget, namespace));
        }
    }

    private HuntReport hunt(List<CompiledRule> rules, String indices) {
        try (Connection connection = cluster.connect()) {
            EcsSink sink = new EcsSink(connection, namespace);
            sink.prepare();
            return hunt(rules, indices, sink, Duration.ofMinutes(5));
        }
    }

    private static List<Event> events(int number, String commandLine) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            events.add(
                    Event.processStart("e" + i, "2025-01-%02dT00:00:00Z".formatted(i % 28 + 1), commandLine + " " + i));
        }
        return events;
    }

    private String index(List<Event> events) {
        String index = Cluster.unique("winlogbeat");
        cluster.createIndex(index, 3);
        cluster.index(index, events);
        cluster.refresh(index);
        return index;
    }

    @Test
    void findsEveryMatchOverManyPagesAndStoresItOnce() {
        String index = index(events(450, "wipe disk"));
        cluster.index(
                index,
                List.of(
                        Event.processStart("before", "2024-12-31T23:59:59.999Z", "wipe disk"),
                        Event.processStart("end", "2025-02-01T00:00:00Z", "wipe disk"),
                        Event.processStart("other", "2025-01-05T00:00:00Z", "dir")));
        cluster.refresh(index);
        List<CompiledRule> rules = List.of(Rules.commandLine("Wiper", "wipe DISK"));

        HuntReport first = hunt(rules, index);
        assertEquals(List.of(), first.gaps());
        assertEquals(new Stored(450, 0), first.stored());
        assertEquals(450, cluster.alerts(namespace).size());

        HuntReport second = hunt(rules, index);
        assertEquals(new Stored(0, 450), second.stored());
        assertEquals(450, cluster.alerts(namespace).size());
    }

    @Test
    void everyRuleThatMatchesAnEventAlerts() {
        String index = index(events(1, "wipe"));
        HuntReport report = hunt(Rules.many(12, "wipe"), index);
        assertEquals(new Stored(12, 0), report.stored());
        assertEquals(1, report.queries(), "rules with one query share it");
        assertEquals(1, report.documents());
    }

    @Test
    void anAlertIsNotStoredAgainAfterItsDataStreamRolledOver() {
        String index = index(events(5, "wipe"));
        List<CompiledRule> rules = List.of(Rules.commandLine("Wiper", "wipe"));
        hunt(rules, index);
        cluster.send("POST", "/logs-tocsin.alert-" + namespace + "/_rollover", "");
        assertEquals(new Stored(0, 5), hunt(rules, index).stored());
        assertEquals(5, cluster.alerts(namespace).size());
    }

    @Test
    void aClosedIndexIsAGapAndTheOthersAreSearched() {
        String open = index(events(3, "wipe"));
        String closed = index(events(3, "wipe"));
        cluster.send("POST", "/" + closed + "/_close", "");
        HuntReport report = hunt(List.of(Rules.commandLine("Wiper", "wipe")), open + "," + closed);
        assertEquals(new Stored(3, 0), report.stored());
        assertEquals(
                "the index " + closed + " is closed and was not searched",
                report.gaps().getFirst().what());
    }

    @Test
    void aTimestampThatIsNoDateIsAGap() {
        String index = Cluster.unique("winlogbeat");
        cluster.send("PUT", "/" + index, "{\"mappings\": {\"properties\": {\"@timestamp\": {\"type\": \"keyword\"}}}}");
        cluster.index(index, events(1, "wipe"));
        cluster.refresh(index);
        HuntReport report = hunt(List.of(Rules.commandLine("Wiper", "wipe")), index);
        assertTrue(
                report.gaps().getFirst().what().startsWith("@timestamp is mapped as keyword in one of " + index),
                report.gaps().toString());
    }

    @Test
    void aSpentBudgetSaysWhatWasNotSearched() {
        String index = index(events(3, "wipe"));
        try (Connection connection = cluster.connect()) {
            EcsSink sink = new EcsSink(connection, namespace);
            sink.prepare();
            Clock late = new Clock() {
                private Instant now = CLOCK.instant();

                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }

                @Override
                public synchronized Instant instant() {
                    now = now.plusSeconds(90);
                    return now;
                }
            };
            HuntReport report = new Hunt(connection, sink, late, HuntListener.SILENT)
                    .run(new HuntRequest(
                            List.of(Rules.commandLine("Wiper", "wipe")),
                            IndexSelection.of(List.of(index)),
                            JANUARY,
                            Duration.ofMinutes(1),
                            namespace));
            assertEquals(
                    "the rule `Wiper` was not searched to the end: the time budget of PT1M is used up",
                    report.gaps().getFirst().what());
        }
    }

    @Test
    void aQueryThatTheClusterRefusesIsReplacedByAllEventsOfItsKind() {
        String index = index(List.of(
                Event.processStart("hit", "2025-01-02T00:00:00Z", "4711"),
                Event.processStart("miss", "2025-01-02T00:00:00Z", "4713")));
        cluster.send("PUT", "/" + index + "/_settings", "{\"index.max_regex_length\": 2}");
        HuntReport report = hunt(
                List.of(Rules.compiled(Rules.text("Numbers", "x")
                        .replace("CommandLine|contains: 'x'", "CommandLine|re: '^471[12]$'"))),
                index);
        assertEquals(List.of(), report.gaps());
        assertEquals(1, report.found());
        assertEquals(2, report.documents());
        assertTrue(
                report.notes()
                        .getFirst()
                        .startsWith(
                                "every event of its kind was read for the rule `Numbers`, because the cluster refused"
                                        + " its query: "),
                report.notes().toString());
    }

    @Test
    void asksInAsManyPartsAsAnIndexWants() {
        List<Event> events = List.of(
                Event.processStart("first", "2025-01-02T00:00:00Z", "1"),
                Event.processStart("last", "2025-01-02T00:00:00Z", "299"),
                Event.processStart("none", "2025-01-02T00:00:00Z", "300"));
        String narrow = index(events);
        cluster.send("PUT", "/" + narrow + "/_settings", "{\"index.max_terms_count\": 7}");
        String wide = index(events);
        cluster.send("PUT", "/" + wide + "/_settings", "{\"index.max_terms_count\": 100000}");
        String values =
                IntStream.range(0, 300).mapToObj(i -> "'" + i + "'").collect(Collectors.joining(", ", "[", "]"));
        HuntReport report = hunt(
                List.of(Rules.compiled(
                        Rules.text("Numbers", "x").replace("CommandLine|contains: 'x'", "CommandLine: " + values))),
                narrow + "," + wide);
        assertEquals(List.of(), report.gaps());
        assertEquals(List.of(), report.notes());
        assertEquals(4, report.found());
        assertEquals(4, report.documents());
    }

    @Test
    void whatCannotBeStoredIsTold() {
        String index = index(events(3, "wipe"));
        List<CompiledRule> rules = List.of(Rules.commandLine("Wiper", "wipe"));
        hunt(rules, index);
        String stream = "/logs-tocsin.alert-" + namespace;
        cluster.send("PUT", stream + "/_settings", "{\"index.blocks.write\": true}");
        HuntReport report = hunt(List.of(Rules.commandLine("Other", "wipe")), index);
        assertEquals(3, report.found());
        assertEquals(Stored.NOTHING, report.stored());
        String what = report.gaps().getFirst().what();
        assertTrue(
                what.startsWith("3 of 3 alerts were not stored in logs-tocsin.alert-" + namespace + ": index [.ds-"),
                what);
        assertTrue(report.gaps().getFirst().hint().contains("remove the block"), what);

        cluster.send("PUT", stream + "/_settings", "{\"index.blocks.write\": false}");
        assertEquals(
                new Stored(3, 0),
                hunt(List.of(Rules.commandLine("Other", "wipe")), index).stored());
    }

    @Test
    void ndjsonKeepsTheSameDocumentsOnce(@TempDir Path folder) throws Exception {
        String index = index(events(4, "wipe"));
        Path file = folder.resolve("alerts.ndjson");
        List<CompiledRule> rules = List.of(Rules.commandLine("Wiper", "wipe"));
        for (Stored expected : List.of(new Stored(4, 0), new Stored(0, 4))) {
            NdjsonSink sink = NdjsonSink.to(file);
            sink.prepare();
            assertEquals(
                    expected, hunt(rules, index, sink, Duration.ofMinutes(5)).stored());
        }
        assertEquals(4, Files.readAllLines(file).size());
    }

    @Test
    void documentsWithoutATimeAreCounted() {
        String index = index(events(1, "wipe"));
        cluster.index(index, List.of(new Event("timeless", "{\"event\": {\"code\": \"1\"}}")));
        cluster.refresh(index);
        HuntReport report = hunt(List.of(Rules.commandLine("Wiper", "wipe")), index);
        assertTrue(
                report.notes().getFirst().startsWith("1 documents have no @timestamp"),
                report.notes().toString());
    }

    @Test
    void nothingToSearchNamesWhatIsThere() {
        String index = index(events(1, "wipe"));
        EnvironmentException failure = assertThrows(
                EnvironmentException.class, () -> hunt(List.of(Rules.commandLine("Wiper", "wipe")), "no-such-*"));
        assertEquals("no index or data stream matches no-such-*", failure.getMessage());
        assertTrue(failure.hint().orElse("").contains("name what is there"), index);
    }

    /** One event in an index that maps {@code winlog.event_data} in this way. */
    private String indexWithEventData(String settings, String eventData) {
        String index = Cluster.unique("winlogbeat");
        cluster.send("PUT", "/" + index, """
                {"settings": {"number_of_shards": 1, "number_of_replicas": 0%s},
                 "mappings": {"properties": {"@timestamp": {"type": "date"},
                   "event": {"properties": {"code": {"type": "keyword"}}},
                   "winlog": {"properties": {"channel": {"type": "keyword"}, "event_data": %s}}}}}
                """.formatted(settings, eventData));
        cluster.index(index, events(1, "wipe"));
        cluster.refresh(index);
        return index;
    }

    @Test
    void valuesThatTheMappingLeavesOutAreFound() {
        List<CompiledRule> rules = List.of(Rules.commandLine("Wiper", "wipe"));
        List<String> indices = List.of(
                indexWithEventData("", "{\"type\": \"flattened\"}"),
                indexWithEventData("", "{\"type\": \"object\", \"dynamic\": false}"),
                indexWithEventData("", "{\"type\": \"object\", \"enabled\": false}"),
                indexWithEventData(
                        ", \"index.mapping.total_fields.limit\": 6,"
                                + " \"index.mapping.total_fields.ignore_dynamic_beyond_limit\": true",
                        "{\"type\": \"object\"}"));
        String mapped = index(events(1, "wipe"));
        for (String index : indices) {
            assertEquals(1, hunt(rules, index).found(), index);
            assertEquals(2, hunt(rules, index + "," + mapped).found(), index + " beside an index that maps it");
        }
    }

    @Test
    void aNameThatNothingHasIsAGap() {
        String index = index(events(1, "wipe"));
        HuntReport report = hunt(List.of(Rules.commandLine("Wiper", "wipe")), index + ",winlogbeat-typo");
        assertEquals(new Stored(1, 0), report.stored());
        assertEquals(
                "no index or data stream is named winlogbeat-typo, so nothing was searched there",
                report.gaps().getFirst().what());
    }

    @Test
    void aHalfWrittenLastLineIsWrittenAgain(@TempDir Path folder) throws Exception {
        String index = index(events(3, "wipe"));
        List<CompiledRule> rules = List.of(Rules.commandLine("Wiper", "wipe"));
        Path file = folder.resolve("alerts.ndjson");
        try (NdjsonSink sink = NdjsonSink.to(file)) {
            hunt(rules, index, sink, Duration.ofMinutes(5));
        }
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 20));
        try (NdjsonSink sink = NdjsonSink.to(file)) {
            sink.prepare();
            assertEquals(
                    new Stored(1, 2),
                    hunt(rules, index, sink, Duration.ofMinutes(5)).stored());
        }
        assertEquals(3, Files.readAllLines(file).size());
    }
}
