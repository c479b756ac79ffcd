package dev.tocsin.connector.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of Maven Central that belongs into the distribution, pinned by its content.
 *
 * @param sha256 of the file, lower case hexadecimal
 * @param bytes size of the file
 * @param folder where it belongs, relative to the distribution; {@code .} for the distribution itself
 */
record Artifact(String sha256, long bytes, String group, String name, String version, String extension, String folder) {

    static final String LIST = "artifacts.txt";

    /** The pinned list, the distribution first. */
    static List<Artifact> all() {
        return Resources.text(LIST)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(Artifact::parse)
                .toList();
    }

    private static Artifact parse(String line) {
        String[] columns = line.split(" ", -1);
        String[] coordinates = columns[2].split(":", -1);
        return new Artifact(
                columns[0],
                Long.parseLong(columns[1]),
                coordinates[0],
                coordinates[1],
                coordinates[2],
                coordinates[3],
                columns[3]);
    }

    String fileName() {
        return name + "-" + version + "." + extension;
    }

    /** Where a Maven repository keeps it, relative to the repository's root. */
    String repositoryPath() {
        return group.replace('.', '/') + "/" + name + "/" + version + "/" + fileName();
    }

    boolean isCompleteAt(Path file) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == bytes
                && Sha256.of(file).equals(sha256);
    }
}
