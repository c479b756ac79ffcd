package dev.tocsin.connector.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tocsin.connector.EnvironmentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NdjsonSinkTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("alerts.ndjson");
    }

    private static AlertJson alert(String id) {
        return new AlertJson(id, "{\"event\": {\"id\": \"" + id + "\"}, \"message\": \"ü\"}");
    }

    private Stored add(String... ids) {
        try (NdjsonSink sink = NdjsonSink.to(file)) {
            sink.prepare();
            return sink.store(List.of(ids).stream().map(NdjsonSinkTest::alert).toList());
        }
    }

    private static String lines(String... ids) {
        StringBuilder lines = new StringBuilder();
        for (String id : ids) {
            lines.append(alert(id).json()).append('\n');
        }
        return lines.toString();
    }

    /** A kill can leave any number of bytes of a line. */
    @Test
    void whateverIsLeftOfTheLastLineEveryAlertIsThereOnce() throws IOException {
        byte[] whole = lines("a", "b").getBytes(StandardCharsets.UTF_8);
        int first = lines("a").getBytes(StandardCharsets.UTF_8).length;
        for (int length = first; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            Stored stored = add("a", "b", "c");
            assertEquals(lines("a", "b", "c"), Files.readString(file), "cut to " + length + " bytes");
            // The line that lacks only its end was not thrown away and written anew.
            assertEquals(length >= whole.length - 1 ? new Stored(1, 2) : new Stored(2, 1), stored);
        }
    }

    @Test
    void aFileOfSomethingElseIsLeftAsItIs() throws IOException {
        for (String other : List.of("my notes", "my notes\nmore", lines("a") + "more")) {
            Files.writeString(file, other);
            assertThrows(EnvironmentException.class, () -> add("b"));
            assertEquals(other, Files.readString(file));
        }
    }
}
