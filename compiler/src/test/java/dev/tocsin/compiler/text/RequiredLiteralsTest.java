package dev.tocsin.compiler.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.regex.Flag;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredLiteralsTest {
    private static List<Set<String>> required(String expression) {
        return RequiredLiterals.of(Regex.of(expression, Set.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "PowerShell      ¦ [[powershell]]",
                "ab+c            ¦ [[ab], [c]]",
                "abc?d           ¦ [[ab], [d]]",
                "ab{0,3}cd       ¦ [[a], [cd]]",
                "ab{2}cd         ¦ [[abbcd]]",
                "ab{2,}cd        ¦ [[abb], [cd]]",
                "(?i)foo\\.exe   ¦ [[foo.exe]]",
                "(?:foo)*bar     ¦ [[bar]]",
                "(foo)+bar       ¦ [[foo], [bar]]",
                "(fo.o){2}bar    ¦ [[fo], [o], [bar]]",
                "a.*b            ¦ [[a], [b]]",
                "a\\bb           ¦ [[ab]]",
                "^\\w+\\\\x$     ¦ [[\\x]]",
                "[ab]]c          ¦ [[]c]]",
                "a{x             ¦ [[a{x]]",
                "é1              ¦ [[é1]]",
                "foo|            ¦ []",
                "\\x41BC         ¦ [[abc]]",
                "[[:alpha:]]ab   ¦ [[ab]]"
            })
    void readsWhatHasToBeThere(String expression, String expected) {
        assertEquals(expected, required(expression).toString());
    }

    @Test
    void takesOneLiteralOfEachAlternative() {
        assertEquals(List.of(Set.of("foo", "xbar")), required("foo|a*xbar"));
        assertEquals(List.of(Set.of("cat", "dog"), Set.of("s")), required("(cat|dog)s"));
    }

    @Test
    void aMatchingTextHasThem() {
        String[] pieces = {
            "a", "b", "K", "s", "é", "\\.", "\\\\", ".", "[ab]", "[^a]", "[]a]", "\\d", "\\b", "^", "$", "(", "(?:",
            "(?i:", "(?i)", "(?P<n>", ")", "|", "*", "+", "?", "{0}", "{2}", "{1,}", "{0,2}", "{", "}", "*?", "\\n",
            "\\W", "ab"
        };
        String[] letters = {
            "a", "b", "A", "B", "k", "K", "\u212A", "s", "\u017F", "S", "é", "É", ".", "\\", "{", "}", "1", "\n", "]"
        };
        int matched = 0;
        for (int seed = 0; seed < 25_000; seed++) {
            Random random = new Random(seed);
            StringBuilder expression = new StringBuilder();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                expression.append(pieces[random.nextInt(pieces.length)]);
            }
            Regex regex;
            try {
                regex = Regex.of(expression.toString(), random.nextBoolean() ? Set.of(Flag.IGNORE_CASE) : Set.of());
            } catch (IllegalArgumentException notARegex) {
                continue;
            }
            List<Set<String>> required = RequiredLiterals.of(regex);
            for (int i = 0; i < 10; i++) {
                String text = Stream.generate(() -> letters[random.nextInt(letters.length)])
                        .limit(random.nextInt(8))
                        .collect(Collectors.joining());
                if (regex.pattern().matcher(text).find()) {
                    matched++;
                    for (Set<String> literals : required) {
                        assertTrue(
                                Automaton.of(List.copyOf(literals)).occursIn(text),
                                "seed " + seed + " /" + expression + "/ matches '" + text + "' without " + literals);
                    }
                }
            }
        }
        assertTrue(matched > 4_000, "too few matches to prove anything: " + matched);
    }
}
