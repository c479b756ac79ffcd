package dev.tocsin.compiler.elasticsearch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.eval.Matchers;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.lucene.util.automaton.RegExp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pattern that is too large becomes pieces that Lucene compiles and that no value is lost to. */
class PatternPiecesTest {
    private static final long SEED = Long.getLong("tocsin.seed", 20261123L);
    private static final int PATTERNS = 100;
    private static final int VALUES = 6;
    private static final int[] SIZES = {3, 60, 240, 400, 1_100, 2_500};
    private static final String[] CHARACTERS = {"a", "B", "é", "ß", "\\", "/", "1", " ", "\uD83D\uDD14", "\uFFFD"};

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @EnumSource
    void losesNoValue(QueryLanguage language) {
        int cut = 0;
        for (int i = 0; i < PATTERNS; i++) {
            SigmaString pattern = pattern();
            LetterCase letterCase = random.nextBoolean() ? LetterCase.IGNORED : LetterCase.EXACT;
            List<SigmaString> pieces = new PatternPieces(letterCase, language).of(pattern);
            cut += pieces.size() > 1 ? 1 : 0;
            String about = "seed " + SEED + ", pattern " + i + " in " + language + ": " + pattern;
            for (SigmaString piece : pieces) {
                assertTrue(PatternLimits.allow(piece, letterCase, language), about);
                assertCompiles(piece, letterCase, language, about);
            }
            for (int j = 0; j < VALUES; j++) {
                String value = value(pattern);
                assertTrue(Matchers.fits(new Matcher.Like(pattern, letterCase), value), about);
                for (SigmaString piece : pieces) {
                    assertTrue(Matchers.fits(new Matcher.Like(piece, letterCase), value), () -> about + "\n" + piece);
                }
            }
        }
        assertTrue(cut > PATTERNS / 10, "too few patterns are cut: " + cut);
    }

    private static void assertCompiles(
            SigmaString pattern, LetterCase letterCase, QueryLanguage language, String about) {
        String expression = Patterns.regexp(pattern, letterCase, language);
        if (Patterns.needsRegexp(pattern, letterCase, language)) {
            assertTrue(expression.length() <= 1_000, about);
        }
        int flags = letterCase == LetterCase.IGNORED && language == QueryLanguage.QUERY_DSL
                ? RegExp.ASCII_CASE_INSENSITIVE
                : 0;
        new RegExp(expression, RegExp.ALL, flags).toAutomaton(10_000);
    }

    @Test
    void keepsTheWholeOfALongLiteral() {
        String text =
                random.ints(1_600, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
        List<SigmaString> pieces =
                new PatternPieces(LetterCase.IGNORED, QueryLanguage.QUERY_DSL).of(SigmaString.literal(text));
        assertEquals(
                List.of(text.substring(0, 800) + "*", "*" + text.substring(800)),
                pieces.stream().map(Patterns::wildcard).toList());
    }

    @Test
    void keepsTheEndsOfAnEndlessOne() {
        List<SigmaString> pieces = new PatternPieces(LetterCase.IGNORED, QueryLanguage.QUERY_STRING)
                .of(SigmaString.literal(random.ints(100_000, 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining())));
        assertEquals(8, pieces.size());
    }

    private SigmaString pattern() {
        List<SigmaString.Part> parts = new ArrayList<>();
        int size = SIZES[random.nextInt(SIZES.length)];
        int wildcards = random.nextInt(3) == 0 ? 8 : 200;
        for (int i = 0; i < size; i++) {
            parts.add(
                    switch (random.nextInt(wildcards)) {
                        case 0 -> SigmaString.ANY_RUN;
                        case 1, 2 -> SigmaString.ANY_ONE;
                        default -> new SigmaString.Part.Text(character());
                    });
        }
        return new SigmaString(parts);
    }

    private String character() {
        int last = random.nextInt(400) == 0 ? CHARACTERS.length : CHARACTERS.length - 1;
        return CHARACTERS[random.nextInt(last)];
    }

    private String value(SigmaString pattern) {
        return pattern.parts().stream()
                .map(part -> switch (part) {
                    case SigmaString.Part.AnyRun() -> random.nextBoolean() ? "" : character() + character();
                    case SigmaString.Part.AnyOne() -> character();
                    case SigmaString.Part.Text(String text) -> text;
                })
                .collect(Collectors.joining());
    }
}
