package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.connector.testing.Cluster;
import dev.tocsin.connector.testing.Event;
import dev.tocsin.connector.testing.Rules;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, as a process that is stopped. */
final class WatchKilledTest {
    private static final int EVENTS = 20_000;

    private final Cluster cluster = Cluster.shared();
    private final String index = Cluster.unique("winlogbeat");
    private final String name = Cluster.unique("killed");
    private final String namespace = name.replace('-', '_');
    private final Set<String> expected = new TreeSet<>();

    @TempDir
    private Path folder;

    private Path rules;

    @BeforeEach
    void fill() throws Exception {
        rules = Files.writeString(folder.resolve("wiper.yml"), Rules.text("Wiper", "wipe"));
        CompiledRule wiper = Rules.commandLine("Wiper", "wipe");
        cluster.createIndex(index, 2);
        List<Event> batch = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            Event event = Event.processStart("e" + i, "2020-01-01T00:00:00Z", i % 7 == 0 ? "wipe" : "dir");
            batch.add(event);
            if (Oracle.matches(wiper.predicate(), Document.parse(event.json().getBytes(StandardCharsets.UTF_8)))) {
                expected.add("Wiper|" + event.id());
            }
            if (batch.size() == 5_000) {
                cluster.index(index, batch);
                batch.clear();
            }
        }
    }

    private Process watch(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "watch",
                "--es",
                cluster.uri().toString(),
                "--rules",
                rules.toString(),
                "--index",
                index,
                "--name",
                name,
                "--namespace",
                namespace,
                "--start",
                "earliest",
                "--interval",
                "1s"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("stderr.txt").toFile())
                .start();
    }

    private static void awaitAlert(Process process) throws IOException {
        BufferedReader alerts = process.inputReader();
        String line = alerts.readLine();
        assertTrue(line != null && line.contains("Wiper"), "the first line: " + line);
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertTrue(process.waitFor(3, TimeUnit.MINUTES), "it does not end");
        return process.exitValue();
    }

    @Test
    void killedInTheMiddleItGoesOnAndLosesAndRepeatsNothing() throws Exception {
        Process first = watch();
        awaitAlert(first);
        first.destroyForcibly();
        exitCode(first);
        Set<String> then = cluster.alerts(namespace);
        assertFalse(then.isEmpty());
        assertTrue(then.size() < expected.size(), "it was killed too late: " + then.size());

        Process second = watch("--once");
        assertTrue(second.inputReader().lines().count() >= expected.size() - then.size());
        assertEquals(ExitCode.FINDINGS, exitCode(second), Files.readString(folder.resolve("stderr.txt")));
        assertEquals(expected, cluster.alerts(namespace));

        Process third = watch("--once");
        assertEquals(ExitCode.CLEAN, exitCode(third));
        assertEquals(expected, cluster.alerts(namespace));
    }

    @Test
    void askedToStopItFinishesTheBatchAndSaysWhere() throws Exception {
        Process watch = watch();
        awaitAlert(watch);
        // Process.destroy would close what it prints as well.
        watch.toHandle().destroy();
        // Whoever does not read what it prints holds it up.
        watch.inputReader().lines().forEach(line -> {});
        assertEquals(ExitCode.CLEAN, exitCode(watch), Files.readString(folder.resolve("stderr.txt")));
        String said = Files.readString(folder.resolve("stderr.txt"));
        assertTrue(said.contains("Stopped. The next run goes on behind:"), said);
        assertTrue(said.contains(index + " shard 0 at "), said);
        Process next = watch("--once");
        next.inputReader().lines().forEach(line -> {});
        exitCode(next);
        assertEquals(expected, cluster.alerts(namespace));
    }
}
