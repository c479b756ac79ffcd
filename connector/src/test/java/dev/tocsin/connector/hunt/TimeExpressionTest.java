package dev.tocsin.connector.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tocsin.connector.EnvironmentException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeExpressionTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-03-31T12:00:00.5Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "2023-10-28, FROM, 2023-10-28T00:00:00Z",
        "2023-10-28, TO, 2023-10-29T00:00:00Z",
        "2023-10-28T14:30, FROM, 2023-10-28T14:30:00Z",
        "2023-10-28T14:30:00Z, TO, 2023-10-28T14:30:00Z",
        "2023-10-28T14:30:00+01:00, FROM, 2023-10-28T13:30:00Z",
        "2023-10-28T14:30:00-05:00, FROM, 2023-10-28T19:30:00Z",
        "now, TO, 2024-03-31T12:00:00.500Z",
        "now-7d, FROM, 2024-03-24T12:00:00.500Z",
        "now-1M, FROM, 2024-02-29T12:00:00.500Z",
        "now-1d+2h, FROM, 2024-03-30T14:00:00.500Z",
    })
    void readsWhatPeopleWrite(String text, TimeExpression.Edge edge, String moment) {
        assertEquals(Instant.parse(moment), TimeExpression.parse(text, edge, CLOCK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2023-13-01", "now-7", "now/d", "2023-10-28T25:00", "28.10.2023"})
    void refusesTheRest(String text) {
        assertThrows(EnvironmentException.class, () -> TimeExpression.parse(text, TimeExpression.Edge.FROM, CLOCK));
    }
}
