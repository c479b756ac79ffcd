package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.connector.testing.Cluster;
import dev.tocsin.connector.testing.Event;
import dev.tocsin.connector.testing.Lists;
import dev.tocsin.connector.testing.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program runs, and the checkout that its rules lie in is updated under it. */
final class WatchEditionsTest {
    private final Cluster cluster = Cluster.shared();
    private final String index = Cluster.unique("winlogbeat");
    private final String name = Cluster.unique("editions");
    private final String namespace = name.replace('-', '_');

    private final List<WatchProcess> started = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path rules;

    @BeforeEach
    void fill() throws IOException {
        cluster.createIndex(index, 1);
        cluster.index(index, List.of(run("old", "b.exe"), run("old-other", "c.exe")));
        rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("wiper.yml"), Rules.text("Wiper", "wipe"));
        list("a.exe");
    }

    private void list(String... names) throws IOException {
        Files.writeString(
                rules.resolve("list.yml"),
                Lists.text("List", "published: 2024-07-10, valid_from: 2024-06-01", List.of(names)));
    }

    private static Event run(String id, String command) {
        return Event.processStart(id, "2024-07-01T00:00:00Z", "run " + command);
    }

    private WatchProcess watch() throws IOException {
        WatchProcess watch = WatchProcess.start(
                folder.resolve("stderr.txt"),
                List.of(
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
                        "--interval",
                        "1s"));
        started.add(watch);
        return watch;
    }

    @AfterEach
    void end() throws InterruptedException {
        for (WatchProcess watch : started) {
            watch.kill();
        }
    }

    /** Indexes an event that raises an alert, and waits until it is printed as the last of so many. */
    private void raise(WatchProcess watch, Event event, int lines) throws Exception {
        cluster.index(index, List.of(event));
        assertTrue(watch.lines(lines).get(3, TimeUnit.MINUTES));
    }

    @Test
    void whatComesIsHuntedOnceAndWatchedAndWhatGoesRaisesNothingMore() throws Exception {
        WatchProcess watch = watch();
        watch.awaitWords("Watching " + index + " with 2 rules.");
        list("a.exe", "b.exe");
        watch.awaitWords(
                "looked back from 2024-06-01T00:00:00Z for 1 new or changed indicators of `List`: 1 new alerts");
        raise(watch, run("new", "b.exe"), 1);

        list("a.exe");
        watch.awaitWords("(0 indicators came, 1 went)");
        cluster.index(index, List.of(run("away", "b.exe")));
        // Read behind it.
        raise(watch, run("wiped", "wipe"), 2);
        assertFalse(watch.said().getLast().contains("List"), watch.said().toString());

        watch.terminate();
        assertEquals(ExitCode.CLEAN, watch.end(), watch.errors());
        assertEquals(Set.of("List|old", "List|new", "Wiper|wiped"), cluster.alerts(namespace));
    }

    @Test
    void aBrokenEditionIsToldAndTheOldOneGoesOn() throws Exception {
        WatchProcess watch = watch();
        watch.awaitWords("Watching");
        Path list = rules.resolve("list.yml");
        Files.writeString(list, Files.readString(list).replace("type: file-name", "type: filename"));
        Files.writeString(rules.resolve("more.yml"), Rules.text("More", "run"));
        watch.awaitWords("the watch goes on with the 2 rules that it has");
        assertTrue(watch.errors().contains("list.yml:10:12: error["), watch.errors());
        raise(watch, run("a", "a.exe"), 1);
        assertTrue(watch.said().getLast().contains("List"), watch.said().toString());

        watch.terminate();
        assertEquals(ExitCode.BAD_RULES, watch.end(), watch.errors());
        assertEquals(Set.of("List|a"), cluster.alerts(namespace));
        String end = watch.errors().substring(watch.errors().indexOf("Stopped."));
        assertTrue(end.contains("error: the new edition of the rules is not taken up"), end);
    }
}
