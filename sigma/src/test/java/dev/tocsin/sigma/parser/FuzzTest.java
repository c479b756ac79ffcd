package dev.tocsin.sigma.parser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.collection.RuleCollection;
import dev.tocsin.sigma.corpus.Corpus;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the text, there is a result, and every finding has a place in it. */
class FuzzTest {
    private static final List<String> SPLINTERS = List.of(
            "'",
            "\"",
            "\\",
            "|",
            "*",
            ":",
            ": ",
            "- ",
            "\n",
            "\n\n",
            "\t",
            "[",
            "]",
            "{",
            "}",
            "&a ",
            "*a",
            "<<: *a",
            "!!str ",
            "!x ",
            "---\n",
            "...\n",
            "%YAML 1.1\n",
            "%YAML 99999999999.1\n",
            "%TAG ! x\n",
            ">",
            "|-\n",
            "|9+\n",
            "# ",
            "? ",
            "null",
            "~",
            ".nan",
            "1e999999999",
            "0x",
            "\ufeff",
            "\u0000",
            "\u0085",
            "\u2028",
            "\ud83d\udd14",
            "\ud800",
            "\r",
            "\"\\x4\"",
            "\"\\UFFFFFFFF\"",
            "\"\\ud83d\\udd14\"",
            " or ",
            " and not ",
            "1 of ",
            "(((",
            ")",
            "|all",
            "|re",
            "||",
            "|cidr: ::1/x",
            "|expand",
            "condition",
            "detection:",
            "2024-01-01",
            "correlation:",
            "action: global");

    @Test
    void mutatedRulesNeverThrow() throws IOException {
        List<String> rules = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(Path.of("src/test/resources/golden"))) {
            for (Path path : paths.filter(path -> path.toString().endsWith(".yml"))
                    .sorted()
                    .toList()) {
                rules.add(Files.readString(path));
            }
        }
        long seed = 20231106;
        Random random = new Random(seed);
        for (int round = 0; round < 4_000; round++) {
            String text = rules.get(random.nextInt(rules.size()));
            for (int change = random.nextInt(4); change >= 0; change--) {
                text = mutated(text, rules, random);
            }
            check(text, "seed " + seed + ", round " + round);
        }
    }

    @Test
    void mutatedRealRulesNeverThrow() throws IOException {
        List<SourceText> rules = Corpus.rules();
        long seed = 20231107;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            String text = rules.get(random.nextInt(rules.size())).text();
            text = mutated(text, List.of(rules.get(random.nextInt(rules.size())).text()), random);
            check(text, "seed " + seed + ", round " + round);
        }
    }

    @Test
    void noiseNeverThrows() {
        long seed = 20231108;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append(SPLINTERS.get(random.nextInt(SPLINTERS.size())));
            }
            check(text.toString(), "seed " + seed + ", round " + round);
        }
    }

    private static String mutated(String text, List<String> others, Random random) {
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + random.nextInt(12));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + text.substring(to);
            case 1 -> text.substring(0, at) + text.substring(at, to).repeat(3) + text.substring(to);
            case 2 -> text.substring(0, at);
            case 3 -> {
                String other = others.get(random.nextInt(others.size()));
                yield text.substring(0, at) + other.substring(random.nextInt(other.length() + 1));
            }
            default -> text.substring(0, at) + SPLINTERS.get(random.nextInt(SPLINTERS.size())) + text.substring(at);
        };
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
            assertTrue(
                    RuleCollection.of(List.of(result)).diagnostics().stream()
                            .allMatch(diagnostic -> diagnostic.span().end() <= source.length()),
                    context);
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
