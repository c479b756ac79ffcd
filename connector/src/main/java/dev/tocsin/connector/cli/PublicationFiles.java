package dev.tocsin.connector.cli;

import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.intake.Intake;
import dev.tocsin.compiler.ioc.IocLists;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.FileFailure;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** The files that an import was given. */
final class PublicationFiles {
    /** The name that means standard input. */
    static final String STANDARD_INPUT = "-";

    private static final Pattern URL = Pattern.compile("(?:https?|hxxps?|ftp|file)://", Pattern.CASE_INSENSITIVE);

    private static final Pattern LIST_ID = Pattern.compile("^list: *['\"]?[0-9a-fA-F]{8}-", Pattern.MULTILINE);

    private PublicationFiles() {}

    /**
     * Their contents, at most {@link Intake#LARGEST} bytes of each.
     *
     * @throws EnvironmentException if one cannot be read
     */
    static List<Publication> read(List<String> paths, InputStream standardInput) {
        if (Collections.frequency(paths, STANDARD_INPUT) > 1) {
            throw new EnvironmentException("- is given twice, and standard input can be read once", "give it once");
        }
        return paths.stream()
                .map(path -> path.equals(STANDARD_INPUT)
                        ? new Publication("standard input", content(path, standardInput))
                        : publication(file(path)))
                .toList();
    }

    /** The files among them. */
    static List<Path> files(List<String> paths) {
        return paths.stream()
                .filter(path -> !path.equals(STANDARD_INPUT))
                .map(PublicationFiles::file)
                .toList();
    }

    private static Path file(String path) {
        if (URL.matcher(path).lookingAt()) {
            throw new EnvironmentException(
                    path + " is a URL, and nothing is fetched from the network",
                    "download it and import the file, or pass it on: curl -sSL URL | tocsin ioc import -");
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException noPath) {
            throw new EnvironmentException(
                    OneLine.of(path) + " is no name of a file", "name a file that is there", noPath);
        }
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** A list is no publication: read as one, its comments and exclusions would become indicators. */
    private static Publication publication(Path path) {
        Publication publication = new Publication(name(path), content(path));
        String text = new String(publication.content(), StandardCharsets.UTF_8);
        if (LIST_ID.matcher(text).find() && IocLists.isIocList(new SourceText(path.toString(), text))) {
            throw new EnvironmentException(
                    path + " is an IoC list already, not a publication",
                    "import what was published; `tocsin ioc export` writes a list for other tools");
        }
        return publication;
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
