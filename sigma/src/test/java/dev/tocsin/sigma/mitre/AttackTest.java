package dev.tocsin.sigma.mitre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.mitre.Attack.Entry;
import dev.tocsin.sigma.mitre.Attack.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttackTest {
    @Test
    void tacticsBearTheirNamesOfToday() {
        assertEquals(15, Attack.tactics().size());
        assertEquals("TA0005", Attack.tactic("stealth").orElseThrow().id());
        assertEquals(
                "Defense Impairment",
                Attack.tactic("defense-impairment").orElseThrow().name());
        assertEquals(Optional.empty(), Attack.tactic("defense-evasion"));
    }

    @Test
    void aTechniqueKnowsItsTactics() {
        assertEquals(
                new Entry("T1059.001", Status.CURRENT, List.of("execution"), Optional.empty(), "PowerShell"),
                Attack.entry("T1059.001").orElseThrow());
        assertTrue(Attack.entry("T1053.005").orElseThrow().tactics().containsAll(List.of("execution", "persistence")));
    }

    @Test
    void everyTacticOfATechniqueIsKnownAndEverySuccessorIsCurrent() {
        for (String[] row : Table.read("attack-techniques.csv", 5).rows()) {
            if (row[0].startsWith("TA")) {
                continue;
            }
            Entry entry = Attack.entry(row[0]).orElseThrow();
            entry.tactics().forEach(word -> assertTrue(Attack.tactic(word).isPresent(), row[0]));
            assertEquals(entry.status() == Status.CURRENT, !entry.tactics().isEmpty(), row[0]);
            assertEquals(entry.status() == Status.REVOKED, entry.successor().isPresent(), row[0]);
            entry.successor()
                    .ifPresent(successor -> assertEquals(
                            Status.CURRENT,
                            Attack.entry(successor).orElseThrow().status(),
                            row[0]));
        }
    }

    @Test
    void onlyANumberBeyondTheHighestMayBeNewer() {
        assertTrue(Attack.mayBeNewer("T9999"));
        assertTrue(Attack.mayBeNewer("T9999.001"));
        assertTrue(Attack.mayBeNewer("T1059.099"));
        assertTrue(Attack.mayBeNewer("S8000"), "the revoked S9000 is not the highest");
        assertFalse(Attack.mayBeNewer("T1000"));
        assertFalse(Attack.mayBeNewer("T1059.000"));
        assertFalse(Attack.mayBeNewer("T1000.001"));
        assertFalse(Attack.mayBeNewer("X0001"));
        assertFalse(Attack.mayBeNewer("T99999"));
    }

    @Test
    void theVersionIsThatOfTheFile() {
        assertTrue(Attack.version().matches("\\d+\\.\\d+"), Attack.version());
        assertTrue(Attack.version("G0016").matches("\\d+\\.\\d+"));
        assertTrue(D3fend.version().matches("\\d+\\.\\d+\\.\\d+"));
        assertTrue(D3fend.knows("d3-fa"));
    }
}
