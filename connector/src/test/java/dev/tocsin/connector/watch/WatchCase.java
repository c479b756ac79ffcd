package dev.tocsin.connector.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.StopSignal;
import dev.tocsin.connector.alert.Alert;
import dev.tocsin.connector.alert.AlertSink;
import dev.tocsin.connector.alert.EcsSink;
import dev.tocsin.connector.alert.Stored;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import dev.tocsin.connector.ledger.Ledger;
import dev.tocsin.connector.testing.Cluster;
import dev.tocsin.connector.testing.Event;
import dev.tocsin.connector.testing.Rules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A watch on the real cluster with a namespace and a ledger of its own. */
abstract class WatchCase {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2025-01-10T00:00:00Z"), ZoneOffset.UTC);
    static final StopSignal GO_ON = new StopSignal();

    final Cluster cluster = Cluster.shared();
    final Connection connection = cluster.connect();
    final String namespace = Cluster.unique("watch").replace('-', '_');
    final String name = Cluster.unique("watch");
    final List<String> notes = new ArrayList<>();
    final List<CompiledRule> wiper = List.of(Rules.commandLine("Wiper", "wipe"));

    @AfterEach
    void close() {
        connection.close();
    }

    final class Notes implements WatchListener {
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

    /** What the watch takes for the time. */
    Clock clock() {
        return CLOCK;
    }

    Watch watch(List<CompiledRule> rules, String indices, Start start) {
        EcsSink sink = new EcsSink(connection, namespace);
        sink.prepare();
        return watch(rules, indices, start, sink);
    }

    Watch watch(List<CompiledRule> rules, String indices, Start start, AlertSink sink) {
        return new Watch(
                connection,
                sink,
                new Ledger(connection, name, clock()),
                clock(),
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
    Pass run(List<CompiledRule> rules, String indices, Start start) {
        try (Watch watch = watch(rules, indices, start)) {
            watch.begin();
            Pass pass = watch.runOnce(GO_ON);
            assertEquals(List.of(), pass.failures());
            return pass;
        }
    }

    static Event wipe(String id, String time) {
        return Event.processStart(id, time, "wipe " + id);
    }
}
