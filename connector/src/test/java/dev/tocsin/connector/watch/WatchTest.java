package dev.tocsin.connector.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.alert.Stored;
import dev.tocsin.connector.testing.Cluster;
import dev.tocsin.connector.testing.Event;
import dev.tocsin.connector.testing.Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** What a watch reads. */
final class WatchTest extends WatchCase {
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
    void startsWhereATimeSays() {
        String index = Cluster.unique("winlogbeat");
        cluster.createIndex(index, 1);
        cluster.index(index, List.of(wipe("a", "2024-01-01T00:00:00Z"), wipe("b", "2024-03-01T00:00:00Z")));
        cluster.index(index, List.of(wipe("c", "2024-01-02T00:00:00Z")));
        run(wiper, index, new Start.At(Instant.parse("2024-02-01T00:00:00Z")));
        assertEquals(Set.of("Wiper|b", "Wiper|c"), cluster.alerts(namespace));
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
                                "\"event_data\":\\s*\\{", "\"event_data\":" + Matcher.quoteReplacement(names)))));
        assertEquals(new Stored(1, 0), run(wiper, index, new Start.Earliest()).stored());
    }
}
