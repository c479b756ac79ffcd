package dev.tocsin.connector.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch.core.FieldCapsResponse;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.MsearchResponse;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchItem;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.drools.Match;
import dev.tocsin.compiler.drools.RuleEngine;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.lucene.LuceneQuery;
import dev.tocsin.compiler.lucene.LuceneTarget;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.ConnectionSettings;
import dev.tocsin.connector.node.SharedNode;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.sigma.corpus.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every rule of the public repository as the text of a {@code query_string} query, over real events in both shapes:
 * Elasticsearch accepts it, it finds what the engine finds in process, and nothing else where it is labelled exact.
 */
class LuceneCorpusTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 40;
    private static final boolean EVERY = Boolean.getBoolean("tocsin.every");

    private static List<CompiledRule> rules = List.of();
    /** The raw events, then those of the pipelines; the number of an event is its id in the index. */
    private static final List<String> DOCUMENTS = new ArrayList<>();
    /** The events that a rule is known to match, by the id of the rule. */
    private static final Map<String, Set<String>> TRUTH = new TreeMap<>();

    private static final Map<String, Set<String>> EXPECTED = new TreeMap<>();

    /** How the queries are asked. */
    enum Options {
        /** Elasticsearch's own. */
        ELASTICSEARCH,
        /** What Kibana sends, with the operator that a user may have chosen. */
        KIBANA
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
                            .add(Integer.toString(DOCUMENTS.size()));
                }
                DOCUMENTS.add(event.get("doc").toString());
            }
        }
        try (RuleEngine engine = RuleEngine.of(rules)) {
            for (int number = 0; number < DOCUMENTS.size(); number++) {
                Document document = Document.parse(DOCUMENTS.get(number).getBytes(StandardCharsets.UTF_8));
                for (Match match : engine.evaluate(document)) {
                    EXPECTED.computeIfAbsent(match.rule().metadata().id(), rule -> new TreeSet<>())
                            .add(Integer.toString(number));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"keyword, ELASTICSEARCH", "dynamic, KIBANA"})
    void elasticsearchFindsWhatTheEngineFinds(IndexWithEvents.Mapping mapping, Options options) throws IOException {
        String index = "lucene-corpus-" + mapping;
        try (Connection connection = Connection.open(ConnectionSettings.plain(SharedNode.uri()), Thread::sleep)) {
            IndexWithEvents.create(connection, index, mapping, 1, DOCUMENTS);
            FieldCapsResponse fields = connection.ask(
                    "asking for the fields",
                    client -> client.fieldCaps(caps -> caps.index(index).fields("*")));
            LuceneTarget target = new LuceneTarget(FieldCapabilities.of(fields));
            List<CompiledRule> asked = asked(mapping);
            List<LuceneQuery> queries =
                    asked.stream().map(rule -> target.compile(rule.predicate())).toList();
            List<String> wrong = new ArrayList<>();
            SortedMap<String, Set<String>> found = new TreeMap<>();
            for (int from = 0; from < queries.size(); from += AT_ONCE) {
                int to = Math.min(queries.size(), from + AT_ONCE);
                List<Set<String>> answers = ask(connection, index, queries.subList(from, to), options, wrong);
                for (int i = from; i < to; i++) {
                    CompiledRule rule = asked.get(i);
                    Set<String> answer = answers.get(i - from);
                    Set<String> expected = EXPECTED.getOrDefault(rule.metadata().id(), Set.of());
                    boolean right = queries.get(i).exactness() == Exactness.EXACT
                            ? answer.equals(expected)
                            : answer.containsAll(expected);
                    if (!right) {
                        wrong.add(rule.metadata().title() + " finds " + answer + ", not " + expected + ": "
                                + queries.get(i));
                    }
                    found.put(rule.metadata().id(), answer);
                }
            }
            long exact = queries.stream()
                    .filter(query -> query.exactness() == Exactness.EXACT)
                    .count();
            System.err.printf("%s: %d queries, %d exact%n", mapping, queries.size(), exact);
            connection.ask("deleting " + index, client -> client.indices().delete(delete -> delete.index(index)));
            assertEquals(List.of(), wrong);
            TRUTH.forEach((rule, events) -> assertTrue(
                    found.getOrDefault(rule.split(" ", -1)[0], Set.of()).containsAll(events), () -> rule));
            assertEquals(2 * 98, TRUTH.size());
        }
    }

    /**
     * Elasticsearch makes an automaton of each of 60,000 patterns, which takes it half a minute. So each rule is asked of
     * one of the indices, and of both where it is known to match; {@code -Dtocsin.every=true} asks all of both.
     */
    private static List<CompiledRule> asked(IndexWithEvents.Mapping mapping) {
        return IntStream.range(0, rules.size())
                .filter(i -> EVERY
                        || i % IndexWithEvents.Mapping.values().length == mapping.ordinal()
                        || TRUTH.containsKey(rules.get(i).metadata().id() + " raw"))
                .mapToObj(rules::get)
                .toList();
    }

    private static List<Set<String>> ask(
            Connection connection, String index, List<LuceneQuery> queries, Options options, List<String> wrong) {
        MsearchRequest.Builder request = new MsearchRequest.Builder().index(index);
        for (LuceneQuery query : queries) {
            request.searches(search -> search.header(header -> header)
                    .body(body -> body.size(DOCUMENTS.size())
                            .source(source -> source.fetch(false))
                            .query(whole -> whole.bool(bool -> bool.filter(filter -> filter.queryString(text -> {
                                text.query(query.text());
                                return switch (options) {
                                    case ELASTICSEARCH -> text;
                                    case KIBANA -> text.analyzeWildcard(true).defaultOperator(Operator.And);
                                };
                            }))))));
        }
        MsearchResponse<Void> response =
                connection.ask("searching", client -> client.msearch(request.build(), Void.class));
        List<Set<String>> answers = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            MultiSearchResponseItem<Void> item = response.responses().get(i);
            Set<String> ids = new TreeSet<>();
            if (item.isFailure()) {
                wrong.add("refused: " + item.failure().error() + ": "
                        + queries.get(i).text());
            } else {
                MultiSearchItem<Void> result = item.result();
                if (result.timedOut() || result.shards().failed().intValue() > 0) {
                    wrong.add("failed: " + result.shards().failures() + ": "
                            + queries.get(i).text());
                }
                result.hits().hits().forEach(hit -> ids.add(String.valueOf(hit.id())));
            }
            answers.add(ids);
        }
        return answers;
    }
}
