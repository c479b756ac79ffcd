package dev.tocsin.compiler.kibana;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The schema refuses what Kibana refuses or breaks on, or else the tests that use it could not fail. */
final class ImportSchemaTest {
    private static final String RULE = """
            {"rule_id":"5f3c1c1e-3c55-4b0e-9d52-0c7a2f4d9b11","version":20240131,"name":"a","description":"b",
            "type":"query","language":"lucene","index":["winlogbeat-*"],"query":"*:*","filters":[],"interval":"5m",
            "from":"now-25m","to":"now","timestamp_override":"event.ingested",
            "timestamp_override_fallback_disabled":false,"max_signals":100,"severity":"low","severity_mapping":[],
            "risk_score":21,"risk_score_mapping":[],"threat":[{"framework":"MITRE ATT&CK","tactic":{"id":"TA0002",
            "name":"Execution","reference":"https://attack.mitre.org/tactics/TA0002/"},"technique":[]}],
            "tags":["Tocsin rule"],"author":[],"references":[],"false_positives":[],"note":"n","setup":"s"}
            """;

    @Test
    void allowsARule() throws Exception {
        assertTrue(ImportSchema.allows(rule()));
    }

    @Test
    void refusesWhatKibanaRefuses() throws Exception {
        refuses(rule -> rule.remove("rule_id"));
        refuses(rule -> rule.put("rule_id", "None"));
        refuses(rule -> rule.put("severity", "informational"));
        refuses(rule -> rule.put("severity", "high"));
        refuses(rule -> rule.put("risk_score", 101));
        refuses(rule -> rule.put("description", ""));
        refuses(rule -> rule.put("note", "a".repeat(40_000)));
        refuses(rule -> rule.put("version", 0));
        refuses(rule -> rule.put("max_signals", 1_001));
        refuses(rule -> rule.put("from", "now"));
        refuses(rule -> rule.put("author", "one"));
        refuses(rule -> rule.put("enabled", false));
        refuses(rule -> rule.put("unknown", 1));
        refuses(rule -> rule.remove("index"));
        refuses(rule -> rule.put("type", "esql"));
        refuses(rule -> rule.put("type", "esql").put("language", "esql").put("query", "FROM a METADATA _id, _index"));
        refuses(rule -> ((ObjectNode) rule.at("/threat/0/tactic")).remove("reference"));
        refuses(rule -> ((ObjectNode) rule.at("/threat/0")).remove("technique"));
        refuses(rule -> ((ObjectNode) rule.at("/threat/0")).remove("tactic"));
        refuses(rule -> rule.putObject("investigation_fields").putArray("field_names"));
    }

    private static void refuses(Consumer<ObjectNode> change) throws Exception {
        ObjectNode rule = rule();
        change.accept(rule);
        assertFalse(ImportSchema.allows(rule), rule::toString);
    }

    private static ObjectNode rule() throws Exception {
        JsonNode rule = new ObjectMapper().readTree(RULE);
        return (ObjectNode) rule;
    }
}
