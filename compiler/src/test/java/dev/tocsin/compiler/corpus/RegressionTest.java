package dev.tocsin.compiler.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.drools.RuleEngine;
import dev.tocsin.sigma.corpus.Corpus;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SigmaHQ's own regression events: each of its 98 rules here must match the events that were recorded for it. */
class RegressionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"raw", "pipeline"})
    void everyRuleMatchesItsEvents(String shape) throws Exception {
        Map<String, TreeSet<Integer>> expected = new TreeMap<>();
        for (JsonNode rule :
                JSON.readTree(Corpus.path("events/regression-truth.json").toFile())) {
            rule.get("derived_matching_events")
                    .forEach(number -> expected.computeIfAbsent(
                                    rule.get("rule_id").asText(), absent -> new TreeSet<>())
                            .add(number.asInt()));
        }
        Map<String, TreeSet<Integer>> found = new TreeMap<>();
        try (RuleEngine engine = RuleEngine.of(CorpusRules.compiled())) {
            for (String line : Corpus.events("regression." + shape)) {
                JsonNode event = JSON.readTree(line);
                String ruleId = event.get("rule_id").asText();
                Document document = Document.parse(JSON.writeValueAsBytes(event.get("doc")));
                engine.evaluate(document).stream()
                        .filter(match -> match.rule().metadata().id().equals(ruleId))
                        .forEach(match -> found.computeIfAbsent(ruleId, absent -> new TreeSet<>())
                                .add(event.get("n").asInt()));
            }
        }
        assertEquals(98, expected.size());
        assertEquals(expected, found);
    }
}
