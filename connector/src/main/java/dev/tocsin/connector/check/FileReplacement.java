package dev.tocsin.connector.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;

/**
 * Puts another text into a file in one step: whoever reads it meanwhile sees the old one or the new one. Owner, group and
 * permissions stay; a symbolic link stays a link, and what it leads to is replaced.
 */
public final class FileReplacement {
    private FileReplacement() {}

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
        if (!Files.isWritable(file)) {
            throw new IOException("you may not write it");
        }
        Path folder = file.getParent();
        Path temporary = Files.createTempFile(folder, ".tocsin-", ".tmp");
        try {
            Files.write(temporary, replacement);
            copyPermissions(file, temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
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
