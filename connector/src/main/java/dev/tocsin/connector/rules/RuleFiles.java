package dev.tocsin.connector.rules;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Which files of a rule repository hold rules. */
final class RuleFiles {
    private RuleFiles() {}

    /** A rule file, and the argument it was found under. */
    record RuleFile(Path path, Path root) {}

    /**
     * Every YAML file at or below the paths, in the order of the arguments and of the names below each. Tests files
     * ({@code *.tests.yml}) and hidden folders are passed over; any other file that is named itself is taken whatever its
     * name. What is found twice, below two arguments or through a symbolic link, is taken once. What cannot be read is taken as well, so that reading it says so.
     *
     * @throws NoSuchFileException if an argument names nothing
     */
    static List<RuleFile> find(List<Path> paths) throws IOException {
        Map<Path, RuleFile> files = new LinkedHashMap<>();
        Identities identities = new Identities();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                for (Path file : below(path, RuleFiles::isRuleFile)) {
                    files.putIfAbsent(identities.of(file), new RuleFile(named(file), path));
                }
            } else if (Files.exists(path)) {
                if (!TestsFiles.isTestsFile(path)) {
                    Path parent = path.toAbsolutePath().getParent();
                    files.putIfAbsent(identities.of(path), new RuleFile(path, parent == null ? path : parent));
                }
            } else {
                throw new NoSuchFileException(path.toString());
            }
        }
        return List.copyOf(files.values());
    }

    /** {@code a.yml} for {@code ./a.yml}: what people and other tools call it. */
    static Path named(Path file) {
        return file.startsWith(".") ? file.subpath(1, file.getNameCount()) : file;
    }

    /** Where files are once all symbolic links are followed; each folder is asked for once. */
    static final class Identities {
        private final Map<Path, Path> folders = new HashMap<>();

        Path of(Path path) {
            Path absolute = path.toAbsolutePath();
            Path folder = absolute.getParent();
            if (folder == null || Files.isSymbolicLink(absolute)) {
                return real(absolute);
            }
            return folders.computeIfAbsent(folder, Identities::real).resolve(absolute.getFileName());
        }

        private static Path real(Path path) {
            try {
                return path.toRealPath();
            } catch (IOException e) {
                // It leads nowhere; reading it says so.
                return path.normalize();
            }
        }
    }

    /** The files below a folder that are wanted, hidden folders left out, and what could not be looked into. */
    static SortedSet<Path> below(Path root, Predicate<Path> wanted) throws IOException {
        SortedSet<Path> found = new TreeSet<>();
        Files.walkFileTree(root, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return !folder.equals(root) && isHidden(folder)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                // Seen as a link, it leads nowhere.
                if (!isHidden(file)
                        && wanted.test(file)
                        && (attributes.isRegularFile() || attributes.isSymbolicLink())) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException why) {
                // What a link back to a parent leads to is found below the parent.
                if (!(why instanceof FileSystemLoopException)) {
                    found.add(path);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static boolean isHidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }

    private static boolean isRuleFile(Path path) {
        String name = String.valueOf(path.getFileName());
        return (name.endsWith(".yml") || name.endsWith(".yaml")) && !TestsFiles.isTestsFile(path);
    }
}
