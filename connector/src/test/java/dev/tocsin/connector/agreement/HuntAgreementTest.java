package dev.tocsin.connector.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.drools.Match;
import dev.tocsin.compiler.drools.RuleEngine;
import dev.tocsin.connector.alert.AlertJson;
import dev.tocsin.connector.alert.AlertSink;
import dev.tocsin.connector.alert.Stored;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.ConnectionSettings;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import dev.tocsin.connector.hunt.Hunt;
import dev.tocsin.connector.hunt.HuntListener;
import dev.tocsin.connector.hunt.HuntReport;
import dev.tocsin.connector.hunt.HuntRequest;
import dev.tocsin.connector.hunt.TimeWindow;
import dev.tocsin.connector.node.SharedNode;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.sigma.corpus.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A hunt from end to end against the engine in process: its plan of shared queries, paging and verification give an alert
 * for the same rules and events, once. That the queries themselves are right is proven for all rules by
 * {@code RegressionAgreementTest}; here the rules that have regression events are enough.
 */
class HuntAgreementTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({"regression.raw, dynamic", "regression.pipeline, keyword"})
    void huntFindsWhatTheEngineFinds(String events, IndexWithEvents.Mapping mapping) throws Exception {
        List<CompiledRule> rules = rules();
        List<String> documents =
                Corpus.events(events).stream().map(HuntAgreementTest::bare).toList();
        String index = "agreement-" + events + "-" + mapping;
        SortedSet<Pair> expected = inProcess(rules, documents);
        assertTrue(expected.size() > 100, () -> "too few matches to prove anything: " + expected.size());
        try (Connection connection = Connection.open(ConnectionSettings.plain(SharedNode.uri()), Thread::sleep)) {
            IndexWithEvents.create(connection, index, mapping, documents);
            Pairs found = new Pairs();
            HuntReport report = new Hunt(connection, found, Clock.systemUTC(), HuntListener.SILENT)
                    .run(new HuntRequest(
                            rules,
                            IndexSelection.of(List.of(index)),
                            new TimeWindow(Instant.parse("2000-01-01T00:00:00Z"), Optional.empty()),
                            Duration.ofMinutes(30),
                            "default"));
            assertEquals(List.of(), report.gaps());
            assertEquals(expected, found.pairs);
        }
    }

    /** The events of the regression files are wrapped. */
    private static String bare(String line) {
        try {
            JsonNode event = JSON.readTree(line);
            return event.has("doc") ? event.get("doc").toString() : line;
        } catch (IOException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    private static List<CompiledRule> rules() throws IOException {
        List<Path> paths = new ArrayList<>();
        JSON.readTree(Files.readString(Corpus.path("events/regression-truth.json")))
                .forEach(entry -> paths.add(
                        Corpus.path("sigmahq/" + entry.get("rule_path").asText())));
        List<CompiledRule> rules = RuleSet.load(paths).compiled();
        assertEquals(98, rules.size());
        return rules;
    }

    private static SortedSet<Pair> inProcess(List<CompiledRule> rules, List<String> documents) throws Exception {
        SortedSet<Pair> pairs = new TreeSet<>();
        try (RuleEngine engine = RuleEngine.of(rules)) {
            for (int number = 0; number < documents.size(); number++) {
                Document document = Document.parse(documents.get(number).getBytes(StandardCharsets.UTF_8));
                for (Match match : engine.evaluate(document)) {
                    pairs.add(new Pair(match.rule().metadata().id(), number));
                }
            }
        }
        return pairs;
    }

    /** A rule and the number of an event it matched. */
    record Pair(String ruleId, int event) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int order = ruleId.compareTo(other.ruleId);
            return order == 0 ? Integer.compare(event, other.event) : order;
        }
    }

    /** Takes the alerts of the hunt; documents are numbered by their ids. */
    private static final class Pairs implements AlertSink {
        private final SortedSet<Pair> pairs = new TreeSet<>();

        @Override
        public void prepare() {}

        @Override
        public Stored store(List<AlertJson> alerts) {
            int before = pairs.size();
            for (AlertJson alert : alerts) {
                try {
                    JsonNode json = JSON.readTree(alert.json());
                    pairs.add(new Pair(
                            json.at("/rule/id").asText(),
                            Integer.parseInt(json.at("/tocsin/source/id").asText())));
                } catch (IOException e) {
                    throw new IllegalArgumentException(alert.json(), e);
                }
            }
            return new Stored(pairs.size() - before, before + alerts.size() - pairs.size());
        }

        @Override
        public String destination() {
            return "a set in memory";
        }

        @Override
        public void close() {}
    }
}
