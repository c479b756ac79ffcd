package dev.tocsin.compiler.esql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.sigma.model.SigmaString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EsqlTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "plain|\"plain\"",
                "C:\\dir|\"C:\\\\dir\"",
                "say \"no\"|\"say \\\"no\\\"\"",
                "\"\"\"|\"\\\"\\\"\\\"\"",
                "// /* ?param|\"// /* ?param\"",
                "${x} \\u0022|\"${x} \\\\u0022\"",
                "é 😀|\"é 😀\""
            })
    void writesTextsBetweenQuotes(String text, String literal) {
        assertEquals(literal, EsqlText.literal(text));
    }

    /** The grammar has no escapes for other characters, and takes no line end inside a text. */
    @ParameterizedTest
    @CsvSource({"10,\\n", "13,\\r", "9,\\t", "1,'\u0001'", "127,'\u007f'"})
    void writesControlCharacters(int character, String written) {
        assertEquals("\"a" + written + "b\"", EsqlText.literal("a" + (char) character + "b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "event.code|event.code",
                "@timestamp|@timestamp",
                "winlog.event_data.Image|winlog.event_data.Image",
                "a-b|`a-b`",
                "Threat Name|`Threat Name`",
                "1a|`1a`",
                "a.2b|`a.2b`",
                "x`y|`x``y`",
                "a.in|`a.in`",
                "LIKE|`LIKE`",
                "é|`é`"
            })
    void quotesNamesThatAreNoWords(String name, String written) {
        assertEquals(written, EsqlText.column(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "winlogbeat-*|winlogbeat-*",
                "a,-b,.c|a,-b,.c",
                "remote:a,b|\"remote:a\",b",
                "<a-{now/d}>|\"<a-{now/d}>\"",
                "a // b|\"a // b\"",
                "a\" OR true|\"a\\\" OR true\""
            })
    void quotesIndices(String indices, String written) {
        assertEquals(written, EsqlText.indices(indices));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "*a\\\\b*|EXACT|.*a\\\\b.*",
                "c?.exe|EXACT|c.\\.exe",
                "a*|IGNORED|[Aa].*",
                "é1|IGNORED|[Éé]1",
                "\"@#~<&()[]{}^$+.|EXACT|\\\"\\@\\#\\~\\<\\&\\(\\)\\[\\]\\{\\}\\^\\$\\+\\."
            })
    void writesPatternsOfRlike(String pattern, LetterCase letterCase, String expression) {
        assertEquals(expression, RlikePattern.of(SigmaString.parse(pattern), letterCase));
    }
}
