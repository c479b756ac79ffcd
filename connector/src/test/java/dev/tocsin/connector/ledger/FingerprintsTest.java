package dev.tocsin.connector.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FingerprintsTest {
    private static final long LARGEST = (1L << 48) - 1;

    private static Fingerprints random(int number) {
        Random random = new Random(48);
        return Fingerprints.of(
                LongStream.generate(() -> random.nextLong() & LARGEST).limit(number));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        for (Fingerprints set : new Fingerprints[] {
            Fingerprints.none(), Fingerprints.of(LongStream.of(0, LARGEST, 127, 128, 0)), random(1_000)
        }) {
            assertEquals(Optional.of(set), Fingerprints.read(set.written()));
        }
        assertEquals(
                "AH8B//7/////Pw",
                Fingerprints.of(LongStream.of(LARGEST, 0, 127, 128)).written(),
                "0, 127, 1 and what is left, as docs/watch.md describes it");
    }

    @Test
    void aHundredThousandTakeFiveBytesEach() {
        Fingerprints set = random(100_000);
        int bytes = set.written().length() * 3 / 4;
        assertTrue(bytes < 505_000, "bytes: " + bytes);
    }

    @Test
    void knowsWhatIsInIt() {
        Fingerprints set = Fingerprints.of(LongStream.of(3, 1, 2));
        assertTrue(set.contains(2));
        assertFalse(set.contains(4));
        assertEquals(Fingerprints.of(LongStream.of(1, 3)), set.retain(Fingerprints.of(LongStream.of(1, 3, 5))));
        assertEquals(0x0102_0304_0506L, Fingerprints.first(new byte[] {1, 2, 3, 4, 5, 6, 7}));
        assertThrows(IllegalArgumentException.class, () -> Fingerprints.of(LongStream.of(LARGEST + 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "gA", "gICAgICAgICAAQ", "/////////38"})
    void whatIsDamagedIsNoSet(String text) {
        assertEquals(Optional.empty(), Fingerprints.read(text));
    }
}
