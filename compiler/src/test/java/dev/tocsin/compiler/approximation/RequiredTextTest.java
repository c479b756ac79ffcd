package dev.tocsin.compiler.approximation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import dev.tocsin.compiler.eval.Matchers;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.regex.Flag;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "cmd\\.exe; *cmd.exe*",
                "^foo.*bar$; foo*bar",
                "^a.b$; a*b",
                "fo+bar; *fo*bar*",
                "fooo?bar; *foo*bar*",
                "foo{2}bar; *fooobar*",
                "foo{2,}bar; *fooo*bar*",
                "foo{a|b};",
                "foo|bar;",
                "(foo|x)bar; *bar*",
                "(foo.bar)+; *foo*bar*",
                "(?:foo)(bar); *foobar*",
                "foo\\b\\.bar; *foo.bar*",
                "[fo]]bar; *]bar*",
                "foo[[:alpha:]x]bar; *foo*bar*",
                "\\x{41}foo; *Afoo*",
                "\\dfoo bar; *foo bar*",
                "(?i)task host; *task host*",
                "(foo)?;",
                "^(foo|bar);"
            })
    void isReadOffTheExpression(String expression, String pattern) {
        assertEquals(
                Optional.ofNullable(pattern),
                RequiredText.of(Regex.of(expression, Set.of()))
                        .map(required -> required.pattern().toString()));
    }

    /** Random expressions over a small alphabet, and random texts: whatever an expression finds has its text. */
    @Test
    void standsInEverythingThatMatches() {
        long seed = 20261123L;
        Random random = new Random(seed);
        String pieces =
                "a b c k S ab bc a| | ( ) (?: [ab] [^a] [] ] . ^ $ * + ? {2} {a|b} {1,} \\. \\d \\x41 \\W \\b \\( (?i) é";
        String characters = "aabbcCAB.1(|{}]kK\u212asSſéÉ";
        String[] choices = pieces.split(" ", -1);
        int matched = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder expression = new StringBuilder();
            for (int length = random.nextInt(7) + 1; length > 0; length--) {
                expression.append(choices[random.nextInt(choices.length)]);
            }
            Regex regex;
            try {
                regex = Regex.of(expression.toString(), random.nextInt(3) == 0 ? Set.of(Flag.IGNORE_CASE) : Set.of());
            } catch (IllegalArgumentException none) {
                continue;
            }
            Optional<Matcher.Like> required = RequiredText.of(regex);
            Pattern pattern = regex.pattern();
            for (int text = 0; required.isPresent() && text < 20; text++) {
                StringBuilder value = new StringBuilder();
                for (int length = random.nextInt(9); length > 0; length--) {
                    value.append(characters.charAt(random.nextInt(characters.length())));
                }
                if (pattern.matcher(value).find()) {
                    matched++;
                    assertTrue(
                            Matchers.fits(required.get(), value.toString()),
                            "seed " + seed + ": " + regex + " finds " + value + " but needs " + required.get());
                }
            }
        }
        assertTrue(matched > 1_000, "only " + matched + " matches");
    }
}
