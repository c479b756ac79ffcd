package dev.tocsin.connector.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.alert.AlertJson;
import dev.tocsin.connector.alert.AlertSink;
import dev.tocsin.connector.alert.Stored;
import dev.tocsin.connector.testing.Cluster;
import dev.tocsin.connector.testing.Rules;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules see the past before they are watched. */
final class WatchLookBackTest extends WatchCase {
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
}
