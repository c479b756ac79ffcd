package dev.tocsin.connector.cli;

import dev.tocsin.compiler.placeholder.Placeholders;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.FileFailure;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer.Colour;
import dev.tocsin.sigma.diagnostic.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Loads the rules that a command was given, and says what is wrong with them. */
final class RuleArguments {
    private RuleArguments() {}

    /**
     * Loads rules and prints their diagnostics, and which files could not be read.
     *
     * @throws EnvironmentException if a path does not exist, or holds no rule file
     */
    static RuleSet load(List<Path> paths, Placeholders placeholders, PrintWriter err) {
        RuleSet rules = read(paths, placeholders);
        printFindings(rules, err);
        return rules;
    }

    /**
     * Loads rules and prints nothing.
     *
     * @throws EnvironmentException if a path does not exist, or holds no rule file
     */
    static RuleSet read(List<Path> paths, Placeholders placeholders) {
        RuleSet rules = reading(paths, () -> RuleSet.load(paths, placeholders));
        requireFiles(rules, paths);
        return rules;
    }

    /** Says what is wrong with rules, and which files could not be read. */
    static void printFindings(RuleSet rules, PrintWriter err) {
        printUnreadable(rules, err);
        printDiagnostics(rules.diagnostics(), err);
    }

    static void printDiagnostics(List<Diagnostic> diagnostics, PrintWriter err) {
        if (!diagnostics.isEmpty()) {
            Colour colour = Colouring.auto.of(Colouring.Stream.STANDARD_ERROR, System.getenv());
            err.println(DiagnosticRenderer.in(colour).render(diagnostics));
            err.flush();
        }
    }

    /** Reads rule files. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    /**
     * What reading the paths gives.
     *
     * @throws EnvironmentException if one of them does not exist
     */
    static <T> T reading(List<Path> paths, Reading<T> reading) {
        try {
            return reading.read();
        } catch (NoSuchFileException e) {
            throw new EnvironmentException("the rule path " + e.getFile() + " does not exist", "check its spelling", e);
        } catch (IOException e) {
            throw new EnvironmentException(
                    "the rules below " + joined(paths) + " cannot be read: " + FileFailure.reading(e),
                    "check that the files are readable",
                    e);
        }
    }

    /** Passes if there is a file to look at. */
    static void requireFiles(RuleSet rules, List<Path> paths) {
        if (rules.files() == 0) {
            throw new EnvironmentException(
                    "there is no rule file (*.yml, *.yaml) below " + joined(paths),
                    "name a rule file, an IoC list, or a folder of them");
        }
    }

    /** Says which files could not be read. */
    static void printUnreadable(RuleSet rules, PrintWriter err) {
        printUnreadable(rules.unreadable(), err);
    }

    /** Says which files could not be read. */
    static void printUnreadable(List<RuleSet.Unreadable> files, PrintWriter err) {
        for (RuleSet.Unreadable file : files) {
            err.println("error: " + file.path() + " cannot be read: " + file.reason());
        }
        err.flush();
    }

    /** The exit code of a command that ran what it could of the rules. */
    static int exitCode(RuleSet rules, int otherwise) {
        if (!rules.unreadable().isEmpty()) {
            return ExitCode.ENVIRONMENT;
        }
        return rules.hasErrors() ? ExitCode.BAD_RULES : otherwise;
    }

    /** What was loaded and what does not run, in one line: every rule of every file is in one of the numbers. */
    static String summary(RuleSet rules) {
        String loaded = loaded(rules) + leftOut(rules) + skipped(rules);
        return rules.hasErrors()
                ? loaded + "; " + Counts.of(rules.count(Severity.ERROR), "error")
                        + ": the rules they are in did not run"
                : loaded;
    }

    /** The rules and their files. */
    static String loaded(RuleSet rules) {
        StringBuilder summary = new StringBuilder(
                Counts.of(rules.rules().size(), "rule") + " from " + Counts.of(rules.files(), "file"));
        if (rules.filters() > 0) {
            summary.append(", with ").append(Counts.of(rules.filters(), "filter"));
        }
        return summary.toString();
    }

    /** Correlation rules, which do not run; empty if there are none. */
    static String skipped(RuleSet rules) {
        return rules.correlationRules() == 0
                ? ""
                : "; skipped " + Counts.of(rules.correlationRules(), "correlation rule")
                        + ": they are checked, but not run yet";
    }

    /** What has no place among the rules, to stand behind {@link #loaded}; empty if there is nothing. */
    static String leftOut(RuleSet rules) {
        return otherProducts(rules)
                + (rules.unreadable().isEmpty()
                        ? ""
                        : "; " + Counts.of(rules.unreadable().size(), "file") + " could not be read");
    }

    /** Rules for logs of other products; empty if there are none. */
    static String otherProducts(RuleSet rules) {
        int others = rules.otherProducts().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return others == 0
                ? ""
                : "; left out " + Counts.of(others, "rule") + " for logs that Winlogbeat does not ship ("
                        + rules.otherProducts().entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
