package dev.tocsin.connector.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.StopSignal;
import dev.tocsin.connector.alert.AlertJson;
import dev.tocsin.connector.alert.AlertSink;
import dev.tocsin.connector.alert.EcsSink;
import dev.tocsin.connector.alert.Stored;
import dev.tocsin.connector.testing.Cluster;
import dev.tocsin.connector.testing.Event;
import dev.tocsin.connector.testing.Lists;
import dev.tocsin.connector.testing.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other rules come while a watch runs. Each step of a test stands before one pass. */
final class NewEditionTest extends WatchCase {
    private static final String DATES = "published: 2024-12-20, valid_from: 2024-06-01";
    private static final Optional<List<CompiledRule>> NONE = Optional.empty();

    private final TestClock clock = new TestClock(CLOCK.instant());
    private final String index = Cluster.unique("winlogbeat");
    private final StopSignal stop = new StopSignal();
    private final Deque<Supplier<Optional<List<CompiledRule>>>> steps = new ArrayDeque<>();

    @Override
    Clock clock() {
        return clock;
    }

    @BeforeEach
    void fill() {
        cluster.createIndex(index, 2);
        cluster.index(index, List.of(tool("a-summer", "a.exe"), tool("b-summer", "b.exe")));
    }

    private static CompiledRule list(String... names) {
        return Lists.compiled("list.yml", Lists.text("List", DATES, List.of(names)));
    }

    /** An event long before any look-back of a rule, which a list's hunt finds, and the watch when it is new. */
    private static Event tool(String id, String name) {
        return Event.processStart(id, "2024-07-01T00:00:00Z", "run " + name);
    }

    private void step(Runnable step) {
        steps.add(() -> {
            step.run();
            return NONE;
        });
    }

    private void edition(CompiledRule... rules) {
        steps.add(() -> Optional.of(List.of(rules)));
    }

    private void watch(AlertSink sink, CompiledRule... rules) {
        try (Watch watch = watch(List.of(rules), index + "*", new Start.Now(), sink)) {
            watch.begin();
            notes.clear();
            watch.run(
                    Duration.ofMillis(1),
                    () -> {
                        if (steps.isEmpty()) {
                            stop.request();
                            return NONE;
                        }
                        return steps.remove().get();
                    },
                    stop);
        }
    }

    private void watch(CompiledRule... rules) {
        EcsSink sink = new EcsSink(connection, namespace);
        sink.prepare();
        watch(sink, rules);
    }

    @Test
    void anIndicatorThatComesIsHuntedOnceAndThenWatched() {
        edition(list("a.exe", "b.exe"));
        step(() -> cluster.index(index, List.of(tool("b-new", "b.exe"), tool("c-new", "c.exe"))));
        step(() -> {});
        watch(list("a.exe"));
        assertEquals(
                List.of("looked back from 2024-06-01T00:00:00Z for 1 new or changed indicators of `List`: 1 new alerts,"
                        + " 0 already there"),
                notes);
        assertEquals(Set.of("List|a-summer", "List|b-summer", "List|b-new"), cluster.alerts(namespace));
        run(List.of(list("a.exe", "b.exe")), index + "*", new Start.Now());
        assertEquals(1, notes.size(), notes.toString());
    }

    @Test
    void aRuleThatIsTakenOutRaisesNoMoreAndIsHuntedAgainWhenItComesBack() {
        CompiledRule both = list("a.exe", "wipe");
        edition(list("a.exe"));
        step(() -> cluster.index(index, List.of(wipe("away", "2025-01-09T00:00:00Z"))));
        step(() -> {
            assertEquals(Set.of("List|a-summer"), cluster.alerts(namespace));
            assertEquals(List.of(), notes);
        });
        edition(both, wiper.getFirst());
        step(() -> cluster.index(index, List.of(wipe("back", "2025-01-09T00:00:00Z"))));
        watch(both, wiper.getFirst());
        assertEquals(
                Set.of("List|a-summer", "List|away", "Wiper|away", "List|back", "Wiper|back"),
                cluster.alerts(namespace));
        assertEquals(2, notes.size(), notes.toString());
    }

    /** The ledger forgets it before the first event is evaluated without it. */
    @Test
    void killedAfterARuleWasTakenOutItIsHuntedAgainWhenItComesBack() {
        edition(list("a.exe"));
        step(() -> cluster.index(index, List.of(wipe("away", "2025-01-09T00:00:00Z"))));
        step(() -> {});
        steps.add(() -> {
            throw new IllegalStateException("killed");
        });
        assertThrows(IllegalStateException.class, () -> watch(list("a.exe"), wiper.getFirst()));
        run(List.of(list("a.exe"), wiper.getFirst()), index + "*", new Start.Now());
        assertEquals(Set.of("List|a-summer", "Wiper|away"), cluster.alerts(namespace));
    }

