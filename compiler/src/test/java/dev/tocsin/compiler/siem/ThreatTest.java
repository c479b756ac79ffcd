package dev.tocsin.compiler.siem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ThreatTest {
    @Test
    void aTechniqueStandsBelowTheTacticThatTheTagsName() {
        // T1078 has four tactics.
        assertEquals("TA0003[T1078[T1078.002]]", written("attack.persistence", "attack.t1078.002"));
    }

    @Test
    void eachTechniqueGoesWhereAttackPutsItWhateverTheOrderOfTheTags() {
        assertEquals(
                "TA0002[T1059[T1059.001 T1059.003]] TA0006[T1003[T1003.001]]",
                written(
                        "attack.t1059.001",
                        "attack.execution",
                        "attack.t1003.001",
                        "attack.t1059.003",
                        "attack.credential-access"));
    }

    @Test
    void aTechniqueWithoutItsTacticStandsBelowAllThatAttackGivesIt() {
        assertEquals("TA0002[T1059[]]", written("attack.t1059"));
        assertEquals("TA0040[] TA0002[T1059[]]", written("attack.impact", "attack.t1059"));
        assertEquals("TA0005[T1078[]] TA0003[T1078[]] TA0004[T1078[]] TA0001[T1078[]]", written("attack.t1078"));
    }

    @Test
    void aTacticMayStandAlone() {
        assertEquals("TA0008[]", written("attack.lateral_movement"));
        assertEquals("TA0008[]", written("attack.Lateral-Movement", "attack.lateral_movement"));
    }

    @Test
    void defenceEvasionIsBothOfItsParts() {
        // Of stealth and of defense-impairment; of old both were defense-evasion.
        assertEquals("TA0005[T1036[] T1685[]]", written("attack.defense-evasion", "attack.t1036", "attack.t1685"));
        assertEquals("TA0112[T1685[]]", written("attack.defense-impairment", "attack.t1685"));
        // Where both names are used, under both.
        assertEquals(
                "TA0005[T1685[]] TA0112[T1685[]]",
                written("attack.defense-evasion", "attack.defense-impairment", "attack.t1685"));
    }

    @Test
    void aRevokedTechniqueKeepsItsIdAndHasTheTacticsOfItsSuccessor() {
        assertEquals("TA0005[T1562[T1562.001]]", written("attack.defense-evasion", "attack.t1562.001"));
    }

    @Test
    void nothingIsWrittenInPart() {
        // Unknown, not of ATT&CK, not a technique, given up without a successor.
        assertEquals("", written("attack.t9999", "cve.2021-44228", "attack.g0016", "tlp.red", "attack.", "attack.t1"));
        assertEquals("TA0002[]", written("attack.execution", "attack.t9999.001", "attack.t1059x"));
        assertEquals("TA0002[T1059[]]", written("attack.execution", "attack.t1059.999"));
        assertEquals("", written("attack.t1034.999", "attack.t1034".concat("0")));
    }

    private static String written(String... tags) {
        return Threat.of(List.of(tags)).byTactic().stream()
                .map(aim -> aim.tactic().id()
                        + aim.techniques().stream().map(ThreatTest::written).toList())
                .map(text -> text.replace(", ", " "))
                .collect(Collectors.joining(" "));
    }

    private static String written(Threat.Means means) {
        return means.technique().id()
                + means.subtechniques().stream().map(Threat.Entry::id).toList();
    }
}
