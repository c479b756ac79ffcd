package dev.tocsin.connector.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.drools.Match;
import dev.tocsin.compiler.drools.RuleEngine;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.esql.Columns;
import dev.tocsin.compiler.esql.EsqlQuery;
import dev.tocsin.compiler.esql.EsqlTarget;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.sigma.corpus.Corpus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every rule of the public repository as ES|QL: Elasticsearch accepts it, on an index without any of its fields too, and
 * over real events in both shapes it finds what the engine finds in process, and nothing else where it is labelled exact.
 */
class EsqlCorpusTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<CompiledRule> rules = List.of();
    /** The raw events, then those of the pipelines. */
    private static final List<String> DOCUMENTS = new ArrayList<>();
    /** The numbers of the events that a rule is known to match, by its id and the shape. */
    private static final Map<String, Set<Integer>> TRUTH = new TreeMap<>();

    private static final Map<String, Set<Integer>> EXPECTED = new TreeMap<>();

    /** How strings are mapped. */
    enum Mapping {
        /** Text, and a keyword up to 256 characters beside it, as without a template. */
        DYNAMIC("{\"date_detection\":false}"),
        /** Winlogbeat 8's keywords and analysed texts; the node has no match_only_text, which reads the same. */
        WINLOGBEAT("""
                {"date_detection":false,
                 "dynamic_templates":[{"strings":{"match_mapping_type":"string",
                   "mapping":{"type":"keyword","ignore_above":1024}}}],
                 "properties":{
                   "message":{"type":"text"},
                   "powershell":{"properties":{"file":{"properties":{"script_block_text":{"type":"text"}}}}},
                   "winlog":{"properties":{"event_data":{"properties":{"ScriptBlockText":{"type":"text"}}}}}}}
                """);

        private final String json;

        Mapping(String json) {
            this.json = json;
        }
    }

    @BeforeAll
    static void readRulesAndEvents() throws Exception {
        rules = RuleSet.load(List.of(Corpus.path("sigmahq"))).compiled();
        assertTrue(rules.size() > 2_000, () -> "only " + rules.size() + " rules");
        for (String shape : List.of("raw", "pipeline")) {
            for (String line : Corpus.events("regression." + shape)) {
                JsonNode event = JSON.readTree(line);
                if (event.get("expect_match").asBoolean()) {
                    TRUTH.computeIfAbsent(event.get("rule_id").asText() + " " + shape, rule -> new TreeSet<>())
                            .add(DOCUMENTS.size());
                }
                DOCUMENTS.add(event.get("doc").toString());
            }
        }
        try (RuleEngine engine = RuleEngine.of(rules)) {
            for (int number = 0; number < DOCUMENTS.size(); number++) {
                Document document = Document.parse(DOCUMENTS.get(number).getBytes(StandardCharsets.UTF_8));
                for (Match match : engine.evaluate(document)) {
                    EXPECTED.computeIfAbsent(match.rule().metadata().id(), rule -> new TreeSet<>())
                            .add(number);
                }
            }
        }
    }

    @Test
    void noFieldHasToExist() {
        String index = "esql-corpus-bare";
        Node.create(index, "{}");
        Node.index(index, List.of("{\"unrelated\":1}"));
        EsqlTarget target = new EsqlTarget(FieldCapabilities.winlogbeat8(), Columns.ASSUMED);
        List<String> refused = new ArrayList<>();
        for (CompiledRule rule : rules) {
            Node.Result result = Node.esql(target.compile(rule.predicate()).from(index));
            if (result.refused()) {
                refused.add(rule.metadata().title() + ": " + result.refusal());
            }
        }
        Node.delete(index);
        assertEquals(List.of(), refused);
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatTheEngineFinds(Mapping mapping) {
        String index = "esql-corpus-" + mapping.name().toLowerCase(java.util.Locale.ROOT);
        Node.create(
                index,
                "{\"settings\":{\"number_of_shards\":2,\"number_of_replicas\":0,\"mapping\":{\"total_fields\":"
                        + "{\"limit\":5000}}},\"mappings\":" + mapping.json + "}");
        Node.index(index, DOCUMENTS);
        EsqlTarget target = new EsqlTarget(Node.capabilities(List.of(index)), Columns.KNOWN);
        List<String> wrong = new ArrayList<>();
        int exact = 0;
        int superfluous = 0;
        for (CompiledRule rule : rules) {
            EsqlQuery query = target.compile(rule.predicate());
            Node.Result result = Node.esql(query.from(index));
            Set<String> expected = new TreeSet<>();
            EXPECTED.getOrDefault(rule.metadata().id(), Set.of())
                    .forEach(number -> expected.add(Node.id(index, number)));
            boolean isExact = query.exactness() == Exactness.EXACT;
            exact += isExact ? 1 : 0;
            superfluous += result.found().size() > expected.size() ? 1 : 0;
            boolean right = !result.refused()
                    && (isExact
                            ? result.found().equals(expected)
                            : result.found().containsAll(expected));
            if (!right) {
                wrong.add(rule.metadata().title() + " finds " + result + ", not " + expected + ":\n" + query);
            }
        }
        System.err.printf(
                "%s: %d queries, %d exact, %d find more than the rule%n", mapping, rules.size(), exact, superfluous);
        Node.delete(index);
        assertEquals(List.of(), wrong);
        TRUTH.forEach((rule, events) -> assertTrue(
                EXPECTED.getOrDefault(rule.split(" ", -1)[0], Set.of()).containsAll(events), () -> rule));
        assertEquals(2 * 98, TRUTH.size());
    }
}
