package dev.tocsin.connector.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlertIdentifierTest {
    private static final String RULE = "cc36992a-4671-4f21-a91d-6c2b72a2edf8";

    /** The digest was made with Python's hashlib and struct. */
    @Test
    void isTheDigestOfTheThreePartsWithTheirLengths() {
        assertEquals(
                "c30e78fb901f7a4f2da29f5b09a4068b2c8389c67d4afae8c29fcca992560cfe",
                AlertIdentifier.of(RULE, ".ds-winlogbeat-8.17.0-2025.01.15-000001", "Xk3fPZQBd0example0001"));
    }

    @Test
    void partsDoNotRunIntoEachOther() {
        assertNotEquals(AlertIdentifier.of("ab", "c", "d"), AlertIdentifier.of("a", "bc", "d"));
    }

    @ParameterizedTest
    @CsvSource({
        ".ds-winlogbeat-8.17.0-2025.01.15-000001, winlogbeat-8.17.0",
        ".ds-winlogbeat-8.17.0-2025.02.15-000002, winlogbeat-8.17.0",
        ".ds-logs-system.security-default-2025.01.15-000001, logs-system.security-default",
        ".ds-logs-system.security-default-2025.01.15-1000000, logs-system.security-default",
        ".ds-old-000001, old",
        "partial-.ds-winlogbeat-8.17.0-2025.01.15-000001, winlogbeat-8.17.0",
        "restored-.ds-winlogbeat-8.17.0-2025.01.15-000001, winlogbeat-8.17.0",
        "shrink-x1y2-.ds-winlogbeat-8.17.0-2025.01.15-000001, winlogbeat-8.17.0",
        "partial-restored-.ds-winlogbeat-8.17.0-2025.01.15-000001, winlogbeat-8.17.0",
        ".migrated-ds-winlogbeat-8.17.0-2025.01.15-000001, winlogbeat-8.17.0",
        "winlogbeat-7.17.0-2023.01.01-000001, winlogbeat-7.17.0",
        "winlogbeat-7.17.0-000001, winlogbeat-7.17.0",
        "winlogbeat-7.17.0, winlogbeat-7.17.0",
        "winlogbeat-7.17.0-2023.01.01, winlogbeat-7.17.0-2023.01.01",
        "events-12345, events-12345",
        "partial-, partial-",
        "north:.ds-winlogbeat-8.17.0-2025.01.15-000001, north:winlogbeat-8.17.0",
        "north:partial-.ds-winlogbeat-8.17.0-2025.01.15-000001, north:winlogbeat-8.17.0",
    })
    void namesStayWhenAnIndexGetsASuccessorOrIsCopied(String index, String stable) {
        assertEquals(stable, AlertIdentifier.stableName(index));
    }
}