    /** Stores as it should until it is told to break. */
    private final class BreakingSink implements AlertSink {
        private final EcsSink inner = new EcsSink(connection, namespace);
        private boolean broken;

        @Override
        public void prepare() {
            inner.prepare();
        }

        @Override
        public Stored store(List<AlertJson> alerts) {
            Stored stored = inner.store(alerts);
            if (broken) {
                throw new IllegalStateException("killed");
            }
            return stored;
        }

        @Override
        public String destination() {
            return inner.destination();
        }

        @Override
        public void close() {}
    }

    @Test
    void killedInTheLookBackThatAnEditionBeganNothingIsMissingAndNothingTwice() {
        BreakingSink sink = new BreakingSink();
        sink.prepare();
        steps.add(() -> {
            sink.broken = true;
            cluster.index(index, List.of(tool("b-late", "b.exe")));
            return Optional.of(List.of(list("a.exe", "b.exe")));
        });
        assertThrows(IllegalStateException.class, () -> watch(sink, list("a.exe")));
        notes.clear();
        run(List.of(list("a.exe", "b.exe")), index + "*", new Start.Now());
        assertTrue(notes.getFirst().contains("for 1 new or changed indicators of `List`"), notes.toString());
        assertEquals(Set.of("List|a-summer", "List|b-summer", "List|b-late"), cluster.alerts(namespace));
    }

    /** A shard without a primary: nobody can hunt. The watch goes on with what it has, and tries again. */
    @Test
    void anEditionThatCannotBeTakenUpWaits() {
        String ill = index + "-ill";
        steps.add(() -> {
            cluster.send("PUT", "/" + ill + "?wait_for_active_shards=0", """
                    {"settings": {"number_of_shards": 1, "number_of_replicas": 0,
                      "index.routing.allocation.require._name": "nowhere"}}
                    """);
            return Optional.of(List.of(list("b.exe")));
        });
        step(() -> cluster.index(index, List.of(tool("a-new", "a.exe"), tool("b-new", "b.exe"))));
        step(() -> {
            assertEquals(Set.of("List|a-summer", "List|a-new"), cluster.alerts(namespace));
            assertTrue(notes.contains("shard 0 of " + ill + " has no primary that answers"), notes.toString());
            cluster.send("DELETE", "/" + ill, "");
        });
        step(() -> cluster.index(index, List.of(tool("a-after", "a.exe"), tool("b-after", "b.exe"))));
        step(() -> {});
        watch(list("a.exe"));
        assertEquals(
                Set.of("List|a-summer", "List|a-new", "List|b-summer", "List|b-new", "List|b-after"),
                cluster.alerts(namespace));
    }

    @Test
    void anIndexThatCameWithTheEditionIsReadFromItsStart() {
        steps.add(() -> {
            cluster.createIndex(index + "-b", 1);
            cluster.index(index + "-b", List.of(wipe("ancient", "2019-01-01T00:00:00Z")));
            return Optional.of(List.of(list("a.exe"), wiper.getFirst()));
        });
        step(() -> {});
        watch(list("a.exe"));
        assertEquals(Set.of("List|a-summer", "Wiper|ancient"), cluster.alerts(namespace));
    }

    @Test
    void askedToStopInALookBackItEndsAndTheNextStartRepeatsIt() {
        steps.add(() -> {
            stop.request();
            return Optional.of(List.of(list("a.exe", "b.exe")));
        });
        watch(list("a.exe"));
        assertEquals(List.of("the look-back is repeated when the watch starts again"), notes);
        run(List.of(list("a.exe", "b.exe")), index + "*", new Start.Now());
        assertEquals(Set.of("List|a-summer", "List|b-summer"), cluster.alerts(namespace));
    }

    @Test
    void aListThatExpiresWhileItIsWatchedIsNamedOnce() {
        CompiledRule list =
                Lists.compiled("list.yml", Lists.text("List", DATES + ", valid_until: 2025-01-10", List.of("a.exe")));
        step(() -> assertEquals(List.of(), notes));
        step(() -> clock.advance(Duration.between(CLOCK.instant(), Instant.parse("2025-01-10T23:59:59Z"))));
        step(() -> assertEquals(List.of(), notes));
        step(() -> clock.advance(Duration.ofSeconds(1)));
        step(() -> {});
        step(() -> clock.advance(Duration.ofDays(1)));
        edition(list, wiper.getFirst());
        watch(list);
        assertEquals(
                1,
                notes.stream()
                        .filter(note -> note.contains("expired on 2025-01-10"))
                        .count(),
                notes.toString());
    }
}
