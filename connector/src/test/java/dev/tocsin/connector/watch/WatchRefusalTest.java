package dev.tocsin.connector.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.connector.alert.Stored;
import dev.tocsin.connector.testing.Cluster;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Alerts that the sink does not take. */
final class WatchRefusalTest extends WatchCase {
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
}
