package dev.tocsin.connector.rules;

import dev.tocsin.connector.rules.RuleFiles.Identities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which files hold tests of rules ({@code whoami.tests.yml}), and which rule file lies beside each ({@code whoami.yml}). */
public final class TestsFiles {
    private static final List<String> ENDINGS = List.of(".yml", ".yaml");
    private static final String TESTS = ".tests";

    private TestsFiles() {}

    /** Whether a file is meant to hold tests: by its name. */
    public static boolean isTestsFile(Path path) {
        String name = String.valueOf(path.getFileName());
        return ENDINGS.stream().anyMatch(ending -> name.endsWith(TESTS + ending));
    }

    /**
     * Every tests file at or below the paths, and beside a rule file that is named itself, each once, in the order of
     * the arguments and of the names below each. What cannot be read is taken as well, so that reading it says so.
     *
     * @throws NoSuchFileException if an argument names nothing
     */
    public static List<Path> find(List<Path> paths) throws IOException {
        Map<Path, Path> files = new LinkedHashMap<>();
        Identities identities = new Identities();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                for (Path file : RuleFiles.below(path, TestsFiles::isTestsFile)) {
                    if (isTestsFile(file)) {
                        files.putIfAbsent(identities.of(file), RuleFiles.named(file));
                    }
                }
            } else if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            } else if (isTestsFile(path)) {
                files.putIfAbsent(identities.of(path), path);
            } else {
                besides(path).filter(Files::exists).forEach(file -> files.putIfAbsent(identities.of(file), file));
            }
        }
        return List.copyOf(files.values());
    }

    /** The paths, and behind each tests file among them the rule file beside it. */
    public static List<Path> withRules(List<Path> paths) {
        List<Path> all = new ArrayList<>();
        for (Path path : paths) {
            all.add(path);
            if (isTestsFile(path)) {
                ruleFile(path).ifPresent(all::add);
            }
        }
        return all;
    }

    /** The rule file that lies beside a tests file. */
    public static Optional<Path> ruleFile(Path testsFile) {
        return ENDINGS.stream()
                .map(ending -> testsFile.resolveSibling(stem(testsFile) + ending))
                .filter(Files::exists)
                .findFirst();
    }

    /** The name of a rule file or of its tests file, without what tells the two apart. */
    public static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        for (String ending : ENDINGS) {
            if (name.endsWith(ending)) {
                String stem = name.substring(0, name.length() - ending.length());
                return stem.endsWith(TESTS) ? stem.substring(0, stem.length() - TESTS.length()) : stem;
            }
        }
        return name;
    }

    private static Stream<Path> besides(Path ruleFile) {
        return ENDINGS.stream().map(ending -> ruleFile.resolveSibling(stem(ruleFile) + TESTS + ending));
    }
}
