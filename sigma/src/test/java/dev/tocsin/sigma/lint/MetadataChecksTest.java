package dev.tocsin.sigma.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataChecksTest {
    @Test
    void aRuleWithoutAnId() {
        assertEquals(List.of("title"), Linted.text("title: T\n").marked(Code.IDENTIFIER_EXISTENCE));
        assertEquals(List.of("id"), Linted.text("id:\ntitle: T\n").marked(Code.IDENTIFIER_EXISTENCE));
        assertEquals(List.of(), Linted.metadata("").of(Code.IDENTIFIER_EXISTENCE));
    }

    @Test
    void aKeyThatSelectsNothing() {
        Linted linted =
                Linted.text("title: T\nlogsource:\n    products: windows\n    category: a\n    definition: b\n");
        assertEquals(List.of("products"), linted.marked(Code.FIELDNAME_LOGSOURCE));
        assertTrue(linted.of(Code.FIELDNAME_LOGSOURCE)
                .getFirst()
                .hint()
                .orElseThrow()
                .startsWith("did you mean `product`?"));
    }

    @ParameterizedTest
    @CsvSource({"a_rul.yml, 1", "a_rule.yml, 0", "dir/with/long/names/a.yml, 1", "-, 0"})
    void theNameOfAFileCountsWithoutItsFolder(String name, int findings) {
        assertEquals(
                findings,
                Linted.sources(List.of(new SourceText(name, "title: A\n---\ntitle: B\n")))
                        .of(Code.FILENAME_LENGTH)
                        .size());
        assertEquals(
                1,
                Linted.sources(List.of(new SourceText("x".repeat(87) + ".yml", "title: A\n")))
                        .of(Code.FILENAME_LENGTH)
                        .size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "sysmon   ~ EventID: 1            ~ process_creation",
                "sysmon   ~ EventID: '10'         ~ process_access",
                "sysmon   ~ EventID: [13, 14]     ~ registry_event",
                "sysmon   ~ EventID: 13           ~ registry_set",
                "sysmon   ~ EventID: [4, 16]      ~ sysmon_status",
                "sysmon   ~ EventID: 24           ~ clipboard_capture",
                "sysmon   ~ EventID: [1, 3]       ~ ``",
                "sysmon   ~ EventID|neq: 1        ~ ``",
                "sysmon   ~ EventID: 99           ~ ``",
                "security ~ EventID: 4688         ~ process_creation",
                "security ~ EventID: [4688, 4624] ~ ``",
                "system   ~ EventID: 1            ~ ``",
            })
    void aCategoryStandsForTheEventIds(String service, String item, String category) {
        Linted linted = Linted.text("title: T\nlogsource:\n    product: windows\n    service: " + service
                + "\ndetection:\n    selection:\n        " + item + "\n    condition: selection\n");
        List<String> messages = linted.of(Code.SPECIFIC_INSTEAD_OF_GENERIC_LOGSOURCE).stream()
                .map(finding -> finding.message().replaceAll("the category `(\\w+)`.*", "$1"))
                .toList();
        assertEquals(category.isEmpty() ? List.of() : List.of(category), messages);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "Image|all: [a, b]                  ~ all          ~ WARNING",
                "Image|all: ['*a', b, c]            ~ all          ~ WARNING",
                "Image|all: ['*a*', '*b*']          ~ -            ~ -",
                "Image|all: ['*a*', b]              ~ -            ~ -",
                "Image|startswith|all: [a, ab]      ~ -            ~ -",
                "Image|re|all: [a, b]               ~ -            ~ -",
                "'|all': [a, b]                     ~ -            ~ -",
                "Image|contains|all: [a, b]         ~ -            ~ -",
                "Image|base64offset: abc            ~ base64offset ~ WARNING",
                "Image|base64offset|contains: abc   ~ -            ~ -",
                "Image|windash|contains|all: [a, b] ~ windash      ~ INFO",
            })
    void modifiersThatDoNotDoWhatTheySeemTo(String item, String marked, Severity severity) {
        Linted linted = Linted.detection("selection:\n    " + item + "\ncondition: selection\n");
        assertEquals(marked == null ? List.of() : List.of(marked), linted.marked(Code.INVALID_MODIFIER_COMBINATIONS));
        linted.of(Code.INVALID_MODIFIER_COMBINATIONS).forEach(finding -> assertEquals(severity, finding.severity()));
    }
}
