package dev.tocsin.connector.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that a repository's tools count paths from.
 *
 * @param workingDirectory absolute; what relative names are relative to
 * @param directory absolute; the repository that holds it, or the working directory itself
 */
public record SourceRoot(Path workingDirectory, Path directory) {
    /** The repository around a folder: the nearest folder above with a {@code .git}; without one, the folder. */
    public static SourceRoot around(Path workingDirectory) {
        Path from = workingDirectory.toAbsolutePath().normalize();
        for (Path folder = from; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return new SourceRoot(from, folder);
            }
        }
        return new SourceRoot(from, from);
    }

    /** Whether a file lies below the root. */
    boolean contains(String name) {
        return absolute(name).startsWith(directory);
    }

    /** The path from the root with {@code /} between names; of a file elsewhere, its absolute path. */
    String path(String name) {
        Path absolute = absolute(name);
        Path path = absolute.startsWith(directory) ? directory.relativize(absolute) : absolute;
        return path.toString().replace('\\', '/');
    }

    /** The same as a URI reference, relative to the root; of a file elsewhere, a file URI. */
    String uri(String name) {
        try {
            return contains(name)
                    ? new URI(null, null, path(name), null).toASCIIString()
                    : absolute(name).toUri().toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path absolute(String name) {
        return workingDirectory.resolve(name).normalize();
    }
}
