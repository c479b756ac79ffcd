package dev.tocsin.compiler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.implication.FieldCardinality;
import dev.tocsin.compiler.implication.Logic;
import dev.tocsin.compiler.implication.Term;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.lint.Linter;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A fix of a value leaves what the rule means as it was: the predicates before and after are the same. */
class FixMeaningTest {
    private static final long SEED = 20261123;
    private static final int RUNS = 1_500;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC);
    private static final String LETTERS = "**?\\\\1 a'%-";
    private static final String[] KEYS = {
        "Image",
        "CommandLine|all",
        "CommandLine|neq",
        "User|cased",
        "EventID",
        "CommandLine|contains",
        "Details|all|neq"
    };

    @Test
    void thePredicateStaysTheSame() {
        Random random = new Random(SEED);
        int fixes = 0;
        for (int run = 0; run < RUNS; run++) {
            String text = rule(random);
            ParseResult parsed = SigmaParser.parse(new SourceText("some_rule.yml", text));
            if (parsed.hasErrors()) {
                continue;
            }
            for (Diagnostic finding : Linter.standard(CLOCK).lint(List.of(parsed)).stream()
                    .filter(diagnostic -> diagnostic.fix().isPresent())
                    .toList()) {
                fixes++;
                String fixed = apply(finding.fix().orElseThrow(), text);
                assertTrue(
                        meansTheSame(text, fixed),
                        () -> "seed " + SEED + ", " + finding.code().id() + ":\n" + text + "becomes\n" + fixed);
            }
        }
        assertTrue(fixes > RUNS / 10, "hardly any fix was tried: " + fixes);
    }

    private static String rule(Random random) {
        int values = 1 + random.nextInt(2);
        String list = IntStream.range(0, values)
                .mapToObj(i -> "'" + value(random).replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
        return """
                title: Some Rule
                id: 5d0f3f2a-4f0b-4f6e-9c0a-2f6f3a1f7b10
                logsource:
                    category: process_creation
                    product: windows
                detection:
                    selection:
                        %s: [%s]
                    condition: selection
                """.formatted(KEYS[random.nextInt(KEYS.length)], list);
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        int length = 1 + random.nextInt(5);
        for (int i = 0; i < length; i++) {
            value.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return value.toString();
    }

    /** Whether both match the same documents, proved on every document. */
    private static boolean meansTheSame(String text, String fixed) {
        Logic logic = new Logic(FieldCardinality.unknown());
        List<Term> before = meanings(text, logic);
        List<Term> after = meanings(fixed, logic);
        return before.size() == after.size()
                && IntStream.range(0, before.size())
                        .allMatch(i -> logic.implies(before.get(i), after.get(i))
                                && logic.implies(after.get(i), before.get(i)));
    }

    private static List<Term> meanings(String text, Logic logic) {
        return SigmaParser.parse(new SourceText("some_rule.yml", text)).rules().stream()
                .map(rule -> RuleCompiler.forWinlogbeat().compile(rule))
                .flatMap(compilation -> compilation instanceof Compilation.Compiled compiled
                        ? Stream.of(logic.term(compiled.rule().predicate()))
                        : Stream.empty())
                .toList();
    }

    private static String apply(Fix fix, String text) {
        String result = text;
        for (Fix.Edit edit : fix.edits().reversed()) {
            result = result.substring(0, edit.span().start())
                    + edit.replacement()
                    + result.substring(edit.span().end());
        }
        return result;
    }
}
