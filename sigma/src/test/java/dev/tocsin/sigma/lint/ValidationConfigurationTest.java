package dev.tocsin.sigma.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.lint.ValidationConfiguration.Reading;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationConfigurationTest {
    private static final String ID = "5d0f3f2a-4f0b-4f6e-9c0a-2f6f3a1f7b10";

    private static Reading read(String text) {
        return ValidationConfiguration.read(new SourceText("validation.yml", text));
    }

    private static ValidationConfiguration sound(String text) {
        Reading reading = read(text);
        assertEquals(List.of(), reading.diagnostics());
        return reading.configuration();
    }

    /** {@code severity line:column code} of each finding about a configuration. */
    private static List<String> findings(String text) {
        return read(text).diagnostics().stream()
                .map(finding -> {
                    var position = finding.source().position(finding.span().start());
                    return finding.severity() + " " + position.line() + ":" + position.column() + " "
                            + finding.code().id();
                })
                .toList();
    }

    @Test
    void theStandardLeavesTheConventionsOfOneRepositoryOut() {
        ValidationConfiguration standard = ValidationConfiguration.standard();
        assertTrue(standard.wants(Code.ATTACKTAG));
        assertTrue(standard.wants(Code.NEVER_MATCHES));
        assertTrue(standard.wants(Code.TLPTAG));
        assertFalse(standard.wants(Code.TLPV1_TAG));
        assertFalse(standard.wants(Code.TLPV2_TAG));
        assertFalse(standard.wants(Code.SIGMAHQ_TITLE_CASE));
        assertTrue(standard.wants(Code.SIGMAHQ_INVALID_ALL_MODIFIER), "the parser reports it in passing");
    }

    @Test
    void allMeansAllAndWhatIsNoValidatorIsAlwaysWanted() {
        ValidationConfiguration all = sound("validators: [all]\n");
        ValidationConfiguration none = sound("validators: []\n");
        for (Code code : Code.values()) {
            assertTrue(all.wants(code), code.id());
            assertEquals(!code.isValidator(), none.wants(code), code.id());
        }
    }

    @Test
    void namesAreTakenInOrder() {
        ValidationConfiguration configuration = sound("""
                validators:
                    - attacktag
                    - all
                    - -tlptag
                    - -tlpv1_tag
                    - tlptag
                    - -never-matches
                """);
        assertTrue(configuration.wants(Code.TLPTAG));
        assertFalse(configuration.wants(Code.TLPV1_TAG));
        assertFalse(configuration.wants(Code.NEVER_MATCHES));
        assertFalse(sound("validators: [attacktag]").wants(Code.TLPTAG));
    }

    @Test
    void aListThatOnlyTakesAwayBeginsWithTheStandard() {
        ValidationConfiguration configuration = sound("validators:\n    - -attacktag\n");
        assertFalse(configuration.wants(Code.ATTACKTAG));
        assertTrue(configuration.wants(Code.CARTAG));
        assertFalse(configuration.wants(Code.SIGMAHQ_TITLE_CASE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "validators:\n", "exclusions: {}\nconfig:\n", "# nothing\n"})
    void whatAFileLeavesOutIsTheStandard(String text) {
        ValidationConfiguration configuration = sound(text);
        Arrays.stream(Code.values())
                .forEach(code ->
                        assertEquals(ValidationConfiguration.standard().wants(code), configuration.wants(code)));
    }

    @Test
    void exclusionsHoldForTheirRuleOnly() {
        ValidationConfiguration configuration = sound("""
                exclusions:
                    %s: escaped_wildcard
                    null: [number_as_string, attacktag]
                """.formatted(ID));
        String detection =
                "detection:\n    selection:\n        Image: 'a\\*b'\n        EventID: '1'\n    condition: selection\n";
        String logSource = "logsource:\n    product: windows\n";
        String file = "title: A\nid: " + ID + "\n" + logSource + detection
                + "---\ntitle: B\nid: 6d0f3f2a-4f0b-4f6e-9c0a-2f6f3a1f7b10\n" + logSource + detection
                + "---\ntitle: C\n" + logSource + detection;
        Linted linted = Linted.text(file);
        List<String> left = configuration.wanted(linted.findings(), linted.files()).stream()
                .map(finding ->
                        finding.source().position(finding.span().start()).line() + " "
                                + finding.code().id())
                .toList();
        assertEquals(
                List.of(
                        "8 number_as_string",
                        "17 escaped_wildcard",
                        "18 number_as_string",
                        "21 identifier_existence",
                        "26 escaped_wildcard"),
                left.stream()
                        .filter(place -> !place.contains("sigmahq") && !place.contains("-"))
                        .toList());
    }

    @Test
    void parametersReachTheChecks() {
        ValidationConfiguration configuration = sound("config:\n    filename_length:\n        min_size: 20\n");
        Linted linted = Linted.metadata("");
        assertEquals(List.of(), linted.of(Code.FILENAME_LENGTH));
        List<Diagnostic> told = Linter.of(configuration, Linted.CLOCK).lint(linted.files());
        assertEquals(
                List.of("use 20 to 90, the ending included"),
                told.stream()
                        .filter(finding -> finding.code() == Code.FILENAME_LENGTH)
                        .map(finding -> finding.hint().orElseThrow())
                        .toList());
        assertEquals(
                List.of("a", "b"),
                sound("config: {sigmahq_title_case: {word_list: [a, b]}}")
                        .parameters()
                        .words(WordsParameter.LOWER_CASE_TITLE_WORDS));
    }

    @Test
    void nobodyRunsWhatNobodyWants() {
        ValidationConfiguration configuration = sound("validators: [tlptag]\n");
        Linted linted = Linted.text("title: T\ntags: [tlp.yellow, attak.t1]\n");
        assertEquals(
                List.of(Code.TLPTAG),
                Linter.of(configuration, Linted.CLOCK).lint(linted.files()).stream()
                        .map(Diagnostic::code)
                        .toList());
    }

    @Test
    void anErrorCannotBeSwitchedOff() {
        String text = "validators:\n    - all\n    - -identifier_uniqueness\n";
        assertEquals(List.of("WARNING 3:7 invalid-configuration"), findings(text));
        Linted linted = Linted.text("title: T\n");
        Diagnostic error = Diagnostic.of(
                Code.IDENTIFIER_UNIQUENESS,
                Severity.ERROR,
                linted.files().getFirst().source(),
                new Span(0, 1),
                "twice");
        assertEquals(List.of(error), read(text).configuration().wanted(List.of(error), linted.files()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "`validators:\n    - all\n    - -attack_tag\n`              ~ WARNING 3:7 unknown-validator",
                "`exclusions:\n    5d0f3f2a-4f0b-4f6e-9c0a-2f6f3a1f7b10: a` ~ WARNING 2:43 unknown-validator",
                "`config: {nope: {a: 1}}`                                   ~ WARNING 1:10 unknown-validator",
                "`validator: [all]`                                         ~ WARNING 1:1 invalid-configuration",
                "`- all`                                                    ~ ERROR 1:1 invalid-configuration",
                "`validators: {all: 1}`                                     ~ ERROR 1:13 invalid-configuration",
                "`validators: [[all]]`                                      ~ ERROR 1:14 invalid-configuration",
                "`exclusions: [a]`                                          ~ ERROR 1:13 invalid-configuration",
                "`exclusions: {whoami: tlptag}`                             ~ ERROR 1:14 invalid-configuration",
                "`config: {filename_length: 5}`                             ~ ERROR 1:27 invalid-configuration",
                "`config: {filename_length: {size: 5}}`                     ~ ERROR 1:28 invalid-configuration",
                "`config: {filename_length: {min_size: ten}}`               ~ ERROR 1:38 invalid-configuration",
                "`config: {filename_length: {min_size: -1}}`                ~ ERROR 1:38 invalid-configuration",
                "`config: {tlptag: {min_size: 5}}`                          ~ ERROR 1:19 invalid-configuration",
                "`validators: [all`                                         ~ ERROR 1:17 invalid-configuration",
            })
    void aMistakeIsReportedWhereItStands(String text, String finding) {
        assertEquals(
                List.of(finding),
                findings(text),
                () -> DiagnosticRenderer.plain().render(read(text).diagnostics()));
    }

    @Test
    void aKeyThatStandsTwiceIsAWarning() {
        String text = "exclusions:\n    " + ID + ": tlptag\n    " + ID + ": attacktag\n";
        assertEquals(List.of("WARNING 3:5 invalid-configuration"), findings(text));
    }

    @Test
    void theHintNamesTheValidatorThatWasMeant() {
        assertEquals(
                "did you mean `attacktag`?",
                read("validators: [attack_tag]").diagnostics().getFirst().hint().orElseThrow());
    }
}
