package dev.tocsin.compiler.drools;

import static dev.tocsin.compiler.drools.Rules.document;
import static dev.tocsin.compiler.drools.Rules.equalTo;
import static dev.tocsin.compiler.drools.Rules.like;
import static dev.tocsin.compiler.drools.Rules.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.fast.RandomCases;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.sigma.fuzz.HostileTexts;
import dev.tocsin.sigma.model.SigmaString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.utils.KieHelper;

class DrlTextTest {
    private static KieBase compiled(CompiledRule rule) {
        return new KieHelper().addContent(DrlText.of(rule), ResourceType.DRL).build();
    }

    private static boolean fires(KieBase rules, CompiledRule rule, Document document) {
        KieSession session = rules.newKieSession();
        try {
            session.insert(RuleEvent.of(rule, document));
            return session.fireAllRules() == 1;
        } finally {
            session.dispose();
        }
    }

    @Test
    void reads() {
        Field image = new Field(
                "Image",
                List.of(new Candidate.Path("process.executable"), new Candidate.Path("winlog.event_data.Image")));
        CompiledRule rule = rule(
                "Build tool outside \"Visual Studio\"",
                new Predicate.And(List.of(
                        new Predicate.FieldTest(
                                image,
                                new Matcher.Like(SigmaString.parse("*\\msbuild.exe"), LetterCase.IGNORED),
                                Optional.empty()),
                        new Predicate.Or(List.of(like("CommandLine", "*.xml*"), like("CommandLine", "*.csproj*"))),
                        new Predicate.Not(new Predicate.FieldPresent(Rules.field("User"), Optional.empty())),
                        new Predicate.Not(new Predicate.And(
                                List.of(like("ParentImage", "*\\devenv.exe"), equalTo("User", "a:=b")))))));
        assertEquals("""
                package dev.tocsin.rules;

                import dev.tocsin.compiler.drools.RuleEvent;

                // Where each field is in a document; the first place that has a value decides.
                // Image: process.executable, winlog.event_data.Image
                // CommandLine: winlog.event_data.CommandLine
                // User: winlog.event_data.User
                // ParentImage: winlog.event_data.ParentImage

                rule "Build tool outside \\"Visual Studio\\""
                    @id("0b1c")
                    @level("high")
                    @source("rules/example.yml")
                when
                    RuleEvent(
                        like("Image", "*\\\\msbuild.exe"),
                        (
                            like("CommandLine", "*.xml*") ||
                            like("CommandLine", "*.csproj*")
                        ),
                        !present("User"),
                        !(
                            like("ParentImage", "*\\\\devenv.exe") &&
                            likeCased("User", "a:\\u003Db")
                        )
                    )
                then
                end
                """, DrlText.of(rule));
    }

    static Stream<String> hostileValues() {
        return Stream.concat(Stream.of(""), HostileTexts.ALL.stream());
    }

    /** As value, as field name, as title, as id and as path at once. */
    @ParameterizedTest
    @MethodSource("hostileValues")
    void nothingBreaksOut(String hostile) {
        Field field = new Field(
                hostile, List.of(new Candidate.Path("a"), new Candidate.Translated("t", Map.of(hostile, "x"))));
        CompiledRule rule = rule(
                hostile,
                hostile,
                hostile,
                new Predicate.And(List.of(
                        new Predicate.FieldTest(
                                field,
                                new Matcher.Like(SigmaString.literal(hostile), LetterCase.EXACT),
                                Optional.empty()),
                        new Predicate.Or(List.of(
                                new Predicate.Never(),
                                new Predicate.FieldTest(
                                        field,
                                        new Matcher.Like(SigmaString.literal(hostile), LetterCase.IGNORED),
                                        Optional.empty()))))));
        KieBase rules = compiled(rule);
        assertTrue(fires(rules, rule, document("{'a':" + quoted(hostile) + "}")));
        assertFalse(fires(rules, rule, document("{'a':" + quoted(HostileTexts.DECOY) + "}")));
        assertEquals(1, rules.getKiePackage("dev.tocsin.rules").getRules().size());
    }

    /** As JSON with every unit escaped, for half a character has no bytes. */
    private static String quoted(String text) {
        return text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining("", "'", "'"));
    }

    @Test
    void meansWhatTheOracleMeans() {
        for (long seed = 0; seed < 60; seed++) {
            RandomCases cases = new RandomCases(seed);
            CompiledRule rule = rule("Random", cases.predicate());
            KieBase rules = compiled(rule);
            for (int i = 0; i < 25; i++) {
                Document document = cases.document();
                assertEquals(
                        Oracle.matches(rule.predicate(), document),
                        fires(rules, rule, document),
                        "seed " + seed + " document " + i + "\n" + DrlText.of(rule));
            }
        }
    }

    @Test
    void tellsFieldsOfOneNameApart() {
        Predicate both = new Predicate.And(List.of(
                new Predicate.FieldPresent(new Field("F", List.of(new Candidate.Path("a"))), Optional.empty()),
                new Predicate.FieldPresent(new Field("F", List.of(new Candidate.Path("b"))), Optional.empty())));
        CompiledRule rule = rule("Two", both);
        KieBase rules = compiled(rule);
        assertTrue(fires(rules, rule, document("{'a':1,'b':1}")));
        assertFalse(fires(rules, rule, document("{'a':1}")));
    }
}
