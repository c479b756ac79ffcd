package dev.tocsin.connector.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.alert.AlertJson;
import dev.tocsin.connector.alert.AlertSink;
import dev.tocsin.connector.alert.EcsSink;
import dev.tocsin.connector.alert.Stored;
import dev.tocsin.connector.testing.Cluster;
import dev.tocsin.connector.testing.Event;
import dev.tocsin.connector.testing.Lists;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The indicators of lists see the past once each, as far back as their list says. */
final class ListLookBackTest extends WatchCase {
    private static final String DATES = "published: 2024-12-20, valid_from: 2024-06-01";

    private final String index = Cluster.unique("winlogbeat");

    private static CompiledRule list(String dates, String... names) {
        return Lists.compiled("list.yml", Lists.text("List", dates, List.of(names)));
    }

    private static Event tool(String id, String time, String name) {
        return Event.processStart(id, time, "run " + name);
    }

    /** What the watch said of its look-back. */
    private List<String> watch(CompiledRule... rules) {
        notes.clear();
        run(List.of(rules), index, new Start.Now());
        return List.copyOf(notes);
    }

    private void fill() {
        cluster.createIndex(index, 2);
        cluster.index(
                index,
                List.of(
                        tool("a-summer", "2024-07-01T00:00:00Z", "a.exe"),
                        tool("b-summer", "2024-07-01T00:00:00Z", "b.exe"),
                        tool("c-spring", "2024-05-31T23:59:59Z", "a.exe"),
                        tool("c-summer", "2024-07-01T00:00:00Z", "c.exe")));
    }

    @Test
    void aListIsHuntedFromWhereItsIncidentBeginsAndAgainOnlyForWhatIsNew() {
        fill();
        assertEquals(
                List.of("looked back from 2024-06-01T00:00:00Z for 2 new or changed indicators of `List`: 2 new alerts,"
                        + " 0 already there"),
                watch(list(DATES, "a.exe", "b.exe")));
        assertEquals(Set.of("List|a-summer", "List|b-summer"), cluster.alerts(namespace));
        assertEquals(List.of(), watch(list(DATES, "b.exe", "a.exe")), "the order of a list means nothing");

        assertEquals(
                List.of("looked back from 2024-06-01T00:00:00Z for 1 new or changed indicators of `List`: 1 new alerts,"
                        + " 0 already there"),
                watch(list(DATES, "a.exe", "b.exe", "c.exe")));
        assertEquals(Set.of("List|a-summer", "List|b-summer", "List|c-summer"), cluster.alerts(namespace));
    }

    @Test
    void notesAndTitlesChangeNothingAndExpiryDoes() {
        fill();
        String text = Lists.text("List", DATES, List.of("a.exe"));
        watch(Lists.compiled("list.yml", text));
        assertEquals(
                List.of(),
                watch(Lists.compiled(
                        "other.yml",
                        text.replace("role: tool", "role: loader, note: Look twice., confidence: low")
                                .replace("title: List", "title: Another")
                                .replace("level: high", "level: low"))));
        List<String> said =
                watch(Lists.compiled("list.yml", text.replace("level:", "valid_until: 2025-12-31\nlevel:")));
        assertEquals(1, said.size(), said.toString());
        assertTrue(said.getFirst().contains("for 1 new or changed indicators"), said.toString());
        said = watch(Lists.compiled(
                "list.yml",
                text.replace("level:", "valid_until: 2025-12-31\nlevel:")
                        .replace("match: command-line", "match: process")));
        assertTrue(said.getFirst().contains("for 1 new or changed indicators"), said.toString());
    }

    @Test
    void anIncidentThatBeganEarlierIsHuntedAgainAndALaterEditionIsNot() {
        fill();
        watch(list(DATES, "a.exe"));
        assertEquals(List.of(), watch(list("published: 2025-01-05, valid_from: 2024-06-02", "a.exe")));
        List<String> said = watch(list("published: 2025-01-05, valid_from: 2024-05-01", "a.exe"));
        assertTrue(
                said.getFirst().startsWith("looked back from 2024-05-01T00:00:00Z for 1 new or changed indicators"),
                said.toString());
        assertEquals(Set.of("List|a-summer", "List|c-spring"), cluster.alerts(namespace));
    }

    @Test
    void whatWasTakenOutAndComesBackIsHuntedAgain() {
        fill();
        CompiledRule both = list(DATES, "a.exe", "b.exe");
        watch(both);
        assertEquals(List.of(), watch(list(DATES, "a.exe")));
        assertTrue(watch(both).getFirst().contains("for 1 new or changed indicators"), notes.toString());

        CompiledRule other = Lists.compiled("other.yml", Lists.text("Other", DATES, List.of("z.exe")));
        watch(other);
        List<String> said = watch(both, other);
        assertEquals(1, said.size(), said.toString());
        assertTrue(said.getFirst().contains("for 2 new or changed indicators of `List`"), said.toString());
    }

    @Test
    void aRecentListIsHuntedOverTheUsualLookBackTogetherWithRules() {
        fill();
        cluster.index(index, List.of(tool("a-recent", "2025-01-04T00:00:00Z", "a.exe wipe")));
        assertEquals(
                List.of(
                        "looked back from 2025-01-03T00:00:00Z for 1 new or changed rules, 1 new or changed indicators of"
                                + " `List`: 2 new alerts, 0 already there"),
                watch(list("published: 2025-01-09, valid_from: 2025-01-08", "a.exe"), wiper.getFirst()));
        assertEquals(Set.of("List|a-recent", "Wiper|a-recent"), cluster.alerts(namespace));
    }

