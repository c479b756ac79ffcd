package dev.tocsin.compiler.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.RuleCompiler;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.sigma.corpus.Corpus;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The findings about SigmaHQ's rules; each was judged by hand when the numbers were written down. */
class CorpusMeaningTest {
    @Test
    void everyFindingAboutRealRulesIsOneThatWasJudged() throws IOException {
        assertEquals(
                new TreeMap<>(Map.of(
                        Code.ALWAYS_MATCHES, 1L,
                        Code.IDLE_CONDITION_PART, 24L,
                        Code.COVERED_VALUE, 153L,
                        Code.FIELD_NOT_IN_WINLOGBEAT, 34L,
                        Code.UNCONSTRAINED_LOG_SOURCE, 9L,
                        Code.PLAIN_REGULAR_EXPRESSION, 5L,
                        Code.IMPLIED_RULE, 26L)),
                MeaningChecks.check(rules()).stream()
                        .collect(Collectors.groupingBy(Diagnostic::code, TreeMap::new, Collectors.counting())));
    }

    @Test
    void aRuleThatImpliesAnotherDoesSoOnRealEvents() throws IOException, UnreadableDocumentException {
        List<CheckedRule> rules = rules();
        Map<SourceText, CheckedRule> bySource = new HashMap<>();
        rules.forEach(rule -> bySource.put(rule.rule().source(), rule));
        List<Diagnostic> pairs = MeaningChecks.check(rules).stream()
                .filter(diagnostic -> diagnostic.code() == Code.IMPLIED_RULE)
                .toList();
        int matches = 0;
        for (String line : Corpus.events("evtx-to-mitre.pipeline")) {
            Document document = Document.parse(line.getBytes(StandardCharsets.UTF_8));
            for (Diagnostic pair : pairs) {
                if (Oracle.matches(predicate(bySource, pair.source()), document)) {
                    matches++;
                    pair.notes()
                            .forEach(note -> assertTrue(
                                    Oracle.matches(predicate(bySource, note.source()), document),
                                    () -> pair.source() + " and " + note.source() + " on " + line));
                }
            }
        }
        assertTrue(matches > 0, "no event shows anything");
    }

    private static Predicate predicate(Map<SourceText, CheckedRule> rules, SourceText source) {
        return Objects.requireNonNull(rules.get(source)).compiled().predicate();
    }

    private static List<CheckedRule> rules() throws IOException {
        RuleCompiler compiler = RuleCompiler.forWinlogbeat();
        List<CheckedRule> rules = new ArrayList<>();
        for (SourceText source : Corpus.rules()) {
            for (DetectionRule rule : SigmaParser.parse(source).rules()) {
                if (compiler.compile(rule) instanceof Compilation.Compiled compiled) {
                    rules.add(new CheckedRule(rule, compiled.rule()));
                }
            }
        }
        return rules;
    }
}
