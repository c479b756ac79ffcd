package dev.tocsin.rules;

import dev.tocsin.connector.cases.CaseSet;
import dev.tocsin.connector.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A directory of rules and IoC lists, each with its tests beside it, read as the command line reads them. */
record RulePack(Path directory, RuleSet rules, CaseSet tests) {
    /** All packs of this module. Surefire runs in the module's directory. */
    static List<RulePack> all() throws IOException {
        TreeSet<Path> directories = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of(""))) {
            files.filter(file -> file.toString().endsWith(".yml"))
                    .filter(file -> !file.startsWith("target") && !file.startsWith("src"))
                    .forEach(file -> directories.add(file.getParent()));
        }
        List<RulePack> packs = new ArrayList<>();
        for (Path directory : directories) {
            RuleSet rules = RuleSet.load(List.of(directory));
            packs.add(new RulePack(directory, rules, CaseSet.load(List.of(directory), rules)));
        }
        if (packs.isEmpty()) {
            throw new AssertionError("no pack was found");
        }
        return packs;
    }
}
