package dev.tocsin.sigma.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any text can be checked, and used as a configuration: nothing is thrown, every place lies in the file. */
class LintFuzzTest {
    private static final long SEED = 20261123;
    private static final int RUNS = 1_000;
    private static final int RUNS_WITH_FIXES = 150;

    private static final String RULE = """
            # tocsin: ignore[escaped_wildcard, nope] x
            title: Some Rule
            id: 5d0f3f2a-4f0b-4f6e-9c0a-2f6f3a1f7b10
            tags: [attack.t1562, attack.T1033, 'tlp.white', cve.1, attack.t1562] # tocsin: ignore[tlptag]
            references:
                - a
                - a
            logsource: {product: windows, service: sysmon, x: y}
            detection:
                selection: &x
                    Image|all: ['*a*', "*b\\x2a", c*]
                    EventID: ['1', 4]
                "key\\u0041|all": ['**a', "\\tb"]
                other:
                    - *x
                    - - "a\\
                        **b"
                      - |
                        x\\*
                condition: 1 of them and not all of sel*
            """;

    private static final String PIECES = "\n\n  -:#'\"*\\|&[]{},!%>~a1\t\u00e4\uD83D\uDD14";

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(RULE);
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
                default -> {
                    int from = random.nextInt(RULE.length());
                    text.insert(at, RULE, from, Math.min(RULE.length(), from + 1 + random.nextInt(40)));
                }
            }
        }
        return text.toString();
    }

    @Test
    void nothingIsThrown() {
        Random random = new Random(SEED);
        for (int run = 0; run < RUNS; run++) {
            String text = mutated(random);
            try {
                Linted linted = Linted.text(text);
                List<Diagnostic> wanted = ValidationConfiguration.standard().wanted(linted.findings(), linted.files());
                wanted.forEach(LintFuzzTest::assertInFile);
                linted.findings().forEach(LintFuzzTest::assertInFile);
                ValidationConfiguration.read(new SourceText("c.yml", text))
                        .diagnostics()
                        .forEach(LintFuzzTest::assertInFile);
            } catch (RuntimeException thrown) {
                fail("seed " + SEED + ", run " + run + ":\n" + text, thrown);
            }
        }
    }

    /** What a single fix removes is gone afterwards, and the rule is as sound as before. */
    @Test
    void aFixRemovesItsFinding() {
        Random random = new Random(SEED + 1);
        int fixes = 0;
        for (int run = 0; run < RUNS_WITH_FIXES; run++) {
            String text = mutated(random);
            for (Diagnostic finding : Linted.text(text).findings()) {
                if (finding.fix().isEmpty()) {
                    continue;
                }
                fixes++;
                String context = "seed " + (SEED + 1) + ", run " + run + ", "
                        + finding.code().id() + ":\n" + text;
                String fixed = apply(finding.fix().get(), text);
                Linted again = Linted.text(fixed);
                assertEquals(
                        Linted.text(text).of(finding.code()).size() - 1,
                        again.of(finding.code()).size(),
                        () -> context + "\nbecomes\n" + fixed);
                assertEquals(
                        SigmaParser.parse(new SourceText("a.yml", text)).hasErrors(),
                        SigmaParser.parse(new SourceText("a.yml", fixed)).hasErrors(),
                        () -> context + "\nbecomes\n" + fixed);
            }
        }
        if (fixes < RUNS_WITH_FIXES) {
            fail("hardly any fix was tried: " + fixes);
        }
    }

    private static String apply(Fix fix, String text) {
        String result = text;
        for (Fix.Edit edit : fix.edits().reversed()) {
            int start = result.offsetByCodePoints(0, edit.span().start());
            int end = result.offsetByCodePoints(0, edit.span().end());
            result = result.substring(0, start) + edit.replacement() + result.substring(end);
        }
        return result;
    }

    private static void assertInFile(Diagnostic finding) {
        if (finding.span().end() > finding.source().length()) {
            fail(finding.toString());
        }
    }
}
