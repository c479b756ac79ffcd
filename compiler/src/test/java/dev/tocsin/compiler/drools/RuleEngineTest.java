package dev.tocsin.compiler.drools;

import static dev.tocsin.compiler.drools.Rules.document;
import static dev.tocsin.compiler.drools.Rules.like;
import static dev.tocsin.compiler.drools.Rules.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.eval.Evidence;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.fast.RandomCases;
import dev.tocsin.compiler.ir.Predicate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleEngineTest {
    private static final CompiledRule BUILD_TOOL = rule("Build tool", like("Image", "*\\msbuild.exe"));
    private static final CompiledRule NO_PARENT = rule("No parent", new Predicate.Not(like("ParentImage", "*")));
    private static final CompiledRule ANY = rule(
            "Either", new Predicate.Or(List.of(like("CommandLine", "*/quiet*"), like("CommandLine", "*/silent*"))));

    private static List<String> titles(List<Match> matches) {
        return matches.stream().map(match -> match.rule().metadata().title()).toList();
    }

    @Test
    void givesMatchesInTheOrderOfTheRulesAndSaysWhy() {
        try (RuleEngine engine = RuleEngine.of(List.of(ANY, NO_PARENT, BUILD_TOOL))) {
            List<Match> matches = engine.evaluate(
                    document("{'winlog':{'event_data':{'Image':'C:\\\\X\\\\MSBuild.exe','CommandLine':'a /QUIET'}}}"));
            assertEquals(List.of("Either", "No parent", "Build tool"), titles(matches));
            assertEquals(
                    List.of(new Evidence("selection", Optional.of("CommandLine"), Optional.of("a /QUIET"), "*/quiet*")),
                    matches.getFirst().evidence());
        }
    }

    @Test
    void keepsNothingOfAnEventForTheNext() {
        try (RuleEngine engine = RuleEngine.of(List.of(BUILD_TOOL))) {
            assertEquals(
                    1,
                    engine.evaluate(document("{'winlog.event_data.Image':'\\\\msbuild.exe'}"))
                            .size());
            assertEquals(List.of(), engine.evaluate(document("{'winlog.event_data.Image':'\\\\msbuild.exe.config'}")));
            assertEquals(List.of(), engine.evaluate(document("{}")));
        }
    }

    @Test
    void worksWithoutRules() {
        try (RuleEngine engine = RuleEngine.of(List.of())) {
            assertEquals(List.of(), engine.evaluate(document("{'a':1}")));
        }
    }

    @Test
    void takesTheSameRuleTwice() {
        try (RuleEngine engine = RuleEngine.of(List.of(BUILD_TOOL, BUILD_TOOL))) {
            assertEquals(
                    2,
                    engine.evaluate(document("{'winlog.event_data.Image':'\\\\msbuild.exe'}"))
                            .size());
        }
    }

    @Test
    void refusesToWorkWhenClosed() {
        RuleEngine engine = RuleEngine.of(List.of(BUILD_TOOL));
        engine.close();
        Document document = document("{'winlog.event_data.Image':'\\\\msbuild.exe'}");
        assertThrows(IllegalStateException.class, () -> engine.evaluate(document));
    }

    @Test
    void answersAsTheOracleDoes() {
        for (long seed = 0; seed < 30; seed++) {
            RandomCases cases = new RandomCases(seed);
            List<CompiledRule> rules = Stream.generate(cases::predicate)
                    .limit(40)
                    .map(predicate -> rule("Random", predicate))
                    .toList();
            try (RuleEngine engine = RuleEngine.of(rules)) {
                for (int i = 0; i < 25; i++) {
                    Document document = cases.document();
                    assertEquals(
                            expected(rules, document), engine.evaluate(document), "seed " + seed + " document " + i);
                }
            }
        }
    }

    private static List<Match> expected(List<CompiledRule> rules, Document document) {
        return rules.stream()
                .filter(rule -> Oracle.matches(rule.predicate(), document))
                .map(rule -> new Match(rule, Oracle.evidence(rule.predicate(), document)))
                .toList();
    }

    @Test
    void holdsNoFactsAfterManyEvents() {
        List<CompiledRule> rules = IntStream.range(0, 50)
                .mapToObj(i -> rule("Rule " + i, like("CommandLine", "*tool " + i + " *")))
                .toList();
        try (RuleEngine engine = RuleEngine.of(rules)) {
            List<Document> documents = IntStream.range(0, 60)
                    .mapToObj(i -> document("{'winlog.event_data.CommandLine':'run tool " + i + " now'}"))
                    .toList();
            int matches = 0;
            for (int i = 0; i < 100_020; i++) {
                matches += engine.evaluate(documents.get(i % documents.size())).size();
            }
            assertEquals(100_020 / 60 * 50, matches);
            assertEquals(0, engine.facts());
        }
    }

    @Test
    void servesSeveralThreadsWithAnEngineEach() throws Exception {
        RandomCases cases = new RandomCases(7);
        List<CompiledRule> rules = Stream.generate(cases::predicate)
                .limit(60)
                .map(predicate -> rule("Random", predicate))
                .toList();
        List<Document> documents = Stream.generate(cases::document).limit(300).toList();
        List<List<Match>> expected =
                documents.stream().map(document -> expected(rules, document)).toList();
        assertTrue(expected.stream().anyMatch(matches -> !matches.isEmpty()));
        try (RuleEngine first = RuleEngine.of(rules);
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<List<List<Match>>>> answers = IntStream.range(0, 3)
                    .mapToObj(thread -> threads.submit(() -> {
                        try (RuleEngine engine = first.forAnotherThread()) {
                            return documents.stream().map(engine::evaluate).toList();
                        }
                    }))
                    .toList();
            for (Future<List<List<Match>>> answer : answers) {
                assertEquals(expected, answer.get());
            }
        }
    }
}
