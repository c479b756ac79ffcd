package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.connector.testing.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases decided by a real Elasticsearch, in Query DSL, ES|QL and Lucene. */
final class TestElasticsearchTest {
    private static final Cluster CLUSTER = Cluster.shared();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PACK = Path.of("../rules/hc3-2024-01-screenconnect");

    @TempDir
    private Path folder;

    private CommandRun test(Object... arguments) {
        Object[] words = new Object[arguments.length + 5];
        words[0] = "test";
        words[1] = "--engine";
        words[2] = "elasticsearch";
        words[3] = "--es";
        words[4] = CLUSTER.uri();
        System.arraycopy(arguments, 0, words, 5, arguments.length);
        return CommandRun.of(words);
    }

    @Test
    void theShippedPackPassesOnEveryEngineAndNothingIsLeftBehind() {
        CommandRun run = test("--require-tests", PACK);
        assertEquals("", run.out(), run.err());
        assertEquals(ExitCode.CLEAN, run.code(), run.err());
        assertTrue(run.err().contains(" on oracle, drools, querydsl, esql, lucene.\nNo case failed.\n"), run.err());
        assertEquals(
                "[]",
                CLUSTER.send("GET", "/_cat/indices/tocsin-events-*?format=json&expand_wildcards=all", "")
                        .toString());
    }

    /** A text beyond 1,024 characters is not indexed, and letter case is lost on an address: both need a superset. */
    @Test
    void whatASupersetFindsIsVerified() throws IOException {
        Files.writeString(folder.resolve("long.yml"), """
                title: Long Command Line
                id: 11111111-2222-4333-8444-555555555555
                logsource: {product: windows, category: process_creation}
                detection:
                    selection:
                        CommandLine|re: '^x{3}.*(?:end|End)$'
                    filter:
                        OriginalFileName|contains: 'needle'
                    condition: selection and not filter
                """);
        String start = """
                  - name: %s
                    match: %s
                    event:
                      winlog.channel: Microsoft-Windows-Sysmon/Operational
                      winlog.event_id: '1'
                      winlog.event_data: {CommandLine: '%s', OriginalFileName: '%s'}
                """;
        String text = "xxx" + "y".repeat(2_000);
        Files.writeString(
                folder.resolve("long.tests.yml"),
                "cases:\n" + start.formatted("long", true, text + "end", "a")
                        + start.formatted("long and otherwise", false, text + "END", "a")
                        + start.formatted("long and filtered", false, text + "end", text + "needle")
                        + start.formatted("long and not filtered", true, text + "End", text));
        CommandRun run = test("--format", "json", folder);
        assertEquals(ExitCode.CLEAN, run.code(), run.out() + run.err());
        JsonNode report = JSON.readTree(run.out());
        assertEquals(
                "[\"oracle\",\"drools\",\"querydsl\",\"esql\",\"lucene\"]",
                report.at("/engines").toString());
        assertEquals(
                "{\"oracle\":\"match\",\"drools\":\"match\",\"querydsl\":\"match\",\"esql\":\"match\",\"lucene\":\"match\"}",
                report.at("/cases/3/events/0/answers").toString());
    }

    @Test
    void aCaseThatFailsDoesSoOnEveryEngine() throws IOException {
        Files.writeString(folder.resolve("whoami.yml"), TestCommandTest.RULE);
        Files.writeString(
                folder.resolve("whoami.tests.yml"),
                "cases:\n" + TestCommandTest.MATCHING.replace("CommandLine: 'whoami /priv'", "CommandLine: whoami"));
        CommandRun run = test(folder);
        assertTrue(
                run.out().contains("raw: expected a match; no match by oracle, drools, querydsl, esql and lucene\n"),
                run.out() + run.err());
        assertEquals(ExitCode.FINDINGS, run.code());
    }

    @Test
    void aClusterThatIsNotThereIsSaidInOneSentence() throws IOException {
        Files.writeString(folder.resolve("whoami.yml"), TestCommandTest.RULE);
        Files.writeString(folder.resolve("whoami.tests.yml"), "cases:\n" + TestCommandTest.MATCHING);
        CommandRun run = CommandRun.of("test", "--engine", "elasticsearch", "--es", "http://127.0.0.1:1", folder);
        assertTrue(run.err().startsWith("error: "), run.err());
        assertEquals(ExitCode.ENVIRONMENT, run.code());
    }
}
