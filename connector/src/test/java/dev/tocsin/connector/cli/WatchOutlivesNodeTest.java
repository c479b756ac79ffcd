package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.node.RestartableNode;
import dev.tocsin.connector.testing.Cluster;
import dev.tocsin.connector.testing.EventWriters;
import dev.tocsin.connector.testing.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Elasticsearch itself is killed under a running watch and its writers, and comes back. One kill in every build;
 * {@code -Dtocsin.node.kills=5} for more.
 */
final class WatchOutlivesNodeTest {
    private static final int KILLS = Integer.getInteger("tocsin.node.kills", 1);
    private static final long SEED = Long.getLong("tocsin.seed", 20_250_110L);
    private static final String INDEX = "winlogbeat-8.17.0";
    private static final String STREAM = "logs-windows.sysmon-default";

    @TempDir
    private Path folder;

    private final CompiledRule wiper = Rules.commandLine("Wiper", "wipe");
    private final Random random = new Random(SEED);

    private WatchProcess watch(Cluster cluster, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "--es",
                cluster.uri().toString(),
                "--rules",
                folder.resolve("wiper.yml").toString(),
                "--start",
                "earliest",
                "--interval",
                "1s"));
        arguments.addAll(List.of(more));
        return WatchProcess.start(folder.resolve("stderr.txt"), arguments);
    }

    @Test
    void aWatchGoesOnWhereItWasWhenTheNodeIsBack() throws Exception {
        Files.writeString(folder.resolve("wiper.yml"), wiper.metadata().source().text());
        try (RestartableNode node = RestartableNode.start()) {
            Cluster cluster = Cluster.at(node.uri());
            cluster.createIndex(INDEX, 3);
            cluster.createDataStream(STREAM);
            try (EventWriters writers =
                    EventWriters.start(cluster, List.of(wiper), SEED, List.of(INDEX, INDEX, STREAM))) {
                WatchProcess watch = watch(cluster);
                for (int kill = 0; kill < KILLS; kill++) {
                    int heard = watch.said().size();
                    watch.lines(heard + 1 + random.nextInt(500))
                            .thenCompose(come -> after(random.nextInt(1_500)))
                            .get(5, TimeUnit.MINUTES);
                    assertTrue(watch.isAlive(), watch::errors);
                    node.kill();
                    node.startAgain();
                }
                writers.finish();
                int heard = watch.said().size();
                watch.lines(heard + 1).get(6, TimeUnit.MINUTES);
                assertTrue(watch.isAlive(), watch::errors);
                watch.terminate();
                assertEquals(ExitCode.CLEAN, watch.end(), watch.errors());
                assertTrue(watch.errors().contains("trying again; the cursors stay where they are"), watch.errors());
                WatchProcess last = watch(cluster, "--once");
                last.end();
                System.err.printf(
                        "%d kills of Elasticsearch (seed %d) under one watch: %d events, %d alerts expected%n",
                        KILLS, SEED, writers.events(), writers.expected().size());
                assertEquals(writers.expected(), cluster.alerts("default"), () -> "seed " + SEED);
            }
        }
    }

    private static CompletableFuture<Void> after(int milliseconds) {
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS));
    }
}
