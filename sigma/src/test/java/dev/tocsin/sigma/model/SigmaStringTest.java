package dev.tocsin.sigma.model;

import static dev.tocsin.sigma.model.SigmaString.ANY_ONE;
import static dev.tocsin.sigma.model.SigmaString.ANY_RUN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.sigma.model.SigmaString.Part;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SigmaStringTest {
    /** The table of the specification ("Escaping"), and what it leaves open. */
    static Stream<Arguments> written() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of("abc", List.of(text("abc"))),
                Arguments.of("*", List.of(ANY_RUN)),
                Arguments.of("?", List.of(ANY_ONE)),
                Arguments.of("a*b?c", List.of(text("a"), ANY_RUN, text("b"), ANY_ONE, text("c"))),
                Arguments.of("??", List.of(ANY_ONE, ANY_ONE)),
                Arguments.of("**", List.of(ANY_RUN)),
                Arguments.of("*?*", List.of(ANY_RUN, ANY_ONE, ANY_RUN)),
                Arguments.of("\\", List.of(text("\\"))),
                Arguments.of("\\\\", List.of(text("\\"))),
                Arguments.of("\\\\\\", List.of(text("\\\\"))),
                Arguments.of("\\\\\\\\", List.of(text("\\\\"))),
                Arguments.of("\\*", List.of(text("*"))),
                Arguments.of("\\?", List.of(text("?"))),
                Arguments.of("\\\\*", List.of(text("\\"), ANY_RUN)),
                Arguments.of("\\\\?", List.of(text("\\"), ANY_ONE)),
                Arguments.of("\\\\\\*", List.of(text("\\*"))),
                Arguments.of("\\\\\\\\*", List.of(text("\\\\"), ANY_RUN)),
                Arguments.of("C:\\Windows\\cmd.exe", List.of(text("C:\\Windows\\cmd.exe"))),
                Arguments.of("\\\\server\\share", List.of(text("\\server\\share"))),
                Arguments.of("*\\Desktop\\*", List.of(ANY_RUN, text("\\Desktop*"))),
                Arguments.of("a\\", List.of(text("a\\"))),
                Arguments.of("\\a", List.of(text("\\a"))),
                Arguments.of("\ud83d\udd14*", List.of(text("\ud83d\udd14"), ANY_RUN)));
    }

    private static Part text(String text) {
        return new Part.Text(text);
    }

    @ParameterizedTest
    @MethodSource("written")
    void readsWildcardsAndEscapes(String written, List<Part> parts) {
        assertEquals(parts, SigmaString.parse(written).parts());
    }

    @Test
    void addsWildcardsToTheParsedString() {
        SigmaString folder = SigmaString.parse("\\Desktop\\");
        assertEquals(
                List.of(ANY_RUN, text("\\Desktop\\"), ANY_RUN),
                folder.afterAnything().beforeAnything().parts());
    }

    @Test
    void addsNoWildcardBesideOne() {
        assertEquals(
                List.of(ANY_RUN, text("a")),
                SigmaString.parse("*a").afterAnything().parts());
        assertEquals(
                List.of(text("a"), ANY_RUN),
                SigmaString.parse("a*").beforeAnything().parts());
        assertEquals(
                List.of(text("a*"), ANY_RUN),
                SigmaString.parse("a\\*").beforeAnything().parts());
        assertEquals(
                List.of(ANY_RUN),
                SigmaString.parse("").afterAnything().beforeAnything().parts());
    }

    @Test
    void printsWhatReadsBackToTheSame() {
        long seed = 20240119;
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder written = new StringBuilder();
            for (int length = random.nextInt(10); length > 0; length--) {
                written.append("\\*?ab".charAt(random.nextInt(5)));
            }
            SigmaString parsed = SigmaString.parse(written.toString());
            assertEquals(parsed, SigmaString.parse(parsed.toString()), "seed " + seed + ": " + written);
        }
    }
}
