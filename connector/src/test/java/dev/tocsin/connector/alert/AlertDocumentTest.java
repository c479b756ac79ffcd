package dev.tocsin.connector.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.drools.Match;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.connector.elasticsearch.Hit;
import dev.tocsin.connector.testing.Rules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlertDocumentTest {
    private static final String RAW = """
            {"@timestamp": "2025-01-15T10:01:11.3091234Z", "event": {"code": "1"}, "host": {"name": "ward-7"},
             "winlog": {"channel": "Microsoft-Windows-Sysmon/Operational", "event_id": 1, "record_id": 77,
               "event_data": {"Image": "C:\\\\Temp\\\\a.exe", "CommandLine": "a.exe wipe", "ProcessId": "42",
                 "ParentImage": "C:\\\\Windows\\\\explorer.exe", "User": "CLINIC\\\\nurse", "RuleName": "-",
                 "Hashes": "SHA1=AB,MD5=CD,SHA256=EF,IMPHASH=00"}}}
            """;
    private static final String PIPELINE = """
            {"@timestamp": "2025-01-15T10:01:11.309Z", "event.code": "1", "event": {"category": ["process"]},
             "host": {"name": "ward-7"}, "user": {"name": "nurse", "domain": "CLINIC"},
             "process": {"executable": "C:\\\\Temp\\\\a.exe", "name": "a.exe", "command_line": "a.exe wipe", "pid": 42,
               "hash": {"sha1": "ab", "md5": "cd", "sha256": "ef"}, "pe": {"imphash": "00"},
               "parent": {"executable": "C:\\\\Windows\\\\explorer.exe", "name": "explorer.exe"}},
             "winlog": {"channel": "Microsoft-Windows-Sysmon/Operational", "event_id": "1", "record_id": "77"}}
            """;

    private static JsonNode alert(CompiledRule rule, String source) throws Exception {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        Document document = Document.parse(bytes);
        Match match = new Match(rule, Oracle.evidence(rule.predicate(), document));
        Hit hit = new Hit(".ds-winlogbeat-8.17.0-2025.01.15-000001", "doc", 0, bytes);
        Alert alert =
                new AlertWriter("default").alert(match, hit, document, Instant.parse("2026-01-01T00:00:00.123456Z"));
        return new ObjectMapper().readTree(alert.json());
    }

    private static JsonNode at(JsonNode json, String path) {
        return json.at("/" + path.replace('.', '/'));
    }

    @ParameterizedTest
    @CsvSource({
        "process.executable, C:\\Temp\\a.exe",
        "process.name, a.exe",
        "process.command_line, a.exe wipe",
        "process.pid, 42",
        "process.hash.sha256, ef",
        "process.pe.imphash, 00",
        "process.parent.name, explorer.exe",
        "user.name, nurse",
        "user.domain, CLINIC",
        "host.name, ward-7",
        "event.code, 1",
        "event.kind, alert",
        "event.severity, 73",
        "event.dataset, tocsin.alert",
        "event.created, 2026-01-01T00:00:00.123Z",
        "@timestamp, 2026-01-01T00:00:00.123Z",
        "tocsin.source.data_stream, winlogbeat-8.17.0",
        "tocsin.matched.0.search, selection",
        "tocsin.matched.0.field, CommandLine",
        "tocsin.matched.0.value, a.exe wipe",
        "rule.ruleset, testing",
        "message, Wiper",
    })
    void saysTheSameWhateverTheShape(String path, String value) throws Exception {
        CompiledRule rule = Rules.commandLine("Wiper", "wipe");
        assertEquals(value, at(alert(rule, RAW), path).asText(), "raw");
        assertEquals(value, at(alert(rule, PIPELINE), path).asText(), "pipeline");
    }

    @Test
    void keepsTheTimeOfTheEventAndTheWords() throws Exception {
        JsonNode alert = alert(Rules.commandLine("Wiper", "wipe"), RAW);
        assertEquals("2025-01-15T10:01:11.3091234Z", at(alert, "event.start").asText());
        assertEquals(
                "Process a.exe, child of explorer.exe, by CLINIC\\nurse on ward-7 matches Wiper: CommandLine: a.exe"
                        + " «wipe»",
                at(alert, "event.reason").asText());
    }

    @Test
    void namesOnlyTechniquesThatItKnows() throws Exception {
        JsonNode threat = alert(Rules.commandLine("Wiper", "wipe"), RAW).path("threat");
        assertEquals("[\"T1059\"]", threat.at("/technique/id").toString());
        assertEquals(
                "[\"Command and Scripting Interpreter\"]",
                threat.at("/technique/name").toString());
        assertEquals("[\"T1059.003\"]", threat.at("/technique/subtechnique/id").toString());
        assertEquals(
                "[\"Windows Command Shell\"]",
                threat.at("/technique/subtechnique/name").toString());
        assertEquals("[\"TA0002\"]", threat.at("/tactic/id").toString());
    }

    @Test
    void leavesOutWhatDoesNotFitItsType() throws Exception {
        String odd = PIPELINE.replace("\"pid\": 42", "\"pid\": \"none\"")
                .replace("\"host\": {\"name\": \"ward-7\"}", "\"host\": \"ward-7\", \"source\": {\"ip\": \"-1.2\"}");
        JsonNode alert = alert(Rules.commandLine("Wiper", "wipe"), odd);
        assertTrue(at(alert, "process.pid").isMissingNode());
        assertTrue(at(alert, "source.ip").isMissingNode());
        assertFalse(alert.path("host").isTextual());
    }
}
