package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.connector.testing.Cluster;
import dev.tocsin.connector.testing.Event;
import dev.tocsin.connector.testing.Lists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed while it hunts a list over its look-back, and in the morning all is there, once. */
final class WatchListKilledTest {
    private static final int EVENTS = 30_000;
    private static final int BATCH = 5_000;
    private static final Pattern LOOKED_BACK = Pattern.compile(
            "for 1 new or changed indicators of `List`: (?<added>\\d+) new alerts, (?<there>\\d+) already there");

    private final Cluster cluster = Cluster.shared();
    private final String index = Cluster.unique("winlogbeat");
    private final String name = Cluster.unique("listkilled");
    private final String namespace = name.replace('-', '_');
    private final Set<String> expected = new TreeSet<>();

    @TempDir
    private Path folder;

    private Path list;

    @BeforeEach
    void fill() throws IOException {
        cluster.createIndex(index, 2);
        List<Event> batch = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            batch.add(Event.processStart("e" + i, "2024-07-01T00:00:00Z", i % 3 == 0 ? "run a.exe" : "dir"));
            if (i % 3 == 0) {
                expected.add("List|e" + i);
            }
            if (batch.size() == BATCH) {
                cluster.index(index, batch);
                batch.clear();
            }
        }
        edition("a.exe");
    }

    private void edition(String... names) throws IOException {
        list = Files.writeString(
                folder.resolve("list.yml"),
                Lists.text("List", "published: 2024-07-10, valid_from: 2024-06-01", List.of(names)));
    }

    private WatchProcess watch(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--es",
                cluster.uri().toString(),
                "--rules",
                list.toString(),
                "--index",
                index,
                "--name",
                name,
                "--namespace",
                namespace));
        arguments.addAll(List.of(more));
        return WatchProcess.start(folder.resolve("stderr.txt"), arguments);
    }

    private long stored() {
        String stream = "/logs-tocsin.alert-" + namespace;
        if (!cluster.exists(stream)) {
            return 0;
        }
        cluster.refresh("logs-tocsin.alert-" + namespace);
        return cluster.send("GET", stream + "/_count", "").path("count").asLong();
    }

    private JsonNode remembered() {
        cluster.refresh("tocsin-ledger");
        return cluster.send(
                        "POST",
                        "/tocsin-ledger/_search",
                        "{\"query\": {\"bool\": {\"filter\": [{\"term\": {\"watch\": \"" + name
                                + "\"}}, {\"term\": {\"kind\": \"hunted_list\"}}]}}}")
                .at("/hits/hits");
    }

    private void killedWhileItStores(WatchProcess watch) throws Exception {
        watch.awaitThat(() -> stored() > 0);
        watch.kill();
        long then = stored();
        assertTrue(then < expected.size(), "it was killed too late: " + then);
    }

    /** The indicator comes while the program runs. */
    @Test
    void killedInTheMiddleOfTheLookBackThatANewEditionBegan() throws Exception {
        edition("z.exe");
        WatchProcess first = watch("--interval", "1s");
        first.awaitWords("Watching");
        assertEquals(0, stored());
        edition("a.exe", "z.exe");
        killedWhileItStores(first);
        assertTrue(first.errors().contains("New edition: 1 changed: `List` (1 indicators came, 0 went)."));

        WatchProcess second = watch("--once");
        assertEquals(ExitCode.CLEAN, second.end(), second.errors());
        Matcher lookedBack = LOOKED_BACK.matcher(second.errors());
        assertTrue(lookedBack.find(), second.errors());
        assertTrue(Integer.parseInt(lookedBack.group("added")) > 0, "it was killed too late: " + second.errors());
        assertEquals(expected, cluster.alerts(namespace));

        WatchProcess third = watch("--once");
        assertEquals(ExitCode.CLEAN, third.end(), third.errors());
        assertFalse(third.errors().contains("looked back"), third.errors());
    }

    @Test
    void killedInTheMiddleOfTheLookBackNothingIsMissingAndNothingTwice() throws Exception {
        killedWhileItStores(watch());
        assertEquals(0, remembered().size(), "what was not hunted to the end does not count as hunted");
        long then = stored();

        WatchProcess second = watch("--once");
        assertEquals(ExitCode.CLEAN, second.end(), second.errors());
        // The node may still have stored the batch that the killed one had sent, after we counted.
        Matcher lookedBack = LOOKED_BACK.matcher(second.errors());
        assertTrue(lookedBack.find(), second.errors());
        int added = Integer.parseInt(lookedBack.group("added"));
        int there = Integer.parseInt(lookedBack.group("there"));
        assertTrue(added > 0, "it was killed too late: " + second.errors());
        assertTrue(there >= then, then + " were stored; " + second.errors());
        assertEquals(expected.size(), added + there, second.errors());
        assertEquals(expected, cluster.alerts(namespace));

        edition("a.exe", "b.exe");
        WatchProcess third = watch("--once");
        assertEquals(ExitCode.CLEAN, third.end(), third.errors());
        assertTrue(third.errors().contains(": 0 new alerts, 0 already there"), third.errors());
        WatchProcess fourth = watch("--once");
        assertEquals(ExitCode.CLEAN, fourth.end(), fourth.errors());
        assertFalse(fourth.errors().contains("looked back"), fourth.errors());
        assertEquals(expected, cluster.alerts(namespace));
    }
}
