package dev.tocsin.sigma.parser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.fuzz.RuleMutator;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever the text, there is a result, and every finding has a place in it. */
class FuzzTest {
    private static final int ROUNDS = 3_000;

    @Test
    void mutatedRulesNeverThrow() throws IOException {
        fuzz(RuleMutator.goldenRules(), 20231106);
    }

    @Test
    void mutatedRealRulesNeverThrow() throws IOException {
        fuzz(RuleMutator.realRules(), 20231107);
    }

    private static void fuzz(List<String> rules, long seed) {
        RuleMutator mutator = new RuleMutator(rules, seed);
        for (int round = 0; round < ROUNDS; round++) {
            check(mutator.next(), "seed " + seed + ", round " + round);
        }
    }

    @Test
    void noiseNeverThrows() {
        long seed = 20231108;
        RuleMutator mutator = new RuleMutator(List.of(), seed);
        for (int round = 0; round < ROUNDS; round++) {
            check(mutator.noise(), "seed " + seed + ", round " + round);
        }
    }

    static void check(String text, String context) {
        SourceText source = new SourceText("fuzz.yml", text);
        ParseResult result;
        try {
            result = SigmaParser.parse(source);
            for (Diagnostic diagnostic : result.diagnostics()) {
                assertTrue(diagnostic.span().end() <= source.length(), () -> context + ": " + diagnostic);
                assertTrue(DiagnosticRenderer.plain().render(diagnostic).endsWith("\n"), context);
            }
            assertTrue(AstDump.of(result.models()).length() >= result.models().size(), context);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(context + " threw on:\n" + text, e);
        }
        boolean silent = result.models().isEmpty() && result.diagnostics().isEmpty();
        assertFalse(silent, () -> context + ": neither a rule nor a finding in:\n" + text);
        boolean refused = result.diagnostics().stream().anyMatch(finding -> finding.severity() != Severity.INFO);
        assertTrue(refused || !result.models().isEmpty(), context);
    }
}
