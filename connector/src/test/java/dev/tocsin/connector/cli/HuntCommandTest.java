package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.connector.testing.Cluster;
import dev.tocsin.connector.testing.Event;
import dev.tocsin.connector.testing.Lists;
import dev.tocsin.connector.testing.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a list says of when to look. */
final class HuntCommandTest {
    private final Cluster cluster = Cluster.shared();
    private final String index = Cluster.unique("winlogbeat");
    private final String namespace = Cluster.unique("huntcommand").replace('-', '_');

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() {
        cluster.createIndex(index, 1);
        cluster.index(
                index,
                List.of(
                        Event.processStart("before", "2024-05-31T23:59:59Z", "run a.exe"),
                        Event.processStart("first", "2024-06-01T00:00:00Z", "run a.exe"),
                        Event.processStart("autumn", "2024-10-01T00:00:00Z", "run b.exe")));
        cluster.refresh(index);
    }

    private Path list(String title, String dates, String name) throws IOException {
        return Files.writeString(folder.resolve(title + ".yml"), Lists.text(title, dates, List.of(name)));
    }

    private CommandRun hunt(List<Path> rules, String... more) {
        List<Object> arguments = new ArrayList<>(List.of("hunt", "--rules"));
        arguments.addAll(rules);
        arguments.addAll(List.of("--es", cluster.uri(), "--index", index, "--namespace", namespace));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    @Test
    void theWindowOfAListBeginsWithItsIncident() throws IOException {
        CommandRun run = hunt(List.of(list("Summer", "published: 2024-07-10, valid_from: 2024-06-01", "a.exe")));
        assertEquals(ExitCode.FINDINGS, run.code(), run.err());
        assertTrue(
                run.err()
                        .contains(
                                "Hunting from 2024-06-01, where the incident of `Summer` begins; --from changes it.\n"),
                run.err());
        assertTrue(run.err().contains("1 alert: 1 new"), run.err());
        assertTrue(run.out().contains("file a.exe in the command line is an indicator of Summer (conf"), run.out());
    }

    @Test
    void fromDecidesWhereItIsGiven() throws IOException {
        CommandRun run = hunt(
                List.of(list("Summer", "published: 2024-07-10, valid_from: 2024-06-01", "a.exe")),
                "--from",
                "2024-05-01");
        assertTrue(run.err().contains("2 alerts: 2 new"), run.err());
        assertTrue(!run.err().contains("--from changes it"), run.err());
    }

    @Test
    void ofSeveralListsTheEarliestCountsAndWithoutAnIncidentThePublication() throws IOException {
        CommandRun run = hunt(List.of(
                list("Autumn", "published: 2024-12-01, valid_from: 2024-10-02", "b.exe"),
                list("Undated", "published: 2024-12-29", "a.exe")));
        assertTrue(
                run.err()
                        .contains(
                                "Hunting from 2024-09-30, 90 days before `Undated` was published; --from changes it."),
                run.err());
        assertTrue(run.err().contains("1 alert: 1 new"), run.err());
    }

    @Test
    void rulesThatAreNoListsNeedFrom() throws IOException {
        Path rule = Files.writeString(folder.resolve("wiper.yml"), Rules.text("Wiper", "wipe"));
        Path list = list("Summer", "published: 2024-07-10", "a.exe");
        CommandRun run = hunt(List.of(rule, list));
        assertEquals(ExitCode.ENVIRONMENT, run.code());
        assertEquals(
                "error: where the time window begins is not known: 1 Sigma rule among the rules, and only IoC lists say"
                        + " when something happened\n"
                        + "  = hint: add --from, such as --from now-30d, or hunt the lists alone\n",
                run.err());
        assertEquals(
                "error: where the time window begins is not known: 1 Sigma rule among the rules, and only IoC lists say"
                        + " when something happened\n  = hint: add --from, such as --from now-30d\n",
                hunt(List.of(rule)).err());
        assertEquals(
                ExitCode.FINDINGS,
                hunt(List.of(rule, list), "--from", "2024-06-01").code());
    }

    @Test
    void alertsAsNdjsonNameTheIndicator() throws IOException {
        CommandRun run = hunt(
                List.of(list("Summer", "published: 2024-07-10, valid_from: 2024-06-01", "a.exe")),
                "--format",
                "ndjson");
        JsonNode alert = new ObjectMapper().readTree(run.out());
        assertEquals("a.exe", alert.at("/threat/enrichments/0/matched/atomic").asText());
        assertEquals("AMBER+STRICT", alert.at("/threat/indicator/marking/tlp").asText());
    }

    @Test
    void anIncidentThatIsStillToComeIsAnEmptyWindow() throws IOException {
        CommandRun run = hunt(
                List.of(list("Summer", "published: 2024-07-10, valid_from: 2024-06-01", "a.exe")),
                "--to",
                "2024-05-01");
        assertEquals(ExitCode.ENVIRONMENT, run.code());
        assertTrue(run.err().contains("the time window is empty"), run.err());
    }
}
