package dev.tocsin.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.drools.Match;
import dev.tocsin.compiler.drools.RuleEngine;
import dev.tocsin.compiler.eval.Evidence;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.ir.Predicate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case of every pack on the oracle, and on Drools with all rules of the pack loaded. */
class RulePackTest {
    @Test
    void everyRuleHasCasesAndEveryCaseARule() throws IOException {
        List<Path> without = new ArrayList<>();
        List<Path> orphans = new ArrayList<>();
        List<RulePack> packs = RulePack.all();
        assertTrue(!packs.isEmpty(), "no pack was found");
        for (RulePack pack : packs) {
            pack.rules().stream()
                    .filter(rule -> !Files.exists(RulePack.casesOf(rule)))
                    .forEach(without::add);
            orphans.addAll(pack.orphans());
        }
        assertEquals(List.of(), without, "rules without cases");
        assertEquals(List.of(), orphans, "cases without a rule");
    }

    @Test
    void idsDiffer() throws IOException {
        Set<String> ids = new HashSet<>();
        for (RulePack pack : RulePack.all()) {
            for (Path rule : pack.rules()) {
                String id = ShippedRule.compile(rule).metadata().id();
                assertTrue(ids.add(id), () -> rule + " has an id that another rule has: " + id);
            }
        }
    }

    @TestFactory
    Stream<DynamicNode> oracle() throws IOException {
        List<DynamicNode> nodes = new ArrayList<>();
        for (RulePack pack : RulePack.all()) {
            for (Path file : pack.rules()) {
                Predicate predicate = ShippedRule.compile(file).predicate();
                nodes.add(dynamicContainer(
                        file.getFileName().toString(),
                        CasesFile.read(RulePack.casesOf(file)).stream()
                                .map(ruleCase -> dynamicTest(
                                        ruleCase.name(),
                                        () -> check(ruleCase, document -> answer(predicate, document))))));
            }
        }
        return nodes.stream();
    }

    @TestFactory
    Stream<DynamicNode> drools() throws IOException {
        List<DynamicNode> nodes = new ArrayList<>();
        for (RulePack pack : RulePack.all()) {
            List<CompiledRule> rules = new ArrayList<>();
            for (Path file : pack.rules()) {
                rules.add(ShippedRule.compile(file));
            }
            for (int i = 0; i < rules.size(); i++) {
                String id = rules.get(i).metadata().id();
                Path file = pack.rules().get(i);
                List<RuleCase> cases = CasesFile.read(RulePack.casesOf(file));
                // One engine for all of a rule's cases: what one document leaves behind must not change the next.
                nodes.add(dynamicTest(file.getFileName().toString(), () -> {
                    try (RuleEngine engine = RuleEngine.of(rules)) {
                        for (RuleCase ruleCase : cases) {
                            check(ruleCase, document -> answer(engine, id, document));
                        }
                    }
                }));
            }
        }
        return nodes.stream();
    }

    /** Why a rule matches a document, if it does. */
    private interface Engine {
        Optional<List<Evidence>> evidence(Document document);
    }

    private static Optional<List<Evidence>> answer(Predicate predicate, Document document) {
        return Oracle.matches(predicate, document)
                ? Optional.of(Oracle.evidence(predicate, document))
                : Optional.empty();
    }

    private static Optional<List<Evidence>> answer(RuleEngine engine, String rule, Document document) {
        return engine.evaluate(document).stream()
                .filter(match -> match.rule().metadata().id().equals(rule))
                .map(Match::evidence)
                .findFirst();
    }

    private static void check(RuleCase ruleCase, Engine engine) throws Exception {
        for (Map.Entry<DocumentShape, byte[]> entry : ruleCase.documents().entrySet()) {
            String place = ruleCase.place() + " (" + entry.getKey().key() + ")";
            Optional<List<Evidence>> found = engine.evidence(Document.parse(entry.getValue()));
            assertEquals(ruleCase.expectation() == RuleCase.Expectation.MATCH, found.isPresent(), place);
            Set<String> searches =
                    found.orElse(List.of()).stream().map(Evidence::search).collect(Collectors.toSet());
            assertTrue(
                    searches.containsAll(ruleCase.searches()),
                    () -> place + ": matched by " + searches + ", should be by " + ruleCase.searches());
        }
    }
}
