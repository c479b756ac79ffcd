package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.connector.node.SharedNode;
import dev.tocsin.connector.testing.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreeCommandTest {
    private static final String EVENT = """
            {"@timestamp":"2025-01-02T00:00:00Z","event":{"code":"1"},"winlog":{\
            "channel":"Microsoft-Windows-Sysmon/Operational","provider_name":"Microsoft-Windows-Sysmon",\
            "event_id":"1","event_data":{"CommandLine":"%s"}}}""";

    @TempDir
    private Path folder;

    private Path rules;
    private Path events;

    @BeforeEach
    void write() throws IOException {
        rules = Files.writeString(folder.resolve("wiper.yml"), Rules.text("Wiper", "wipe"));
        events = Files.writeString(
                folder.resolve("events.ndjson"),
                EVENT.formatted("cmd /c WIPE") + "\n\n" + EVENT.formatted("dir") + "\n");
    }

    @Test
    void everyEngineAgreesOnARealElasticsearch() throws IOException {
        CommandRun run = CommandRun.of("agree", "--es", SharedNode.uri(), "--format", "json", "--rules", rules, events);
        assertEquals(0, run.code(), run::toString);
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertEquals(2, report.get("pairs").asInt());
        assertEquals(1, report.get("matches").asInt());
        assertEquals(4, report.get("engines").size());
        for (JsonNode engine : report.get("engines")) {
            assertEquals(0, engine.get("refused").asInt(), engine::toString);
            assertEquals(1, engine.get("exact").asInt() + engine.get("superset").asInt(), engine::toString);
        }
        assertTrue(run.err().contains("which is deleted at the end"), run.err());
    }

    @Test
    void asksNoElasticsearchWhereNoneIsNeeded() {
        CommandRun run = CommandRun.of("agree", "--engine", "drools", "--limit", 1, "--rules", rules, events);
        assertEquals(0, run.code(), run::toString);
        assertTrue(run.out().contains("Pairs: 1, of which 1 match."), run.out());
    }

    @Test
    void aClusterThatNoEngineAsksIsSaid() {
        CommandRun run =
                CommandRun.of("agree", "--engine", "drools", "--es", "http://127.0.0.1:1", "--rules", rules, events);
        assertEquals(3, run.code(), run::toString);
        assertEquals("""
                error: --es is given, but drools does not ask Elasticsearch
                  = hint: leave --es out, or add an engine that does: --engine drools,querydsl
                """, run.err());
    }

    @Test
    void documentsInsideLinesAreTakenOut() throws IOException {
        Path wrapped = Files.writeString(
                folder.resolve("wrapped.ndjson"), "{\"n\":1,\"doc\": " + EVENT.formatted("wipe é") + " }\n{\"n\":2}\n");
        CommandRun run = CommandRun.of("agree", "--engine", "drools", "--doc-field", "doc", "--rules", rules, wrapped);
        assertEquals(3, run.code(), run::toString);
        assertTrue(run.out().contains("Pairs: 1, of which 1 match."), run.out());
        assertTrue(run.err().contains("wrapped.ndjson:2: has no object `doc`"), run.err());
    }

    @Test
    void wrongRuleIsTold() throws IOException {
        Files.writeString(folder.resolve("wrong.yml"), Rules.text("Wrong", "x").replace("condition:", "conditions:"));
        CommandRun run = CommandRun.of("agree", "--engine", "drools", "--rules", folder, events);
        assertEquals(2, run.code(), run::toString);
    }

    @Test
    void nothingToCompareIsNoAgreement() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.ndjson"), "\n");
        CommandRun run = CommandRun.of("agree", "--engine", "drools", "--rules", rules, empty);
        assertEquals(3, run.code(), run::toString);
        assertTrue(run.err().contains("there is nothing to compare"), run.err());
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        Path gone = folder.resolve("gone.ndjson");
        CommandRun run = CommandRun.of("agree", "--engine", "drools", "--rules", rules, gone);
        assertEquals(3, run.code(), run::toString);
        assertTrue(run.err().startsWith("error: " + gone + " cannot be read: there is no such file\n"), run.err());
    }

    @Test
    void aLimitThatReadsNothingIsRefused() {
        CommandRun run = CommandRun.of("agree", "--engine", "drools", "--limit", -1, "--rules", rules, events);
        assertEquals(3, run.code(), run::toString);
        assertTrue(run.err().startsWith("error: --limit -1 reads no event\n"), run.err());
    }

    @Test
    void theEnvironmentAloneNamesNoCluster() {
        for (String command : List.of("agree", "test")) {
            String help = CommandRun.of(command, "--help").out().replaceAll("\\s+", " ");
            assertTrue(help.contains("TOCSIN_ES alone is not enough"), help);
            assertFalse(help.contains("http: //localhost"), help);
        }
    }
}
