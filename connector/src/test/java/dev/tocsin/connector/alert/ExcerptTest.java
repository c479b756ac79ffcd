package dev.tocsin.connector.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            value = {
                "C:\\x\\MSBuild.exe text.XML ¦ *.xml*      ¦ C:\\x\\MSBuild.exe text«.XML»",
                "whoami                      ¦ WHOAMI      ¦ whoami",
                "tool.exe -f a               ¦ * -f *      ¦ tool.exe« -f »a",
                "a regular one               ¦ /reg.lar/i  ¦ a regular one",
                "C:\\a                       ¦ C:\\\\*     ¦ «C:\\»a",
                "anything                    ¦ *           ¦ anything",
            })
    void marksTheWordsThatTheRuleAsksFor(String value, String pattern, String excerpt) {
        assertEquals(excerpt, Excerpt.of(value, pattern, "selection", 60));
    }

    @Test
    void showsWhatStandsAroundThem() {
        String value = "x".repeat(500) + "needle" + "y".repeat(500);
        assertEquals(
                "…" + "x".repeat(27) + "«needle»" + "y".repeat(27) + "…",
                Excerpt.of(value, "*needle*", "selection", 60));
        assertEquals("x".repeat(59) + "…", Excerpt.of(value, "/needle/", "selection", 60));
    }

    @Test
    void marksAnIndicatorThatAnExpressionLooksFor() {
        assertEquals("run C:\\«text.XML» now", Excerpt.of("run C:\\text.XML now", "/(?:x)/i", "text.xml", 60));
    }

    @Test
    void neverCutsACharacterInTwo() {
        String bells = "\ud83d\udd14".repeat(100);
        assertEquals(
                "…" + "\ud83d\udd14".repeat(14) + "«needle»" + "\ud83d\udd14".repeat(13) + "…",
                Excerpt.of(bells + "needle" + bells, "*needle*", "selection", 60));
    }
}
