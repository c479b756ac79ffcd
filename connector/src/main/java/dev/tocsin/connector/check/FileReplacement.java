package dev.tocsin.connector.check;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;
import java.util.UUID;

/**
 * Puts a text into a file in one step: whoever reads it meanwhile, and whoever looks after the program was ended, sees the
 * old one or the new one. Owner, group and permissions stay; a symbolic link stays a link, and what it leads to is
 * replaced.
 */
public final class FileReplacement {
    private FileReplacement() {}

    /** Writes a text. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Writer out) throws IOException;
    }

    /**
     * Writes a file, which may be there already. What has no end, such as a pipe or a terminal, is written to as it is.
     *
     * @throws IOException if it cannot be written; a file is as it was then
     */
    public static void write(Path path, Content content) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "it is a folder");
        }
        boolean isThere = Files.exists(path);
        if (isThere && !Files.isRegularFile(path)) {
            try (Writer out = Files.newBufferedWriter(path)) {
                content.writeTo(out);
            }
            return;
        }
        Path file = isThere ? path.toRealPath() : path.toAbsolutePath();
        if (isThere && !Files.isWritable(file)) {
            throw new AccessDeniedException(path.toString());
        }
        // Made as any new file is: with the permissions that the user gives new files.
        Path temporary = file.resolveSibling(".tocsin-" + UUID.randomUUID() + ".tmp");
        temporary.toFile().deleteOnExit();
        try {
            try (BufferedWriter out = Files.newBufferedWriter(temporary, StandardOpenOption.CREATE_NEW)) {
                content.writeTo(out);
            }
            if (isThere) {
                copyPermissions(file, temporary);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Replaces the text of a file.
     *
     * @param before what the file must still hold
     * @throws IOException if it holds something else by now, or cannot be written; it is unchanged then
     */
    public static void replace(Path path, String before, String after) throws IOException {
        Path file = path.toRealPath();
        byte[] replacement = after.getBytes(StandardCharsets.UTF_8);
        byte[] current = Files.readAllBytes(file);
        if (Arrays.equals(current, replacement)) {
            // Two paths may lead to one file.
            return;
        }
        if (!Arrays.equals(current, before.getBytes(StandardCharsets.UTF_8))) {
            throw new IOException("it was changed while it was checked");
        }
        write(file, out -> out.write(after));
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        FileStore store = Files.getFileStore(from);
        if (!store.supportsFileAttributeView(PosixFileAttributeView.class)) {
            return;
        }
        PosixFileAttributes attributes = Files.readAttributes(from, PosixFileAttributes.class);
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        PosixFileAttributes own = view.readAttributes();
        if (!own.owner().equals(attributes.owner())) {
            view.setOwner(attributes.owner());
        }
        if (!own.group().equals(attributes.group())) {
            view.setGroup(attributes.group());
        }
        // Last, since a change of owner takes special bits away.
        view.setPermissions(attributes.permissions());
    }
}
