package dev.tocsin.compiler.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import dev.tocsin.compiler.eval.Matchers;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.lint.PlainExpression.Lines;
import dev.tocsin.sigma.model.SigmaString;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainExpressionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a.b", "a|b", "[a]", "a+", "a*", ".*", "", "^", "$", "^.*a", "a.*$", "a{2}", "\\d", "\\t", "(a)", "a.*b", ".*+a", "a^", "$a"})
    void whatAsksForMoreIsNotPlain(String expression) {
        assertEquals(Optional.empty(), PlainExpression.read(expression, Lines.PLAIN));
    }

    /** Random expressions of few symbols on random texts: where one is read as plain, both say the same. */
    @Test
    void aPlainExpressionAndItsTextSayTheSame() {
        String[] symbols = {"a", "b", "\\.", "\\\\", "^", "$", ".*", ".*?", ".", "+", "\n", "|", "\\$"};
        int plain = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed * 0x9E37_79B9L);
            StringBuilder expression = new StringBuilder();
            for (int i = random.nextInt(5); i >= 0; i--) {
                expression.append(symbols[random.nextInt(symbols.length)]);
            }
            Lines lines = Lines.values()[random.nextInt(3)];
            Optional<PlainExpression> read = PlainExpression.read(expression.toString(), lines);
            if (read.isPresent()) {
                plain++;
                compare(seed, expression.toString(), lines, read.get(), random);
            }
        }
        assertTrue(plain > 1_000, "too few are plain: " + plain);
    }

    private static void compare(int seed, String expression, Lines lines, PlainExpression plain, Random random) {
        int flags = switch (lines) {
            case PLAIN -> 0;
            case MULTILINE -> Pattern.MULTILINE;
            case DOT_ALL -> Pattern.DOTALL;
        };
        Pattern pattern = Pattern.compile(expression, flags);
        SigmaString literal = SigmaString.literal(plain.text());
        SigmaString like = switch (plain.place()) {
            case ANYWHERE -> literal.afterAnything().beforeAnything();
            case AT_START -> literal.beforeAnything();
            case AT_END -> literal.afterAnything();
            case WHOLE -> literal;
        };
        for (int i = 0; i < 40; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(5); j > 0; j--) {
                text.append("ab.\\\n$".charAt(random.nextInt(6)));
            }
            text.append(random.nextBoolean() ? plain.text() : "").append(random.nextInt(3) == 0 ? "\na" : "");
            assertEquals(
                    pattern.matcher(text.toString()).find(),
                    Matchers.fits(new Matcher.Like(like, LetterCase.EXACT), text.toString()),
                    () -> "seed " + seed + ": /" + expression + "/ " + lines + " on " + text);
        }
    }
}
