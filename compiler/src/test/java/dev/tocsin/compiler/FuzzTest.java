package dev.tocsin.compiler;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.lint.CheckedRule;
import dev.tocsin.compiler.lint.MeaningChecks;
import dev.tocsin.sigma.collection.RuleCollection;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.fuzz.RuleMutator;
import dev.tocsin.sigma.lint.Linter;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever a rule file holds, reading, checking and compiling it gives a rule or says why not. {@code -Dtocsin.fuzz=N}
 * sets how many texts are tried; which of them took the most processor time is then printed.
 */
class FuzzTest {
    private static final String COUNT = "tocsin.fuzz";
    private static final int MOST_FIXES = 3;

    private final RuleCompiler compiler = RuleCompiler.forWinlogbeat();
    private final Linter linter = Linter.standard(Clock.fixed(Instant.parse("2023-11-06T08:00:00Z"), ZoneOffset.UTC));
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long mostNanoseconds;
    private String slowest = "";

    /** The time limit is for what hangs; it is many times what a slow machine needs. */
    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void mutatedRulesGiveARuleOrFindings() throws IOException {
        fuzz(RuleMutator.goldenRules(), 20231109);
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void mutatedRealRulesGiveARuleOrFindings() throws IOException {
        fuzz(RuleMutator.realRules(), 20231110);
    }

    private void fuzz(List<String> rules, long seed) {
        int rounds = Integer.getInteger(COUNT, 4_000) / 2;
        RuleMutator mutator = new RuleMutator(rules, seed);
        int compiled = 0;
        for (int round = 0; round < rounds; round++) {
            String text = mutator.next();
            String place = "seed " + seed + ", round " + round;
            long begin = threads.getCurrentThreadCpuTime();
            try {
                compiled += check(text, place);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
                throw new AssertionError(place + " threw on:\n" + text, thrown);
            }
            long nanoseconds = threads.getCurrentThreadCpuTime() - begin;
            if (nanoseconds > mostNanoseconds) {
                mostNanoseconds = nanoseconds;
                slowest = place + ", " + text.length() + " characters";
            }
        }
        assertTrue(compiled > rounds / 20, compiled + " of " + rounds + " mutants still compile");
        if (System.getProperty(COUNT) != null) {
            System.out.println(String.format(
                    Locale.ROOT,
                    "%,d texts, %,d rules of them compiled; the slowest took %.0f ms of processor time: %s",
                    rounds,
                    compiled,
                    mostNanoseconds / 1e6,
                    slowest));
        }
    }

    /** Takes a text the whole way. Returns how many rules came out. */
    private int check(String text, String place) {
        SourceText source = new SourceText("fuzz.yml", text);
        ParseResult parsed = SigmaParser.parse(source);
        RuleCollection collection = RuleCollection.of(List.of(parsed));
        List<Diagnostic> findings = new ArrayList<>(parsed.diagnostics());
        findings.addAll(collection.diagnostics());
        findings.addAll(linter.lint(List.of(parsed)));
        int compiled = 0;
        List<CheckedRule> meant = new ArrayList<>();
        for (DetectionRule rule : parsed.rules()) {
            Compilation compilation = compiler.compile(rule, collection.filtersOf(rule));
            findings.addAll(compilation.diagnostics());
            if (compilation instanceof Compilation.Failed) {
                assertTrue(hasError(compilation.diagnostics()), () -> place + ": fails without an error:\n" + text);
            } else {
                compiled++;
            }
            if (compilation instanceof Compilation.Compiled success) {
                meant.add(new CheckedRule(rule, success.rule()));
            }
        }
        findings.addAll(MeaningChecks.check(meant));
        assertFalse(
                parsed.models().isEmpty() && findings.isEmpty(),
                () -> place + ": neither a rule nor a finding:\n" + text);
        findings.forEach(finding -> checkPlaces(finding, place));
        findings.stream()
                .map(Diagnostic::fix)
                .flatMap(Optional::stream)
                .limit(MOST_FIXES)
                .forEach(fix -> checkFix(fix, parsed, place));
        return compiled;
    }

    private static boolean hasError(List<Diagnostic> findings) {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    private static void checkPlaces(Diagnostic finding, String place) {
        checkPlace(finding.source(), finding.span(), place, finding);
        finding.notes().forEach(note -> checkPlace(note.source(), note.span(), place, finding));
        finding.fix()
                .ifPresent(
                        fix -> fix.edits().forEach(edit -> checkPlace(finding.source(), edit.span(), place, finding)));
        assertTrue(DiagnosticRenderer.plain().render(finding).endsWith("\n"), place);
    }

    private static void checkPlace(SourceText source, Span span, String place, Diagnostic finding) {
        assertTrue(span.end() <= source.length(), () -> place + ": beyond the text: " + finding);
    }

    /** A fix makes nothing worse: the text reads with no more errors than before, and as many documents. */
    private static void checkFix(Fix fix, ParseResult before, String place) {
        SourceText source = before.source();
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Fix.Edit edit : fix.edits()) {
            text.append(source.slice(new Span(from, edit.span().start()))).append(edit.replacement());
            from = edit.span().end();
        }
        text.append(source.slice(new Span(from, source.length())));
        ParseResult after = SigmaParser.parse(new SourceText(source.name(), text.toString()));
        assertTrue(
                errors(after) <= errors(before)
                        && after.models().size() >= before.models().size(),
                () -> place + ": " + fix + " makes of\n" + source.text() + "\n\nthis:\n" + text + "\n"
                        + after.diagnostics());
    }

    private static long errors(ParseResult parsed) {
        return parsed.diagnostics().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
    }
}
