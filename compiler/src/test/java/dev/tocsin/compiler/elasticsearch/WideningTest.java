package dev.tocsin.compiler.elasticsearch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.eval.Matchers;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.sigma.model.SigmaString;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pass returns holds wherever the given formula does, and is within the limit. */
class WideningTest {
    private static final long SEED = Long.getLong("tocsin.seed", 20261123L);
    private static final int FORMULAS = 60;
    private static final int VALUES = 40;

    private final Random random = new Random(SEED);

    static Stream<Widening> passes() {
        return Stream.of(new NestingLimit(), new PatternMemory());
    }

    @ParameterizedTest
    @MethodSource("passes")
    void losesNoValue(Widening pass) {
        int changed = 0;
        for (int i = 0; i < FORMULAS; i++) {
            Formula<Clause> formula = formula(1 + random.nextInt(40));
            Formula<Clause> wider = pass.over(formula);
            changed += wider.equals(formula) ? 0 : 1;
            assertEquals(wider, pass.over(wider), "seed " + SEED + ": not within the limit at once");
            for (int j = 0; j < VALUES; j++) {
                String value = text(random.nextInt(9));
                int number = i;
                assertTrue(
                        !holds(formula, value) || holds(wider, value),
                        () -> "seed " + SEED + ", formula " + number + " loses `" + value + "`");
            }
        }
        assertTrue(changed > FORMULAS / 10 && changed < FORMULAS, "changed: " + changed);
    }

    /** A chain as deep as asked for, here and there with a long list. */
    private Formula<Clause> formula(int depth) {
        Formula<Clause> formula = leaf(random.nextInt(9));
        for (int i = 0; i < depth; i++) {
            Formula<Clause> beside = random.nextInt(10) == 0 ? list() : leaf(random.nextInt(9));
            formula = switch (random.nextInt(3)) {
                case 0 -> Formula.all(List.of(formula, beside));
                case 1 -> Formula.any(List.of(formula, beside));
                default -> Formula.not(Formula.all(List.of(formula, beside)));
            };
        }
        return formula;
    }

    private Formula<Clause> list() {
        int length = random.nextBoolean() ? 30 : 40;
        return Formula.any(IntStream.range(0, 450).mapToObj(i -> leaf(length)).toList());
    }

    private Formula<Clause> leaf(int length) {
        SigmaString pattern = SigmaString.literal(text(length));
        return Formula.leaf(new Clause.Like(
                "f",
                switch (random.nextInt(3)) {
                    case 0 -> pattern.afterAnything();
                    case 1 -> pattern.beforeAnything();
                    default -> pattern.afterAnything().beforeAnything();
                },
                LetterCase.IGNORED));
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(random.nextBoolean() ? 'a' : 'b');
        }
        return text.toString();
    }

    private static boolean holds(Formula<Clause> formula, String value) {
        return switch (formula) {
            case Formula.Everything<Clause> everything -> true;
            case Formula.Nothing<Clause> nothing -> false;
            case Formula.Leaf<Clause>(Clause clause) ->
                clause instanceof Clause.Like like
                        && Matchers.fits(new Matcher.Like(like.pattern(), like.letterCase()), value);
            case Formula.All<Clause>(List<Formula<Clause>> terms) ->
                terms.stream().allMatch(term -> holds(term, value));
            case Formula.Any<Clause>(List<Formula<Clause>> terms) ->
                terms.stream().anyMatch(term -> holds(term, value));
            case Formula.Not<Clause>(Formula<Clause> operand) -> !holds(operand, value);
        };
    }
}
