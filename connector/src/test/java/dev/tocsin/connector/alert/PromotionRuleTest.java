package dev.tocsin.connector.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.siem.RuleSeverity;
import dev.tocsin.sigma.model.Level;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rule for Kibana fits the alerts. */
final class PromotionRuleTest {
    private final String text = DataFile.text("kibana-promotion-rule.ndjson");

    @Test
    void looksWhereAlertsGo() throws Exception {
        assertEquals(1, text.lines().count());
        JsonNode rule = new ObjectMapper().readTree(text);
        assertEquals(IndexTemplate.PATTERN, rule.at("/index/0").asText());
        assertTrue(rule.path("query").asText().contains("event.dataset:" + AlertDocument.DATASET));
    }

    @Test
    void knowsEverySeverity() throws Exception {
        JsonNode mapping = new ObjectMapper().readTree(text).path("severity_mapping");
        for (Level level : List.of(Level.LOW, Level.MEDIUM, Level.HIGH, Level.CRITICAL)) {
            assertTrue(
                    mapping.toString()
                            .contains("\"value\":\""
                                    + RuleSeverity.of(Optional.of(level)).riskScore() + "\",\"severity\":\""
                                    + level.word() + "\""),
                    level.word());
        }
    }

    @Test
    void theFieldsItReadsAreMapped() {
        String template = IndexTemplate.json();
        assertTrue(template.contains("\"ingested\":{\"type\":\"date\"}"), template);
        assertTrue(template.contains("\"severity\":{\"type\":\"long\"}"), template);
    }
}
