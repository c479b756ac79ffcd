package dev.tocsin.sigma.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.source.SourceText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionTest {
    private static final String ID = "5d0f3f2a-4f0b-4f6e-9c0a-2f6f3a1f7b10";
    private static final String HEAD = "title: T\nid: " + ID + "\nlogsource:\n    product: windows\ndetection:\n";

    private static List<String> left(String text, ValidationConfiguration configuration) {
        Linted linted = Linted.text(text);
        return configuration.wanted(linted.findings(), linted.files()).stream()
                .map(SuppressionTest::inShort)
                .toList();
    }

    private static List<String> left(String text) {
        return left(text, ValidationConfiguration.standard());
    }

    private static String inShort(Diagnostic finding) {
        var position = finding.source().position(finding.span().start());
        return position.line() + ":" + position.column() + " " + finding.code().id();
    }

    @Test
    void atTheEndOfALineItCoversTheLine() {
        String text = HEAD + """
                    selection:
                        Image:
                            - 'a\\*' # tocsin: ignore[escaped_wildcard] the star is an argument
                            - 'b\\*'
                    condition: selection
                """;
        assertEquals(List.of("9:17 escaped_wildcard"), left(text));
    }

    @Test
    void aloneOnALineItCoversTheNextWithContent() {
        String text = HEAD + """
                    selection:
                        Image:
                            #tocsin:ignore[ escaped_wildcard ,number_as_string ]   because

                            # another comment
                            - 'a\\*'
                            - '5'
                    condition: selection
                """;
        assertEquals(List.of("8:47 unused-suppression", "12:15 number_as_string"), sorted(left(text)));
    }

    private static List<String> sorted(List<String> findings) {
        return findings.stream()
                .sorted(Comparator.comparingInt(SuppressionTest::line))
                .toList();
    }

    private static int line(String finding) {
        return Integer.parseInt(finding.substring(0, finding.indexOf(':')));
    }

    @Test
    void inTheHeadItCoversTheDocumentAndNoOther() {
        String detection = "    selection:\n        Image: 'a\\*'\n    condition: selection\n";
        String other = HEAD.replace(ID, "6" + ID.substring(1)).replace("title: T", "title: U");
        String text = "# A file of two rules\n" + HEAD + detection
                + "---\n# tocsin: ignore[escaped_wildcard] all of them\n\n" + other + detection;
        assertEquals(List.of("8:18 escaped_wildcard"), left(text));

        String first = "---\n# tocsin: ignore[escaped_wildcard] all of them\n" + HEAD + detection + "---\n" + other
                + detection;
        assertEquals(List.of("18:18 escaped_wildcard"), left(first));
    }

    @Test
    void aFindingAboutTheFileIsCoveredByTheHead() {
        Linted linted = Linted.sources(List.of(new SourceText(
                "a.yml", "# tocsin: ignore[filename_length, identifier_existence] short on purpose\ntitle: T\n")));
        assertTrue(ValidationConfiguration.standard().wanted(linted.findings(), linted.files()).stream()
                .noneMatch(finding -> finding.code().isValidator()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "'a\\* # tocsin: ignore[escaped_wildcard] no'",
                "\"a\\\\* # tocsin: ignore[escaped_wildcard] no\"",
                "a\\*#tocsin:ignore[escaped_wildcard] no",
            })
    void whatStandsInAValueIsNoComment(String value) {
        String text = HEAD + "    selection:\n        Image: " + value + "\n    condition: selection\n";
        assertEquals(1, left(text).size(), left(text)::toString);
        assertTrue(left(text).getFirst().endsWith(" escaped_wildcard"));
    }

    @Test
    void blockScalarsHoldNoComments() {
        String text = "title: T\nid: " + ID
                + "\ndescription: |\n    some\n    # tocsin: ignore[nope] x\n\n    # tocsin: oops\n"
                + "author: >-\n    a\n\n    # tocsin: oops\nlogsource:\n    product: windows\n"
                + "detection:\n    selection:\n        Image: a\n    condition: selection\n";
        assertEquals(List.of(), left(text));
    }

    @Test
    void theHeaderOfABlockScalarMayHaveAComment() {
        String text =
                HEAD + "    selection:\n        Image: |- # tocsin: ignore[escaped_wildcard] meant\n            a\\*\n"
                        + "    condition: selection\n";
        // The finding is on the line below, so the suppression of this one is idle.
        assertEquals(List.of("8:14 escaped_wildcard", "7:36 unused-suppression"), left(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "tocsin: ignore[escaped_wildcard]          ~ 7:24 suppression-without-reason",
                "tocsin: ignore[escaped_wildcards] x       ~ 7:41 unknown-check",
                "tocsin: ignore[yaml-syntax] x             ~ 7:41 unknown-check",
                "tocsin: ignore[] x                        ~ 7:24 unknown-check",
                "tocsin: ignore escaped_wildcard x         ~ 7:24 unknown-check",
                "tocsin: ignroe[escaped_wildcard] x        ~ 7:24 unknown-check",
                "tocsin: ignore[number_as_string] x        ~ 7:41 unused-suppression",
            })
    void aSuppressionThatDoesNotWork(String comment, String finding) {
        String text = HEAD + "    selection:\n        Image: 'a\\*'   # " + comment + "\n    condition: selection\n";
        assertEquals(List.of("7:18 escaped_wildcard", finding), left(text));
    }

    @Test
    void whatCannotRunIsNotCalledUnused() {
        String rule = """
                    selection:
                        Image: 'a' # tocsin: ignore[number_as_string, duplicate_title] x
                    condition: selection
                """;
        ValidationConfiguration without =
                new ValidationConfiguration(Set.of(Code.UNUSED_SUPPRESSION), Map.of(), Parameters.STANDARD);
        assertEquals(List.of(), left(HEAD + rule, without), "the check is switched off");
        assertEquals(
                List.of("7:37 unused-suppression"),
                left(HEAD + rule),
                "another file may have the title, so only one of the two is certain");
        assertEquals(
                List.of("1:8 unknown-level"),
                left("level: x\n" + HEAD + rule),
                "with an error in the rule some checks do not look at it");
    }

    @Test
    void errorsStay() {
        String text = HEAD
                + "    selection:\n        Image: a\n    condition: selektion # tocsin: ignore[dangling_condition] x\n";
        assertTrue(left(text).contains("8:16 unknown-identifier"));
    }
}
