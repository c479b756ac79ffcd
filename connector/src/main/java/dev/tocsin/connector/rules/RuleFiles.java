package dev.tocsin.connector.rules;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which files of a rule repository hold rules. */
final class RuleFiles {
    private RuleFiles() {}

    /** A rule file, and the argument it was found under. */
    record RuleFile(Path path, Path root) {}

    /**
     * Every YAML file at or below the paths, in the order of the arguments and of the names below each. Test files
     * ({@code *.tests.yml}) and hidden folders are passed over; a file that is named itself is taken whatever its name.
     *
     * @throws IOException if a path does not exist or cannot be read
     */
    static List<RuleFile> find(List<Path> paths) throws IOException {
        List<RuleFile> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> below = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
                    below.filter(file -> isRuleFile(path.relativize(file)) && Files.isRegularFile(file))
                            .sorted()
                            .map(file -> new RuleFile(file, path))
                            .forEach(files::add);
                }
            } else if (Files.exists(path)) {
                Path parent = path.toAbsolutePath().getParent();
                files.add(new RuleFile(path, parent == null ? path : parent));
            } else {
                throw new NoSuchFileException(path.toString());
            }
        }
        return files;
    }

    private static boolean isRuleFile(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        String name = relative.getFileName().toString();
        return (name.endsWith(".yml") || name.endsWith(".yaml"))
                && !name.endsWith(".tests.yml")
                && !name.endsWith(".tests.yaml");
    }
}
