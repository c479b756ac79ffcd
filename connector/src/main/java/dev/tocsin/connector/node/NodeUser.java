package dev.tocsin.connector.node;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * The user that a node runs as: the one we are, but never root, since Elasticsearch refuses to run as root. In root's
 * place stands the user id that systems keep for nobody; it needs no name and no home.
 */
final class NodeUser {

    private static final int NOBODY = 65534;

    private NodeUser() {}

    static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }

    /** What stands before a command to make it run as the node's user. */
    static List<String> commandPrefix() throws IOException {
        if (!isRoot()) {
            return List.of();
        }
        Path setpriv = Commands.find("setpriv")
                .orElseThrow(() -> new IOException("Elasticsearch does not run as root, and the program setpriv"
                        + " (package util-linux) that would start it as another user is missing:"
                        + " install it or be another user"));
        return List.of(setpriv.toString(), "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--");
    }

    /** Gives the tree to the node's user. */
    static void own(Path root) throws IOException {
        if (!isRoot()) {
            return;
        }
        for (Path path : Directories.tree(root)) {
            Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", NOBODY, LinkOption.NOFOLLOW_LINKS);
        }
    }
}
