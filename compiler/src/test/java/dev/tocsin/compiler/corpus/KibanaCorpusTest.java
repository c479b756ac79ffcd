package dev.tocsin.compiler.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.esql.Columns;
import dev.tocsin.compiler.kibana.ImportSchema;
import dev.tocsin.compiler.kibana.KibanaRule;
import dev.tocsin.compiler.kibana.KibanaTarget;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every rule that Winlogbeat's documents can answer is one that Kibana can import. */
class KibanaCorpusTest {
    /** What Kibana takes in one request, {@code xpack.securitySolution.maxRuleImportPayloadBytes}. */
    private static final int REQUEST = 10_485_760;

    @Test
    void everyRuleIsALineOfItsOwn() throws Exception {
        KibanaTarget target =
                new KibanaTarget(FieldCapabilities.winlogbeat8(), Columns.ASSUMED, List.of("winlogbeat-*"));
        Map<String, String> byId = new HashMap<>();
        int threats = 0;
        int techniques = 0;
        for (CompiledRule rule : CorpusRules.compiled()) {
            String name = rule.metadata().source().name();
            KibanaRule kibana = target.compile(rule);
            JsonNode json = ImportSchema.read(kibana.json(), name);
            assertEquals(rule.metadata().id(), json.path("rule_id").asText());
            assertEquals(null, byId.put(json.path("rule_id").asText(), name), name);
            int bytes = kibana.json().getBytes(StandardCharsets.UTF_8).length;
            assertTrue(bytes < REQUEST, () -> name + ": " + bytes + " bytes");
            boolean tagged = rule.metadata().tags().stream().anyMatch(tag -> tag.matches("attack\\.t\\d.*"));
            techniques += tagged ? 1 : 0;
            threats +=
                    tagged && !json.path("threat").findParents("subtechnique").isEmpty() ? 1 : 0;
        }
        int lost = techniques - threats;
        assertTrue(techniques > 2_000, techniques + " rules name a technique");
        assertEquals(0, lost, "rules whose techniques are not in their threat");
    }
}
