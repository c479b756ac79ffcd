package dev.tocsin.sigma.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.diagnostic.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WildcardChecksTest {
    private static final Code CODE = Code.WILDCARDS_INSTEAD_OF_MODIFIERS;

    private static Linted item(String item) {
        return Linted.detection("selection:\n    " + item + "\ncondition: selection\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Image: '*\\whoami.exe'             ~ Image|endswith: '\\whoami.exe'",
                "Image: 'C:\\Temp\\\\*'             ~ Image|startswith: 'C:\\Temp\\\\'",
                "CommandLine: '*a b*'               ~ CommandLine|contains: 'a b'",
                "CommandLine: \"*\\\\a*\"           ~ CommandLine|contains: \"\\\\a\"",
                "CommandLine: ['*a*', '*b*']        ~ CommandLine|contains: ['a', 'b']",
                "CommandLine|all: ['*a*', '*b*']    ~ CommandLine|contains|all: ['a', 'b']",
                "CommandLine|neq: '*a'              ~ CommandLine|endswith|neq: 'a'",
                "CommandLine|cased: 'a*'            ~ CommandLine|startswith|cased: 'a'",
                "CommandLine: '*\\*'                ~ CommandLine|endswith: '\\*'",
                "CommandLine: 10*                   ~ CommandLine|startswith: '10'",
                "CommandLine: null*                 ~ CommandLine|startswith: 'null'",
                "CommandLine: it's*                 ~ CommandLine|startswith: 'it''s'",
                "'Image': '*a'                      ~ 'Image|endswith': 'a'",
            })
    void theModifierSaysTheSame(String item, String fixed) {
        Linted linted = item(item);
        assertTrue(linted.fixed(CODE).contains(fixed), linted.fixed(CODE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Image: '*'",
                "Image: '**'",
                "Image: '*a?b'",
                "Image: '*a*b*'",
                "Image: 'a\\*'",
                "Image: ['*a', 'b*']",
                "Image: ['*a', 5]",
                "Image: ['*a', null]",
                "Image|startswith: '*a'",
                "Image|contains: '*a*'",
                "Image|windash: '*-a'",
                "Image|re: '*a'",
            })
    void whatNoModifierSays(String item) {
        assertEquals(List.of(), item(item).of(CODE));
    }

    @Test
    void keywordsHaveNoField() {
        assertEquals(
                List.of(),
                Linted.detection("keywords:\n    - '*a*'\ncondition: keywords\n")
                        .of(CODE));
    }

    @Test
    void theWildcardIsUnderlined() {
        assertEquals(List.of("*"), item("Image: 'a*'").marked(CODE));
        assertEquals(List.of("8:18"), item("Image: 'a*'").places(CODE));
    }

    @Test
    void valuesThatAnAliasSharesStayAsTheyAre() {
        Linted linted = Linted.detection("""
                selection:
                    Image: &shared '*a'
                    ParentImage|contains: *shared
                condition: selection
                """);
        assertEquals(1, linted.of(CODE).size());
        assertTrue(linted.of(CODE).getFirst().fix().isEmpty());
    }
}
