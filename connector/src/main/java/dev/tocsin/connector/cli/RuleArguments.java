package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer.Colour;
import dev.tocsin.sigma.diagnostic.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Loads the rules that a command was given, and says what is wrong with them. */
final class RuleArguments {
    private RuleArguments() {}

    /**
     * Loads rules and prints their diagnostics.
     *
     * @throws EnvironmentException if a path cannot be read, or holds no rule file
     */
    static RuleSet load(List<Path> paths, PrintWriter err) {
        RuleSet rules = read(paths);
        if (rules.files() == 0) {
            throw new EnvironmentException(
                    "there is no rule file (*.yml, *.yaml) below " + joined(paths),
                    "Name a rule file, an IoC list, or a folder of them.");
        }
        if (!rules.diagnostics().isEmpty()) {
            Colour colour = Boolean.getBoolean("tocsin.terminal") ? Colour.ALWAYS : Colour.NEVER;
            err.println(DiagnosticRenderer.in(colour).render(rules.diagnostics()));
            err.flush();
        }
        return rules;
    }

    private static RuleSet read(List<Path> paths) {
        try {
            return RuleSet.load(paths);
        } catch (NoSuchFileException e) {
            throw new EnvironmentException(
                    "the rule path " + e.getFile() + " does not exist", "Check its spelling.", e);
        } catch (AccessDeniedException e) {
            throw new EnvironmentException(
                    "you may not read " + e.getFile(), "Grant the permission, or name a path without it.", e);
        } catch (IOException e) {
            throw new EnvironmentException(
                    "the rules below " + joined(paths) + " cannot be read: " + e.getMessage(),
                    "Check that the files are readable.",
                    e);
        }
    }

    /** What was loaded and what does not run, in one line: every rule of every file is in one of the numbers. */
    static String summary(RuleSet rules) {
        String loaded = loaded(rules);
        if (rules.correlationRules() > 0) {
            loaded += "; skipped " + Counts.of(rules.correlationRules(), "correlation rule")
                    + ": they are checked, but not run yet";
        }
        return rules.hasErrors()
                ? loaded + "; " + Counts.of(rules.count(Severity.ERROR), "error")
                        + ": the rules they are in did not run"
                : loaded;
    }

    /** The same without the errors. */
    static String loaded(RuleSet rules) {
        StringBuilder summary = new StringBuilder(
                Counts.of(rules.rules().size(), "rule") + " from " + Counts.of(rules.files(), "file"));
        int others = rules.otherProducts().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        if (others > 0) {
            summary.append("; left out ")
                    .append(Counts.of(others, "rule"))
                    .append(" for logs that Winlogbeat does not ship (")
                    .append(rules.otherProducts().entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .collect(Collectors.joining(", ")))
                    .append(')');
        }
        return summary.toString();
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
