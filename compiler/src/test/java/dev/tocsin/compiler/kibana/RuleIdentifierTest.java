package dev.tocsin.compiler.kibana;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class RuleIdentifierTest {
    @Test
    void isTheIdOfTheRule() {
        assertEquals("5f3c1c1e-3c55-4b0e-9d52-0c7a2f4d9b11", RuleIdentifier.of("5F3C1C1E-3c55-4b0e-9d52-0c7a2f4d9b11"));
    }

    /** Expected values: Python's {@code uuid.uuid5}. They must never change. */
    @Test
    void isMadeOfTheNameOfOneWithoutAnId() {
        assertEquals("91d7babb-de07-5c4f-b70b-604b2fd55658", RuleIdentifier.of("Whoami"));
        assertEquals("fd48ad9a-a87f-5de5-b0b7-f8fca19ed98b", RuleIdentifier.of("médecin"));
        assertEquals("fda6324f-1e24-5b47-932f-db68bc05e979", RuleIdentifier.of(""));
    }
}
