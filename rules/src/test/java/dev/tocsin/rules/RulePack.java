package dev.tocsin.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A directory of rules and IoC lists, each with its cases beside it.
 *
 * @param rules every rule and list, in the order of their names
 */
record RulePack(Path directory, List<Path> rules) {
    private static final String CASES = ".tests.yml";

    RulePack {
        rules = List.copyOf(rules);
    }

    /** All packs of this module. Surefire runs in the module's directory. */
    static List<RulePack> all() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(""))) {
            TreeSet<Path> directories = new TreeSet<>();
            files.filter(file -> file.toString().endsWith(".yml"))
                    .filter(file -> !file.startsWith("target") && !file.startsWith("src"))
                    .forEach(file -> directories.add(file.getParent()));
            return directories.stream().map(RulePack::of).toList();
        }
    }

    private static RulePack of(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return new RulePack(
                    directory,
                    files.filter(file -> file.toString().endsWith(".yml"))
                            .filter(file -> !file.toString().endsWith(CASES))
                            .sorted()
                            .toList());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Cases files whose rule is gone. */
    List<Path> orphans() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(CASES))
                    .filter(file ->
                            rules.stream().noneMatch(rule -> casesOf(rule).equals(file)))
                    .sorted()
                    .toList();
        }
    }

    /** The cases file that belongs to a rule, be it there or not. */
    static Path casesOf(Path rule) {
        String name = rule.getFileName().toString();
        return rule.resolveSibling(name.substring(0, name.length() - ".yml".length()) + CASES);
    }
}
