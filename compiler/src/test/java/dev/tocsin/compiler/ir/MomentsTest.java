package dev.tocsin.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    @ParameterizedTest
    @CsvSource({
        "2024-02-29T23:59:58.123456789Z, 2024-02-29T23:59:58.123456789Z",
        "2024-02-29T23:59:58.1+02:00, 2024-02-29T21:59:58.1Z",
        "'2024-02-29T23:59:58,5Z', 2024-02-29T23:59:58.5Z",
        "2024-02-29T23:59:58-0530, 2024-03-01T05:29:58Z",
        "2024-02-29T23:59, 2024-02-29T23:59:00Z",
        "2024-02-29T23, 2024-02-29T23:00:00Z",
        "2024-02-29, 2024-02-29T00:00:00Z",
        "2024-02, 2024-02-01T00:00:00Z",
        "2024, 2024-01-01T00:00:00Z",
        "1709251198123, 2024-02-29T23:59:58.123Z",
        "1709251198123.5, 2024-02-29T23:59:58.123500Z",
        "-1.5, 1969-12-31T23:59:59.998500Z",
        "20240229, 1970-01-01T05:37:20.229Z",
    })
    void readsWhatADateFieldReads(String text, Instant expected) {
        assertEquals(Optional.of(expected), Moments.read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-02-30T00:00:00Z",
                "2023-02-29",
                "2024-13-01T07:00:00Z",
                "2024-02-29 23:59:58",
                "2024-02-29T24:00:00Z",
                "2024-02-29T23:59:58.1234567890Z",
                "2024-02-29T23:59:58+19:00",
                "yesterday",
            })
    void otherTextsAreNoMoment(String text) {
        assertEquals(Optional.empty(), Moments.read(text));
    }
}
