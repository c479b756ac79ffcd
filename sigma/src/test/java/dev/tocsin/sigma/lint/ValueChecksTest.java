package dev.tocsin.sigma.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.diagnostic.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueChecksTest {
    /** A rule whose selection has one line, at column 9. */
    private static Linted item(String item) {
        return Linted.detection("selection:\n    " + item + "\ncondition: selection\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "CommandLine: \"C:\\temp\"       ~ \\t",
                "CommandLine: \"a\\x0bb\"        ~ \\x0b",
                "CommandLine: \"a\\u0085b\"      ~ \\u0085",
                "CommandLine|re: \"a\\tb\"       ~ \\t",
                "CommandLine: [a, \"b\\bc\\fd\"] ~ \\b",
            })
    void aControlCharacterIsUnderlinedAsItIsWritten(String item, String marked) {
        assertEquals(List.of(marked), item(item).marked(Code.CONTROL_CHARACTER));
    }

    @Test
    void theEndOfABlockScalarIsALineEnd() {
        Linted linted = Linted.detection("""
                selection:
                    CommandLine: |
                        whoami
                condition: selection
                """);
        assertEquals(1, linted.of(Code.CONTROL_CHARACTER).size());
        assertTrue(linted.of(Code.CONTROL_CHARACTER).getFirst().message().contains("a line end"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CommandLine: 'C:\\temp'", "CommandLine: \"C:\\\\temp\"", "CommandLine: plain"})
    void aBackslashInItsPlaceIsNone(String item) {
        assertEquals(List.of(), item(item).of(Code.CONTROL_CHARACTER));
    }

    @Test
    void keywordsAndListsOfMapsAreValuesToo() {
        Linted linted = Linted.detection("""
                keywords:
                    - "a\\tb"
                selection:
                    - Image: "c\\td"
                    - CommandLine:
                          - "e\\tf"
                condition: keywords or selection
                """);
        assertEquals(List.of("\\t", "\\t", "\\t"), linted.marked(Code.CONTROL_CHARACTER));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Image: 'a**b'          ~ **   ~ Image: 'a*b'",
                "Image: 'a****b'        ~ **** ~ Image: 'a*b'",
                "Image|contains: '**'   ~ **   ~ Image|contains: '*'",
                "Image: 'a\\***b'       ~ **   ~ Image: 'a\\**b'",
                "Image: 'a\\\\**b'      ~ **   ~ Image: 'a\\\\*b'",
                "Image: \"a*\\x2ab\"    ~ *\\x2a ~ Image: \"a*b\"",
            })
    void aDoubleWildcardBecomesOne(String item, String marked, String fixed) {
        Linted linted = item(item);
        assertEquals(List.of(marked), linted.marked(Code.DOUBLE_WILDCARD));
        assertTrue(linted.fixed(Code.DOUBLE_WILDCARD).contains(fixed), linted.fixed(Code.DOUBLE_WILDCARD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Image: 'a*?*b'", "Image: 'a\\**b'", "Image|re: 'a.**'", "Image: 'a*b*'"})
    void starsThatAreNoDoubleWildcard(String item) {
        assertEquals(List.of(), item(item).of(Code.DOUBLE_WILDCARD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Image: 'C:\\Users\\*\\a'     ~ \\*",
                "Image|contains: 'key\\?x'    ~ \\?",
                "Image: \"a\\\\*b\"           ~ \\\\*",
                "Image: '\\\\\\*\\IPC$'       ~ \\*",
            })
    void anEscapedWildcardIsUnderlinedWithItsBackslash(String item, String marked) {
        assertEquals(List.of(marked), item(item).marked(Code.ESCAPED_WILDCARD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Image: 'C:\\\\*\\a'", "Image|re: 'a\\*b'", "Image: 'a\\b'", "User|base64offset|contains: 'a\\*'"
            })
    void whatEscapesNothing(String item) {
        assertEquals(List.of(), item(item).of(Code.ESCAPED_WILDCARD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "EventID: '4688'          ~ EventID: 4688",
                "EventID|neq: \"-5\"      ~ EventID|neq: -5",
                "EventID: ['1', 2, '0']   ~ EventID: [1, 2, 0]",
            })
    void aNumberLosesItsQuotes(String item, String fixed) {
        assertTrue(item(item).fixed(Code.NUMBER_AS_STRING).contains(fixed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Details: '007'",
                "Details: '+5'",
                "Details: '-0'",
                "Details: '1.0'",
                "Details: '1_000'",
                "Details: ' 5'",
                "Details|contains: '5'",
                "Details|cased: '5'",
                "Details|re: '5'",
                "Details: 5",
                "Details: '12345678901234567890123'"
            })
    void textThatWouldNotBeTheSameNumber(String item) {
        assertEquals(List.of(), item(item).of(Code.NUMBER_AS_STRING));
    }
}
