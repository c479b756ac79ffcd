package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import dev.tocsin.connector.rules.FileDigests;
import dev.tocsin.connector.rules.RuleSet;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which rules a command runs on which indices. */
final class RunOptions {
    @Option(
            names = "--rules",
            required = true,
            arity = "1..*",
            paramLabel = "PATH",
            description = "Rule files, IoC lists, or folders of them.")
    private List<Path> paths = List.of();

    @Option(
            names = "--index",
            paramLabel = "PATTERNS",
            defaultValue = IndexSelection.DEFAULT,
            description = "Where the events are. Default: ${DEFAULT-VALUE}.")
    private String index = IndexSelection.DEFAULT;

    @Mixin
    private PlaceholderOption placeholders = new PlaceholderOption();

    IndexSelection indices() {
        return IndexSelection.of(List.of(index));
    }

    /** The indices as written. */
    String index() {
        return index;
    }

    /**
     * Loads the rules and prints what is wrong with them.
     *
     * @throws EnvironmentException if none of them can run
     */
    RuleSet load(PrintWriter err) {
        RuleSet rules = read(err);
        RuleArguments.printFindings(rules, err);
        return requireRules(rules);
    }

    /**
     * Reads the rules, and prints what is wrong with the placeholders.
     *
     * @throws EnvironmentException if there is nothing to read, or the placeholders cannot be used
     */
    RuleSet read(PrintWriter err) {
        return RuleArguments.read(paths, placeholders.read(err));
    }

    /** Passes if there is a rule to run. */
    static RuleSet requireRules(RuleSet rules) {
        if (rules.rules().isEmpty()) {
            throw new EnvironmentException(
                    "there is no rule to run: " + RuleArguments.summary(rules), "give other rules with --rules");
        }
        return rules;
    }

    /** What is looked at to notice that the rules are others now. */
    FileDigests digests(Clock clock) {
        return new FileDigests(paths, placeholders.file().stream().toList(), clock);
    }
}
