package dev.tocsin.compiler.kibana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class StoredTextTest {
    @Test
    void whatFitsStays() {
        String fits = "a".repeat(StoredText.LONGEST);
        assertSame(fits, StoredText.of(fits));
    }

    @Test
    void whatIsTooLongLosesItsEnd() {
        assertEquals("a".repeat(StoredText.LONGEST - 3) + "…", StoredText.of("a".repeat(StoredText.LONGEST + 1)));
    }

    @Test
    void bytesCountAndNoCharacterIsCutApart() {
        // Four characters of four bytes each, as two chars; the mark takes three.
        String keys = "🔑🔑🔑🔑";
        assertSame(keys, StoredText.head(keys, 16));
        assertEquals("🔑🔑🔑…", StoredText.head(keys, 15));
        assertEquals("🔑🔑…", StoredText.head(keys, 14));
        assertEquals("éé…", StoredText.head("éééé", 7));
        for (int bytes = 3; bytes < 20; bytes++) {
            String head = StoredText.head("aé€🔑aé€🔑", bytes);
            int length = head.getBytes(StandardCharsets.UTF_8).length;
            assertEquals(head, new String(head.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
            assertEquals(true, length <= bytes, bytes + ": " + head);
        }
    }
}
