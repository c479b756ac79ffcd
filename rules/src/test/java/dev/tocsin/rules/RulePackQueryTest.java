package dev.tocsin.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.querydsl.CompiledQuery;
import dev.tocsin.compiler.querydsl.QueryDslTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every rule as a query to a real Elasticsearch, over the documents of all cases in all shapes: an exact query finds what
 * the oracle says, a superset finds at least that, and after verification no more.
 */
class RulePackQueryTest {
    @Test
    void queriesFindWhatTheOracleSays() throws Exception {
        List<CompiledRule> rules = new ArrayList<>();
        List<byte[]> documents = new ArrayList<>();
        List<Owner> owners = new ArrayList<>();
        for (RulePack pack : RulePack.all()) {
            for (Path file : pack.rules()) {
                rules.add(ShippedRule.compile(file));
                for (RuleCase ruleCase : CasesFile.read(RulePack.casesOf(file))) {
                    for (Map.Entry<DocumentShape, byte[]> document :
                            ruleCase.documents().entrySet()) {
                        documents.add(document.getValue());
                        owners.add(new Owner(rules.size() - 1, ruleCase, document.getKey()));
                    }
                }
            }
        }
        try (CasesIndex index = CasesIndex.of("rule-pack-cases", documents)) {
            QueryDslTarget target = new QueryDslTarget(index.fieldCapabilities());
            for (int number = 0; number < rules.size(); number++) {
                check(number, rules.get(number), target, index, documents, owners);
            }
        }
    }

    /** Whose document it is. */
    private record Owner(int rule, RuleCase ruleCase, DocumentShape shape) {}

    private static void check(
            int number,
            CompiledRule rule,
            QueryDslTarget target,
            CasesIndex index,
            List<byte[]> documents,
            List<Owner> owners)
            throws Exception {
        Set<Integer> expected = new TreeSet<>();
        for (int i = 0; i < documents.size(); i++) {
            if (Oracle.matches(rule.predicate(), Document.parse(documents.get(i)))) {
                expected.add(i);
            }
        }
        CompiledQuery query = target.compile(rule.predicate());
        Set<Integer> found = index.find(query.query());
        switch (query.exactness()) {
            case EXACT -> assertEquals(places(expected, owners), places(found, owners), rule.metadata()::title);
            case SUPERSET ->
                assertTrue(
                        found.containsAll(expected),
                        () -> rule.metadata().title() + " misses " + places(without(expected, found), owners));
        }
        found.retainAll(expected);
        Set<Integer> own = new TreeSet<>();
        for (int i = 0; i < owners.size(); i++) {
            Owner owner = owners.get(i);
            if (owner.rule() == number && owner.ruleCase().expectation() == RuleCase.Expectation.MATCH) {
                own.add(i);
            }
        }
        assertTrue(
                found.containsAll(own),
                () -> rule.metadata().title() + " misses its cases " + places(without(own, found), owners));
    }

    private static Set<Integer> without(Set<Integer> numbers, Set<Integer> removed) {
        Set<Integer> rest = new TreeSet<>(numbers);
        rest.removeAll(removed);
        return rest;
    }

    private static List<String> places(Set<Integer> numbers, List<Owner> owners) {
        return numbers.stream()
                .map(owners::get)
                .map(owner -> owner.ruleCase().place() + " (" + owner.shape().key() + ")")
                .collect(Collectors.toList());
    }
}
