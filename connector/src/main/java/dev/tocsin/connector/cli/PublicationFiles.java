package dev.tocsin.connector.cli;

import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.intake.Intake;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that an import was given. */
final class PublicationFiles {
    /** The name that means standard input. */
    static final String STANDARD_INPUT = "-";

    private PublicationFiles() {}

    /**
     * Their contents, at most {@link Intake#LARGEST} bytes of each.
     *
     * @throws EnvironmentException if one cannot be read
     */
    static List<Publication> read(List<String> paths, InputStream standardInput) {
        return paths.stream()
                .map(path -> path.equals(STANDARD_INPUT)
                        ? new Publication("standard input", content(path, standardInput))
                        : new Publication(name(Path.of(path)), content(Path.of(path))))
                .toList();
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private static byte[] content(Path path) {
        if (Files.isDirectory(path)) {
            throw new EnvironmentException(path + " is a folder", "name the files in it, for example " + path + "/*");
        }
        try (InputStream file = Files.newInputStream(path)) {
            return content(path.toString(), file);
        } catch (IOException e) {
            throw unreadable(path.toString(), e);
        }
    }

    private static byte[] content(String path, InputStream bytes) {
        try {
            byte[] content = bytes.readNBytes(Intake.LARGEST + 1);
            if (content.length > Intake.LARGEST) {
                throw new EnvironmentException(
                        path + " has more than " + Intake.LARGEST / 1_048_576 + " MiB, which no publication needs",
                        "import the part of it that holds the indicators");
            }
            return content;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static EnvironmentException unreadable(String path, IOException failure) {
        return new EnvironmentException(
                path + " cannot be read: " + FileFailure.reading(failure), "name a file that is there", failure);
    }
}
