package dev.tocsin.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tocsin.compiler.mapping.DocumentShape;
import dev.tocsin.connector.cases.CaseSet.BoundCase;
import dev.tocsin.connector.cases.RuleCase.Expectation;
import dev.tocsin.connector.engine.Engine;
import dev.tocsin.connector.report.SourceRoot;
import dev.tocsin.connector.report.TestReport;
import dev.tocsin.connector.rules.RuleSet.LoadedRule;
import dev.tocsin.connector.verdict.CaseResult;
import dev.tocsin.connector.verdict.CaseRun;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer.Colour;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case of every pack on the oracle, and on Drools with all rules of the pack loaded. */
class RulePackTest {
    @Test
    void nothingIsWrongAndEveryRuleHasTests() throws IOException {
        for (RulePack pack : RulePack.all()) {
            assertEquals(List.of(), pack.rules().diagnostics());
            assertEquals(List.of(), pack.tests().diagnostics());
            assertEquals(List.of(), pack.tests().untested(), "rules without tests");
            assertEquals(List.of(), pack.tests().notRun());
            assertEquals(List.of(), pack.rules().unreadable());
            assertEquals(List.of(), pack.tests().unreadable());
        }
    }

    @Test
    void everyRuleHasOneCaseThatMatchesAndTwoThatDoNot() throws IOException {
        for (RulePack pack : RulePack.all()) {
            for (LoadedRule rule : pack.rules().rules()) {
                List<Expectation> expectations = pack.tests().cases().stream()
                        .filter(bound -> bound.rule().equals(rule))
                        .map(bound -> bound.ruleCase().expectation())
                        .toList();
                assertTrue(expectations.contains(Expectation.MATCH), () -> rule.path() + " has no case that matches");
                assertTrue(
                        expectations.stream()
                                        .filter(each -> each == Expectation.NO_MATCH)
                                        .count()
                                >= 2,
                        () -> rule.path() + " has less than two cases that do not match");
            }
        }
    }

    @Test
    void everyCaseIsTestedRawAndAfterIngest() throws IOException {
        for (RulePack pack : RulePack.all()) {
            for (BoundCase bound : pack.tests().cases()) {
                Set<Optional<DocumentShape>> shapes = bound.ruleCase().events().stream()
                        .map(event -> event.shape())
                        .collect(Collectors.toSet());
                assertTrue(
                        shapes.containsAll(Set.of(Optional.of(DocumentShape.RAW), Optional.of(DocumentShape.PIPELINE))),
                        () -> bound.ruleCase().source() + ": "
                                + bound.ruleCase().name() + " has " + shapes);
            }
        }
    }

    @Test
    void idsDiffer() throws IOException {
        Set<String> ids = new HashSet<>();
        for (RulePack pack : RulePack.all()) {
            for (LoadedRule rule : pack.rules().rules()) {
                String id = rule.rule().metadata().id();
                assertTrue(ids.add(id), () -> rule.path() + " has an id that another rule has: " + id);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCasePasses() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (RulePack pack : RulePack.all()) {
            for (CaseResult result :
                    CaseRun.run(pack.tests().cases(), pack.rules().compiled(), List.of())) {
                tests.add(dynamicTest(
                        result.bound().rule().path().getFileName() + ": "
                                + result.bound().ruleCase().name(),
                        () -> assertTrue(result.passed(), () -> report(pack, result))));
            }
        }
        return tests.stream();
    }

    private static String report(RulePack pack, CaseResult result) {
        StringWriter text = new StringWriter();
        TestReport.TestRun run = new TestReport.TestRun(
                List.of(result),
                List.of(Engine.ORACLE, Engine.DROOLS),
                pack.rules(),
                pack.tests(),
                List.of(),
                TestReport.Untested.LISTED,
                SourceRoot.around(Path.of("")),
                1);
        try {
            TestReport.text(Colour.NEVER, TestReport.Passing.COUNTED).write(run, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
