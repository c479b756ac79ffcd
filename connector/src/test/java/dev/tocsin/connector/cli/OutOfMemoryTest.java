package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.connector.testing.Lists;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose memory is not enough is told from one that found something. */
final class OutOfMemoryTest {
    @TempDir
    private Path folder;

    @Test
    void aListTooLargeForTheMemoryIsASentenceAndNoFinding() throws Exception {
        List<String> names =
                IntStream.range(0, 50_000).mapToObj(i -> "name" + i + ".exe").toList();
        Path list = Files.writeString(folder.resolve("list.yml"), Lists.text("List", "published: 2024-07-10", names));
        Path errors = folder.resolve("stderr.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "ioc",
                        "check",
                        list.toString())
                .redirectOutput(folder.resolve("stdout.txt").toFile())
                .redirectError(errors.toFile())
                .start();
        assertTrue(process.waitFor(3, TimeUnit.MINUTES), "it does not end");
        String said = Files.readString(errors);
        assertEquals(ExitCode.ENVIRONMENT, process.exitValue(), said);
        assertTrue(said.contains("error: the memory is not enough for this: Java may take 48 MB"), said);
        assertTrue(said.contains("TOCSIN_JAVA_OPTS=-Xmx4g"), said);
        assertFalse(said.contains("\tat "), said);
    }
}
