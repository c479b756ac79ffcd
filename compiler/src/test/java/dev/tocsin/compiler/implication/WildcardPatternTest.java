package dev.tocsin.compiler.implication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.eval.Matchers;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardPatternTest {
    /** {@code #} is the letter that no pattern names; six letters reach past every pattern drawn. */
    private static final String ALPHABET = "ab#";

    private static final int LONGEST = 7;

    @ParameterizedTest
    @CsvSource({
        "*foobar*, *foo*, true",
        "*foo*, *foobar*, false",
        "*\\\\a.exe, *.exe, true",
        "a*b, a*, true",
        "*?, ?*, true",
        "?*, *?, true",
        "*, ?*, false",
        "*ab, ??*, true",
        "*ab, ???*, false",
        "a?c, a*c, true",
        "a*c, a?c, false",
        "FOO, *oo, true",
        "a*b*c, a*c, true",
        "*ab*ab*, *ab*, true",
        "*ab*, *ab*ab*, false"
    })
    void tellsWhatIsWithin(String narrow, String wide, boolean expected) {
        assertEquals(expected, pattern(narrow, LetterCase.IGNORED).isWithin(pattern(wide, LetterCase.IGNORED)));
    }

    @ParameterizedTest
    @CsvSource({
        "*\\\\a.exe, *\\\\b.exe, true",
        "*\\\\a.exe, *.exe, false",
        "a*, b*, true",
        "a*, *b, false",
        "*x*, *y*, false",
        "a?, a, true",
        "a?, ab*, false",
        "ab*ba, aba, true",
        "*ab*, ?, true",
        "FOO*, foobar, false"
    })
    void tellsWhatIsApart(String one, String other, boolean expected) {
        assertEquals(expected, pattern(one, LetterCase.IGNORED).isApartFrom(pattern(other, LetterCase.IGNORED)));
        assertEquals(expected, pattern(other, LetterCase.IGNORED).isApartFrom(pattern(one, LetterCase.IGNORED)));
    }

    @Test
    void letterCaseOfOnePatternNarrowsIt() {
        assertTrue(pattern("Foo", LetterCase.EXACT).isWithin(pattern("*OO", LetterCase.IGNORED)));
        assertFalse(pattern("foo", LetterCase.IGNORED).isWithin(pattern("foo", LetterCase.EXACT)));
        assertTrue(pattern("a-1*", LetterCase.IGNORED).isWithin(pattern("*-1*", LetterCase.EXACT)));
        assertFalse(pattern("foo", LetterCase.EXACT).isApartFrom(pattern("FOO", LetterCase.IGNORED)));
        assertTrue(pattern("foo", LetterCase.EXACT).isApartFrom(pattern("FOO", LetterCase.EXACT)));
    }

    /** Compared with what all short texts say; a pattern is told apart by a text not much longer than itself. */
    @Test
    void bothQuestionsAreAnsweredExactly() {
        List<String> texts = texts();
        int inclusions = 0;
        for (int seed = 0; seed < 4_000; seed++) {
            Random random = new Random(seed * 0x9E37_79B9L);
            SigmaString one = random(random);
            SigmaString other = random(random);
            Matcher first = new Matcher.Like(one, LetterCase.IGNORED);
            Matcher second = new Matcher.Like(other, LetterCase.IGNORED);
            boolean within =
                    texts.stream().allMatch(text -> !Matchers.fits(first, text) || Matchers.fits(second, text));
            boolean apart = texts.stream().noneMatch(text -> Matchers.fits(first, text) && Matchers.fits(second, text));
            WildcardPattern left = new WildcardPattern(one, LetterCase.IGNORED);
            WildcardPattern right = new WildcardPattern(other, LetterCase.IGNORED);
            String names = "seed " + seed + ": " + one + " and " + other;
            assertEquals(within, left.isWithin(right), names);
            assertEquals(apart, left.isApartFrom(right), names);
            inclusions += within ? 1 : 0;
        }
        assertTrue(inclusions > 300, "too few cases say yes: " + inclusions);
    }

    /** With at most three symbols that are no any-run, so that {@link #LONGEST} letters show every difference. */
    private static SigmaString random(Random random) {
        List<SigmaString.Part> parts = new ArrayList<>();
        int symbols = random.nextInt(4);
        for (int i = 0; i < symbols; i++) {
            if (random.nextInt(2) == 0) {
                parts.add(SigmaString.ANY_RUN);
            }
            parts.add(
                    random.nextInt(3) == 0
                            ? SigmaString.ANY_ONE
                            : new SigmaString.Part.Text(random.nextBoolean() ? "a" : "b"));
        }
        if (random.nextInt(2) == 0) {
            parts.add(SigmaString.ANY_RUN);
        }
        return new SigmaString(parts);
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(""));
        int from = 0;
        for (int length = 1; length <= LONGEST; length++) {
            int to = texts.size();
            for (int i = from; i < to; i++) {
                String text = texts.get(i);
                IntStream.range(0, ALPHABET.length()).forEach(letter -> texts.add(text + ALPHABET.charAt(letter)));
            }
            from = to;
        }
        return texts;
    }

    private static WildcardPattern pattern(String written, LetterCase letterCase) {
        return new WildcardPattern(SigmaString.parse(written), letterCase);
    }
}
