package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.FileFailure;
import dev.tocsin.connector.compile.Target;
import dev.tocsin.connector.rules.RuleSet.LoadedRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A folder for one file a rule and target, laid out like the rules. Files may be written by several threads. */
final class ArtefactFolder {
    private final Path root;
    private final Set<Path> made = ConcurrentHashMap.newKeySet();

    private ArtefactFolder(Path root) {
        this.root = root;
    }

    /**
     * The folder, made if it is not there. Many threads write into it later, so that it cannot be made is found out before.
     *
     * @throws EnvironmentException if it cannot be made
     */
    static ArtefactFolder at(Path root) {
        ArtefactFolder folder = new ArtefactFolder(root);
        try {
            folder.make(root);
        } catch (IOException e) {
            throw unwritable(root, e);
        }
        return folder;
    }

    /**
     * The files of some rules, in their order. Each lies below the folder as the rule lies below its argument; where a
     * name is taken, a number is added.
     */
    List<Path> files(List<LoadedRule> rules, Target target) {
        List<Path> files = new ArrayList<>(rules.size());
        Set<Path> taken = new HashSet<>();
        for (LoadedRule loaded : rules) {
            Path relative = loaded.root()
                    .toAbsolutePath()
                    .normalize()
                    .relativize(loaded.path().toAbsolutePath().normalize());
            String name = relative.getFileName().toString().replaceFirst("\\.ya?ml$", "");
            Path file = relative.resolveSibling(name + target.ending());
            for (int number = 2; !taken.add(file); number++) {
                file = relative.resolveSibling(name + "-" + number + target.ending());
            }
            files.add(root.resolve(file));
        }
        return files;
    }

    /** The one file of a target that has all rules in one. */
    Path file(Target target) {
        return root.resolve(target.word() + target.ending());
    }

    /**
     * Writes one of the files.
     *
     * @throws EnvironmentException if it cannot be written
     */
    void write(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                make(folder);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private void make(Path folder) throws IOException {
        if (!made.contains(folder)) {
            Files.createDirectories(folder);
            made.add(folder);
        }
    }

    private static EnvironmentException unwritable(Path path, IOException failure) {
        return new EnvironmentException(
                path + " cannot be written: " + FileFailure.writing(failure),
                "check that the folder given with -o is writable",
                failure);
    }
}
