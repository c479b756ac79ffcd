package dev.tocsin.connector.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.sigma.corpus.Corpus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every rule of the public repository, compiled without a cluster to ask, is accepted by an index that has none of its
 * fields. {@code RegressionAgreementTest} asks the same of indices that have them.
 */
class AcceptanceTest {
    private static final String INDEX = "acceptance";
    private static final int AT_ONCE = 200;

    private static List<CompiledRule> rules = List.of();

    @BeforeAll
    static void readRules() throws IOException {
        rules = RuleSet.load(List.of(Corpus.path("sigmahq"))).compiled();
        assertTrue(rules.size() > 2_000, () -> "only " + rules.size() + " rules");
    }

    @ParameterizedTest
    @EnumSource(names = {"QUERYDSL", "LUCENE", "ESQL_ASSUMED"})
    void noFieldHasToExist(QueryTarget target) {
        Node.create(INDEX, "{}");
        Node.index(INDEX, List.of("{\"unrelated\":1}"));
        QueryTarget.Compiler compiler = target.compiler(List.of(INDEX), FieldCapabilities.winlogbeat8());
        List<String> refused = new ArrayList<>();
        for (int from = 0; from < rules.size(); from += AT_ONCE) {
            List<CompiledRule> some = rules.subList(from, Math.min(rules.size(), from + AT_ONCE));
            List<Node.Result> results = target.ask(
                    List.of(INDEX),
                    some.stream()
                            .map(rule -> compiler.compile(rule.predicate()))
                            .toList());
            for (int i = 0; i < some.size(); i++) {
                if (results.get(i).refused()) {
                    refused.add(some.get(i).metadata().title() + ": "
                            + results.get(i).refusal());
                }
            }
        }
        Node.delete(INDEX);
        assertEquals(List.of(), refused);
    }
}
