package dev.tocsin.connector.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplacementTest {
    @TempDir
    private Path folder;

    @Test
    void whatEndsInTheMiddleLeavesTheFileAsItWas() throws IOException {
        Path there = Files.writeString(folder.resolve("there.yml"), "old\n");
        for (Path file : List.of(there, folder.resolve("new.yml"))) {
            IOException failure = assertThrows(
                    IOException.class,
                    () -> FileReplacement.write(file, out -> {
                        out.write("half".repeat(100_000));
                        throw new IOException("the disk is full");
                    }));
            assertEquals("the disk is full", failure.getMessage());
        }
        assertEquals("old\n", Files.readString(there));
        assertEquals(List.of("there.yml"), files());
    }

    @Test
    void aLinkStaysOneAndPermissionsStay() throws IOException {
        Path target = Files.writeString(folder.resolve("target.yml"), "old\n");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.yml"), target);
        FileReplacement.write(link, out -> out.write("new\n"));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new\n", Files.readString(target));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
        assertEquals(List.of("link.yml", "target.yml"), files());
    }

    @Test
    void aNewFileHasThePermissionsOfNewFiles() throws IOException {
        Path usual = Files.writeString(folder.resolve("usual"), "");
        Path made = folder.resolve("made");
        FileReplacement.write(made, out -> out.write("x"));
        assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(made));
    }

    @Test
    void aTextThatWasChangedMeanwhileStays() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yml"), "edited\n");
        assertThrows(IOException.class, () -> FileReplacement.replace(file, "read\n", "new\n"));
        assertEquals("edited\n", Files.readString(file));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
