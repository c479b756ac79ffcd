package dev.tocsin.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.connector.cases.CaseSet.BoundCase;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.ConnectionSettings;
import dev.tocsin.connector.elasticsearch.Pause;
import dev.tocsin.connector.engine.Answer;
import dev.tocsin.connector.engine.Engine;
import dev.tocsin.connector.engine.Evaluator;
import dev.tocsin.connector.engine.Event;
import dev.tocsin.connector.engine.EventIndex;
import dev.tocsin.connector.engine.EventMapping;
import dev.tocsin.connector.node.SharedNode;
import dev.tocsin.connector.verdict.CaseRun;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every rule as a query to a real Elasticsearch, over the events of all cases of all packs: an exact query finds what the
 * oracle says, a superset finds at least that.
 */
class RulePackQueryTest {
    @ParameterizedTest
    @EnumSource(names = {"QUERYDSL", "ESQL", "LUCENE"})
    void queriesFindWhatTheOracleSays(Engine engine) throws Exception {
        List<CompiledRule> rules = new ArrayList<>();
        List<BoundCase> cases = new ArrayList<>();
        for (RulePack pack : RulePack.all()) {
            rules.addAll(pack.rules().compiled());
            cases.addAll(pack.tests().cases());
        }
        List<Event> events = CaseRun.events(cases);
        try (Connection connection = Connection.open(ConnectionSettings.plain(SharedNode.uri()), Pause.SLEEP);
                EventIndex index = EventIndex.create(connection, EventMapping.WINLOGBEAT, events)) {
            FieldCapabilities capabilities = index.capabilities(rules);
            Evaluator evaluator = index.evaluator(engine, capabilities);
            rules.forEach(rule -> check(rule, evaluator, events));
        }
    }

    private static void check(CompiledRule rule, Evaluator evaluator, List<Event> events) {
        SortedSet<Integer> expected = new TreeSet<>();
        for (int i = 0; i < events.size(); i++) {
            if (Oracle.matches(rule.predicate(), events.get(i).document())) {
                expected.add(i);
            }
        }
        String title = rule.metadata().title();
        assertTrue(!expected.isEmpty(), () -> "no event matches " + title);
        switch (evaluator.answer(rule)) {
            case Answer.Refused(String reason) -> fail(title + " is refused: " + reason);
            case Answer.Found found -> {
                switch (found.exactness()) {
                    case EXACT -> assertEquals(places(expected, events), places(found.events(), events), title);
                    case SUPERSET -> {
                        SortedSet<Integer> missed = new TreeSet<>(expected);
                        missed.removeAll(found.events());
                        assertEquals(List.of(), places(missed, events), () -> title + " misses events");
                    }
                }
            }
        }
    }

    private static List<String> places(SortedSet<Integer> numbers, List<Event> events) {
        return numbers.stream().map(number -> events.get(number).place()).toList();
    }
}