    @Test
    void aLookBackWithGapsIsRepeated() {
        fill();
        String closed = Cluster.unique("winlogbeat");
        cluster.createIndex(closed, 1);
        cluster.send("POST", "/" + closed + "/_close", "");
        CompiledRule list = list(DATES, "a.exe");
        run(List.of(list), index + "," + closed, new Start.Now());
        assertEquals("the look-back is repeated when the watch starts again", notes.getLast());
        cluster.send("POST", "/" + closed + "/_open?wait_for_active_shards=1", "");
        notes.clear();
        run(List.of(list), index + "," + closed, new Start.Now());
        assertTrue(notes.getFirst().endsWith("0 new alerts, 1 already there"), notes.toString());
        notes.clear();
        run(List.of(list), index + "," + closed, new Start.Now());
        assertEquals(List.of(), notes);
    }

    /** The alerts are stored, and then nothing more is done: the ledger does not say that the list was hunted. */
    @Test
    void endedBehindTheAlertsItHuntsAgainAndStoresNothingTwice() {
        fill();
        EcsSink inner = new EcsSink(connection, namespace);
        inner.prepare();
        AlertSink fatal = new AlertSink() {
            @Override
            public void prepare() {}

            @Override
            public Stored store(List<AlertJson> alerts) {
                inner.store(alerts);
                throw new IllegalStateException("killed");
            }

            @Override
            public String destination() {
                return inner.destination();
            }

            @Override
            public void close() {}
        };
        CompiledRule list = list(DATES, "a.exe");
        try (Watch watch = watch(List.of(list), index, new Start.Now(), fatal)) {
            assertThrows(IllegalStateException.class, watch::begin);
        }
        assertTrue(watch(list).getFirst().endsWith("0 new alerts, 1 already there"), notes.toString());
        assertEquals(Set.of("List|a-summer"), cluster.alerts(namespace));
        assertEquals(List.of(), watch(list));
    }

    @Test
    void aListThatIsOverIsNamed() {
        fill();
        String over = DATES + ", valid_until: 2024-12-31";
        List<String> said = watch(list(over, "a.exe"));
        assertEquals(
                "the list `List` (rules/testing/list.yml) expired on 2024-12-31: no event after that matches it, so it"
                        + " need not be watched; hunt still finds what came before",
                said.getFirst());
        assertEquals(Set.of("List|a-summer"), cluster.alerts(namespace));
        assertEquals(1, watch(list(over, "a.exe")).size());
        assertEquals(
                List.of(),
                watch(list(DATES + ", valid_until: 2025-01-10", "a.exe")).stream()
                        .filter(note -> note.contains("expired"))
                        .toList(),
                "its last day is not over");
    }

    /** Somebody who looks into the ledger finds one small document a list. */
    @Test
    void theLedgerKeepsOneDocumentForAList() {
        fill();
        watch(list(DATES, "a.exe", "b.exe"));
        cluster.refresh("tocsin-ledger");
        JsonNode hits = cluster.send(
                        "POST",
                        "/tocsin-ledger/_search",
                        "{\"query\": {\"bool\": {\"filter\": [{\"term\": {\"watch\": \"" + name
                                + "\"}}, {\"term\": {\"kind\": \"hunted_list\"}}]}}}")
                .at("/hits/hits");
        assertEquals(1, hits.size());
        JsonNode entry = hits.get(0).path("_source");
        assertEquals(Lists.id("List"), entry.path("list").asText());
        assertEquals("2024-06-01", entry.path("from").asText());
        assertTrue(entry.path("indicators").asText().length() <= 20, entry.toString());
    }

    /** The days of a list are those of UTC, whatever an event writes. */
    @Test
    void theLastDayEndsInTheMiddleOfAHunt() {
        cluster.createIndex(index, 1);
        cluster.index(
                index,
                List.of(
                        tool("last", "2024-07-01T23:59:59.999Z", "a.exe"),
                        tool("over", "2024-07-02T00:00:00.000Z", "a.exe"),
                        tool("last-east", "2024-07-02T01:59:59+02:00", "a.exe"),
                        tool("over-west", "2024-07-01T22:00:00-02:00", "a.exe")));
        watch(list(DATES + ", valid_until: 2024-07-01", "a.exe"));
        assertEquals(Set.of("List|last", "List|last-east"), cluster.alerts(namespace));
    }

    @Test
    void twoListsWithOneIndicatorRaiseAnAlertEachAndAreRememberedApart() {
        fill();
        CompiledRule first = list(DATES, "a.exe");
        CompiledRule second = Lists.compiled("other.yml", Lists.text("Other", DATES, List.of("a.exe")));
        watch(first, second);
        assertEquals(Set.of("List|a-summer", "Other|a-summer"), cluster.alerts(namespace));
        assertEquals(List.of(), watch(second));
        assertTrue(watch(first, second).getFirst().endsWith("of `List`: 0 new alerts, 1 already there"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"indicators", "from"})
    void aDamagedMemoryIsHuntedAgain(String field) {
        fill();
        CompiledRule list = list(DATES, "a.exe");
        watch(list);
        cluster.send(
                "POST",
                "/tocsin-ledger/_update/" + name + "%2Flist%2F" + Lists.id("List"),
                "{\"doc\": {\"" + field + "\": \"%\"}}");
        assertTrue(watch(list).getFirst().endsWith("0 new alerts, 1 already there"), notes.toString());
        assertEquals(List.of(), watch(list));
    }
}
