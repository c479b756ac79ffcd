package dev.tocsin.connector.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.StopSignal;
import dev.tocsin.connector.alert.AlertJson;
import dev.tocsin.connector.alert.AlertSink;
import dev.tocsin.connector.alert.EcsSink;
import dev.tocsin.connector.alert.Stored;
import dev.tocsin.connector.ledger.TakenOverException;
import dev.tocsin.connector.testing.Cluster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What breaks in the middle, and two watches of one name. */
final class WatchFailureTest extends WatchCase {
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
            watch.run(Duration.ofMillis(1), Optional::empty, stop);
        }
        assertEquals(List.of("the line broke"), notes.subList(1, notes.size()));
        assertEquals(Set.of("Wiper|a"), cluster.alerts(namespace));
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
}
