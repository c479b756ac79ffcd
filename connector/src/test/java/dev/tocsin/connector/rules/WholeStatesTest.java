package dev.tocsin.connector.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.connector.testing.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Somebody writes files, one after the other. */
final class WholeStatesTest {
    private final SortedMap<Path, String> files = new TreeMap<>();
    private final TestClock clock = new TestClock(Instant.parse("2025-01-10T00:00:00Z"));
    private final WholeStates states = new WholeStates(() -> new TreeMap<>(files), clock);

    private boolean isNewOneAfter(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        return states.isNewOne();
    }

    private void write(String file, String content) {
        files.put(Path.of(file), content);
    }

    @Test
    void aStateIsNewOnceItIsSeenTwiceWithTimeBetween() {
        assertFalse(isNewOneAfter(10));
        write("a", "1");
        assertFalse(isNewOneAfter(10), "seen once");
        assertTrue(isNewOneAfter(10));
        assertTrue(isNewOneAfter(10), "until it is read");
        assertEquals(Optional.of("read"), states.read(() -> "read"));
        assertFalse(isNewOneAfter(10));
    }

    @Test
    void whileFilesAreWrittenThereIsNone() {
        for (int i = 0; i < 20; i++) {
            write("a" + i, "1");
            assertFalse(isNewOneAfter(3));
        }
        assertTrue(isNewOneAfter(3));
    }

    @Test
    void twoLooksInOneMomentAreOne() {
        write("a", "1");
        assertFalse(isNewOneAfter(0));
        assertFalse(isNewOneAfter(1));
        assertTrue(isNewOneAfter(1));
    }

    @Test
    void whatIsUndoneInTimeWasNothing() {
        write("a", "1");
        assertFalse(isNewOneAfter(10));
        files.clear();
        assertFalse(isNewOneAfter(10));
        assertFalse(isNewOneAfter(10));
    }

    @Test
    void whatChangesWhileItIsReadIsReadAgainWhenItIsWhole() {
        write("a", "1");
        isNewOneAfter(10);
        assertTrue(isNewOneAfter(10));
        assertEquals(Optional.empty(), states.read(() -> {
            write("b", "1");
            return "a half";
        }));
        assertFalse(isNewOneAfter(1));
        assertTrue(isNewOneAfter(1));
        assertEquals(Optional.of("both"), states.read(() -> "both"));
        assertFalse(isNewOneAfter(10));
    }
}
