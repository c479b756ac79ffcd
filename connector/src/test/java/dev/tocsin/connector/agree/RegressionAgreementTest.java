package dev.tocsin.connector.agree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.connector.agree.AgreementReport.EngineSummary;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.ConnectionSettings;
import dev.tocsin.connector.engine.Answer;
import dev.tocsin.connector.engine.Engine;
import dev.tocsin.connector.engine.Evaluator;
import dev.tocsin.connector.engine.Event;
import dev.tocsin.connector.engine.EventIndex;
import dev.tocsin.connector.engine.EventMapping;
import dev.tocsin.connector.node.SharedNode;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.sigma.corpus.Corpus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All Windows rules of SigmaHQ on its regression events, raw and pipeline side by side in one index: every engine says
 * what the oracle says, no query is refused, and the events that a rule has to find by SigmaHQ's account are found.
 */
class RegressionAgreementTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /**
     * Both mappings for every rule; otherwise each rule is asked in one of them, and in both where SigmaHQ has events for
     * it. Elasticsearch makes some 60,000 automata for each mapping and language, which takes it minutes.
     */
    private static final boolean ALL_IN_BOTH = Boolean.getBoolean("tocsin.agree.all");

    private static final List<String> SHAPES = List.of("raw", "pipeline");

    @ParameterizedTest
    @EnumSource(
            value = EventMapping.class,
            names = {"DYNAMIC", "WINLOGBEAT"})
    void everyEngineSaysWhatTheOracleSays(EventMapping mapping) throws IOException {
        List<CompiledRule> all = RuleSet.load(List.of(Corpus.path("sigmahq"))).compiled();
        assertTrue(all.size() > 2_400, () -> all.size() + " rules compiled");
        JsonNode truth = JSON.readTree(Files.readString(Corpus.path("events/regression-truth.json")));
        Set<String> judged = new TreeSet<>(truth.findValuesAsText("rule_id"));
        List<CompiledRule> rules = IntStream.range(0, all.size())
                .filter(number -> ALL_IN_BOTH
                        || (number % 2 == 0) == (mapping == EventMapping.DYNAMIC)
                        || judged.contains(all.get(number).metadata().id()))
                .mapToObj(all::get)
                .toList();
        List<Event> events = events();
        try (Connection connection = Connection.open(ConnectionSettings.plain(SharedNode.uri()), Thread::sleep);
                EventIndex index = EventIndex.create(connection, mapping, events)) {
            FieldCapabilities capabilities = index.capabilities(rules);
            List<Evaluator> evaluators = new ArrayList<>();
            evaluators.add(Evaluator.drools(rules, events));
            Stream.of(Engine.values())
                    .filter(Engine::asksAnIndex)
                    .forEach(engine -> evaluators.add(index.evaluator(engine, capabilities)));
            List<Event> readBack = index.read();
            AgreementReport report = new Agreement(rules, events, evaluators, readBack).run(AgreementListener.SILENT);

            String text = AgreementText.of(report, AgreementText.Queries.SHOWN);
            System.err.println(mapping + "\n" + text.substring(text.lastIndexOf("\n\n") + 1));
            assertEquals(List.of(), report.disagreements(), () -> text);
            assertTrue(report.matches() > 200, text);
            for (EngineSummary engine : report.engines()) {
                assertEquals(rules.size(), engine.exact() + engine.supersets(), text);
            }
            holdTruth(truth, rules, evaluators, Evaluator.drools(rules, readBack));
        }
    }

    private static List<Event> events() {
        EventFiles files = EventFiles.read(
                SHAPES.stream()
                        .map(shape -> Corpus.path("events/regression." + shape + ".ndjson.gz")
                                .toString())
                        .toList(),
                Optional.of("doc"),
                Long.MAX_VALUE,
                InputStream.nullInputStream());
        assertEquals(List.of(), files.unreadable());
        return files.events();
    }

    /** By SigmaHQ's account, without our oracle: of the events made for a rule, these match. */
    private static void holdTruth(
            JsonNode truth, List<CompiledRule> rules, List<Evaluator> evaluators, Evaluator verification)
            throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String shape : SHAPES) {
            for (String line : Corpus.events("regression." + shape)) {
                lines.add(JSON.readTree(line));
            }
        }
        assertEquals(98, truth.size());
        for (JsonNode entry : truth) {
            String id = entry.get("rule_id").asText();
            CompiledRule rule = rules.stream()
                    .filter(candidate -> candidate.metadata().id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("not compiled: " + entry));
            Set<Integer> matching = new TreeSet<>();
            entry.get("derived_matching_events").forEach(number -> matching.add(number.asInt()));
            Set<Integer> own = new TreeSet<>();
            Set<Integer> expected = new TreeSet<>();
            for (int number = 0; number < lines.size(); number++) {
                if (lines.get(number).get("rule_id").asText().equals(id)) {
                    own.add(number);
                    if (matching.contains(lines.get(number).get("n").asInt())) {
                        expected.add(number);
                    }
                }
            }
            for (Evaluator evaluator : evaluators) {
                Set<Integer> found = found(evaluator, rule);
                found.retainAll(own);
                if (evaluator.engine().asksAnIndex()) {
                    found.retainAll(found(verification, rule));
                }
                assertEquals(expected, found, () -> evaluator.engine() + ": " + entry);
            }
        }
    }

    private static Set<Integer> found(Evaluator evaluator, CompiledRule rule) {
        Answer answer = evaluator.answer(rule);
        assertTrue(answer instanceof Answer.Found, answer::toString);
        return new TreeSet<>(((Answer.Found) answer).events());
    }
}
