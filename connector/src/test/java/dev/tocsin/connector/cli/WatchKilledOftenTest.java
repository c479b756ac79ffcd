package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.testing.Cluster;
import dev.tocsin.connector.testing.EventWriters;
import dev.tocsin.connector.testing.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A watch is killed again and again while events come in, and in the end no alert is missing and none is there twice.
 * Three kills in every build; {@code -Dtocsin.kills=40} for as many as it takes to believe it, {@code -Dtocsin.seed=1}
 * for the same moments again.
 */
final class WatchKilledOftenTest {
    private static final int KILLS = Integer.getInteger("tocsin.kills", 3);
    private static final long SEED = Long.getLong("tocsin.seed", 20_250_110L);
    /** So many kills hit every phase of a pass. */
    private static final int ENOUGH_FOR_ALL = 20;

    private final Cluster cluster = Cluster.shared();
    private final String name = Cluster.unique("often");
    private final String namespace = name.replace('-', '_');
    private final String index = Cluster.unique("winlogbeat");
    private final String stream = Cluster.unique("logs-windows.sysmon");
    private final List<CompiledRule> rules =
            List.of(Rules.commandLine("Wiper", "wipe"), Rules.commandLine("Wiper of all", "wipe all"));
    private final Random random = new Random(SEED);
    private final Map<Phase, Integer> phases = new EnumMap<>(Phase.class);

    @TempDir
    private Path folder;

    /** What a watch was at when the kill came, as the data show it. */
    private enum Phase {
        /** No cursor has moved since it started. */
        BEFORE_ITS_FIRST_BATCH,
        /** It has stored alerts whose batch the cursor does not cover yet. */
        WITHIN_A_BATCH,
        /** All that is stored is covered. */
        BETWEEN_BATCHES
    }

    private WatchProcess watch(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "--es",
                cluster.uri().toString(),
                "--rules",
                folder.resolve("rules").toString(),
                "--index",
                index + "," + stream,
                "--name",
                name,
                "--namespace",
                namespace,
                "--start",
                "earliest",
                "--interval",
                "1s"));
        arguments.addAll(List.of(more));
        return WatchProcess.start(folder.resolve("stderr.txt"), arguments);
    }

    @Test
    void killedAgainAndAgainItLosesAndRepeatsNothing() throws Exception {
        Path ruleFolder = Files.createDirectory(folder.resolve("rules"));
        for (CompiledRule rule : rules) {
            Files.writeString(
                    ruleFolder.resolve(rule.metadata().title() + ".yml"),
                    rule.metadata().source().text());
        }
        cluster.createIndex(index, 3);
        cluster.createDataStream(stream);
        int rollovers = 0;
        try (EventWriters writers = EventWriters.start(cluster, rules, SEED, List.of(index, index, stream))) {
            for (int kill = 0; kill < KILLS; kill++) {
                Map<String, Long> before = WatchFootprint.cursors(cluster, name);
                Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                WatchProcess watch = watch();
                moment(watch).get(3, TimeUnit.MINUTES);
                assertTrue(watch.isAlive(), () -> "it ended by itself: " + watch.errors());
                watch.kill();
                phases.merge(phase(before, start), 1, Integer::sum);
                if (kill % 5 == 1) {
                    rollovers++;
                    cluster.send("POST", "/" + stream + "/_rollover", "");
                }
                if (kill % 5 == 2) {
                    rollOverAlerts();
                }
            }
            writers.finish();
            WatchProcess last = watch("--once");
            assertEquals(ExitCode.FINDINGS, last.end(), last.errors());
            report(writers, rollovers);
            assertSame(writers.expected(), cluster.alerts(namespace));
            assertEquals(ExitCode.CLEAN, watch("--once").end(), "nothing is left to find");
            assertSame(writers.expected(), cluster.alerts(namespace));
        }
        if (KILLS >= ENOUGH_FOR_ALL) {
            assertEquals(Set.of(Phase.values()), phases.keySet(), "seed " + SEED);
        }
    }

    /** When the kill comes: some time after the start, or some time after a certain alert was printed. */
    private CompletableFuture<Void> moment(WatchProcess watch) {
        return switch (random.nextInt(4)) {
            case 0 -> after(random.nextInt(4_000));
            case 1 -> watch.lines(1).thenCompose(come -> after(random.nextInt(3_000)));
            // A batch is printed after it was stored and before its cursor moves.
            default -> watch.lines(1 + random.nextInt(600)).thenCompose(come -> after(random.nextInt(20)));
        };
    }

    private static CompletableFuture<Void> after(int milliseconds) {
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS));
    }

    private Phase phase(Map<String, Long> before, Instant start) {
        Map<String, Long> now = WatchFootprint.cursors(cluster, name);
        if (WatchFootprint.hasAlertsBeyond(cluster, now, List.of(index, stream), namespace, rules, start)) {
            return Phase.WITHIN_A_BATCH;
        }
        return now.equals(before) ? Phase.BEFORE_ITS_FIRST_BATCH : Phase.BETWEEN_BATCHES;
    }

    /** The next one to look for known alerts must make them visible itself. */
    private void rollOverAlerts() {
        String alerts = "/logs-tocsin.alert-" + namespace;
        if (cluster.exists(alerts)) {
            cluster.send("PUT", alerts + "/_settings", "{\"index.refresh_interval\": \"-1\"}");
            cluster.send("POST", alerts + "/_rollover", "");
        }
    }

    private void report(EventWriters writers, int rollovers) {
        System.err.printf(
                "%d kills of a watch (seed %d): %s; %d events in %d backing indices and 3 shards, %d alerts expected%n",
                KILLS,
                SEED,
                phases,
                writers.events(),
                rollovers + 1,
                writers.expected().size());
    }

    private static void assertSame(Set<String> expected, Set<String> found) {
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(found);
        Set<String> unexpected = new TreeSet<>(found);
        unexpected.removeAll(expected);
        assertEquals(
                "0 missing, 0 unexpected",
                missing.size() + " missing, " + unexpected.size() + " unexpected",
                () -> "seed " + SEED + ", missing " + missing.stream().limit(5).toList() + ", unexpected "
                        + unexpected.stream().limit(5).toList());
    }
}
