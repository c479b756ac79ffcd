package dev.tocsin.sigma.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagChecksTest {
    private static Linted tags(String... tags) {
        return Linted.metadata(
                Stream.of(tags).map(tag -> "    - " + tag + "\n").collect(Collectors.joining("", "tags:\n", "")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // code, good, bad, what is underlined
                "CARTAG, car.2016-04-005, car.2016-4-005, 2016-4-005",
                "CARTAG, car.2016-04-005, car.2016-04-0051, 2016-04-0051",
                "CVETAG, cve.2021-44228, cve.44228, 44228",
                "CVETAG, cve.2021-44228, cve.2021-44228a, 2021-44228a",
                "DETECTION_TAG, detection.dfir, detection.dfirs, dfirs",
                "DETECTION_TAG, detection.threat-hunting, detection.threat_hunting, threat_hunting",
                "STPTAG, stp.4k, stp.4x, 4x",
                "STPTAG, stp.1, stp.0, 0",
                "TLPTAG, tlp.white, tlp.yellow, yellow",
                "TLPTAG, tlp.amber-strict, tlp.amber+strict, amber+strict",
                "TLPV1_TAG, tlp.white, tlp.clear, clear",
                "TLPV2_TAG, tlp.clear, tlp.white, white",
                "NAMESPACE_TAG, attack.t1033, attak.t1033, attak",
                "TAG_FORMAT, attack.t1033, attack.T1033, T",
                "TAG_FORMAT, attack.t1033, attack.t 1033, ' '",
                "TAG_FORMAT, attack.t1033, attack., attack.",
                "ATTACKTAG, attack.lateral-movement, attack.lateral-movements, lateral-movements",
                "ATTACKTAG, attack.t1059.001, attack.t1059.000, t1059.000",
                "ATTACKTAG, attack.g0016, attack.g0000, g0000",
                "ATTACKTAG, attack.s0002, attack.s1, s1",
                "ATTACKTAG, attack.m1036, attack.m1000, m1000",
                "ATTACKTAG, attack.ds0009, attack.ds0099x, ds0099x",
                "ATTACKTAG, attack.a0001, attack.a1, a1",
                "D3_FENDTAG, d3fend.d3-fa, d3fend.d3-nosuch, d3-nosuch",
                "D3_FENDTAG, d3fend.d3f-file, d3fend.file, file",
                "D3_FENDTAG, d3fend.detect, d3fend.detection, detection",
            })
    void aTagIsComparedWithWhatItsNamespaceHas(Code code, String good, String bad, String marked) {
        assertEquals(List.of(), tags(good).marked(code));
        assertEquals(List.of(marked), tags(bad).marked(code));
    }

    @Test
    void whatTheParserRefusesIsNotReportedAgain() {
        Linted linted = tags("attack");
        assertEquals(List.of("attack"), linted.marked(Code.INVALID_TAG));
        assertEquals(
                List.of(Code.INVALID_TAG),
                linted.findings().stream()
                        .map(Diagnostic::code)
                        .filter(code -> code.topic() != Code.Topic.SIGMAHQ_VALIDATOR)
                        .toList());
    }

    @Test
    void capitalsAreTheBusinessOfOneCheck() {
        Linted linted = tags("Attack.T1033");
        assertEquals(List.of("A"), linted.marked(Code.TAG_FORMAT));
        assertEquals(List.of(), linted.of(Code.NAMESPACE_TAG));
        assertEquals(List.of(), linted.of(Code.ATTACKTAG));
        assertTrue(linted.fixed(Code.TAG_FORMAT).contains("    - attack.t1033\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "attack.t1562.002, attack.t1685.001", // revoked
        "attack.lateral_movement, attack.lateral-movement", // as version 1 of the specification wrote it
        "attack.ta0008, attack.lateral-movement",
    })
    void whatHasASuccessorIsReplaced(String old, String successor) {
        assertTrue(tags(old).fixed(Code.ATTACKTAG).contains("    - " + successor + "\n"));
        assertEquals(
                List.of(),
                tags(old, successor).of(Code.ATTACKTAG).stream()
                        .flatMap(finding -> finding.fix().stream())
                        .toList(),
                "the rule has the successor already; writing it would make a duplicate");
    }

    @ParameterizedTest
    @CsvSource({"attack.t9876", "attack.t1059.099", "attack.g9999", "attack.s8999"})
    void whatMayHaveComeSinceIsNoWarning(String tag) {
        Diagnostic finding = tags(tag).of(Code.ATTACKTAG).getFirst();
        assertEquals(Severity.INFO, finding.severity());
        assertTrue(finding.message().matches(".* is newer than ATT&CK Enterprise \\d+\\.\\d+, .*"), finding.message());
    }

    @Test
    void theTacticThatWasDividedIsLeftToTheAuthor() {
        Diagnostic finding = tags("attack.defense-evasion").of(Code.ATTACKTAG).getFirst();
        assertEquals(Severity.WARNING, finding.severity());
        assertTrue(finding.fix().isEmpty());
        assertTrue(finding.hint().orElseThrow().contains("attack.stealth"));
    }
}
