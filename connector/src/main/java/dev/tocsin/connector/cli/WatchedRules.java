package dev.tocsin.connector.cli;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.connector.rules.WholeStates;
import dev.tocsin.connector.watch.Editions;
import dev.tocsin.connector.watch.RuleChanges;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.source.Span;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of a watch that goes on while their files change: those in use, until a later edition can be. */
final class WatchedRules implements Editions {
    private final RunOptions options;
    private final PrintWriter err;
    private final WholeStates states;
    private RuleSet inUse;
    /** Why the files do not hold what is in use. */
    private Optional<String> refusal = Optional.empty();

    private WatchedRules(RunOptions options, PrintWriter err, WholeStates states, RuleSet inUse) {
        this.options = options;
        this.err = err;
        this.states = states;
        this.inUse = inUse;
    }

    /**
     * Loads the rules and prints what is wrong with them, and how many they are.
     *
     * @throws EnvironmentException if none of them can run
     */
    static WatchedRules load(RunOptions options, Clock clock, PrintWriter err) {
        // Before they are read: what changes from now on is another edition.
        WholeStates states = new WholeStates(options.digests(clock)::look, clock);
        WatchedRules rules = new WatchedRules(options, err, states, options.load(err));
        rules.printSummary();
        return rules;
    }

    /** Those that run. */
    RuleSet inUse() {
        return inUse;
    }

    @Override
    public Optional<List<CompiledRule>> news() {
        return states.isNewOne() ? states.read(this::read).flatMap(this::judge) : Optional.empty();
    }

    /** What reading an edition gave. Nothing is printed yet: it may be of two states of the files. */
    private sealed interface Reading {
        record Done(RuleSet rules) implements Reading {}

        /** @param said what is wrong, to be printed before the failure */
        record Failed(EnvironmentException failure, String said) implements Reading {}
    }

    private Reading read() {
        StringWriter said = new StringWriter();
        try {
            return new Reading.Done(RunOptions.requireRules(options.read(new PrintWriter(said, true))));
        } catch (EnvironmentException failure) {
            return new Reading.Failed(failure, said.toString());
        }
    }

    private Optional<List<CompiledRule>> judge(Reading reading) {
        return switch (reading) {
            case Reading.Failed(EnvironmentException failure, String said) -> {
                err.print(said);
                yield refused(String.valueOf(failure.getMessage()));
            }
            case Reading.Done(RuleSet rules) -> {
                List<Diagnostic> findings = newFindings(rules);
                List<RuleSet.Unreadable> unreadable = rules.unreadable().stream()
                        .filter(file -> !inUse.unreadable().contains(file))
                        .toList();
                RuleArguments.printUnreadable(unreadable, err);
                RuleArguments.printDiagnostics(findings, err);
                long errors = findings.stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .count();
                yield errors == 0 && unreadable.isEmpty()
                        ? Optional.of(accepted(rules))
                        : refused(
                                unreadable.isEmpty()
                                        ? Counts.of(errors, "error") + " in it"
                                        : Counts.of(unreadable.size(), "file") + " cannot be read");
            }
        };
    }

    /** What makes two findings the same. */
    private record Finding(String file, String text, Code code, Span span, String message) {
        static Finding of(Diagnostic diagnostic) {
            return new Finding(
                    diagnostic.source().name(),
                    diagnostic.source().text(),
                    diagnostic.code(),
                    diagnostic.span(),
                    diagnostic.message());
        }
    }

    /** What was wrong before, in a file that is the same, was told before, and what is left out for it was left out. */
    private List<Diagnostic> newFindings(RuleSet rules) {
        Set<Finding> known = inUse.diagnostics().stream().map(Finding::of).collect(Collectors.toSet());
        return rules.diagnostics().stream()
                .filter(diagnostic -> !known.contains(Finding.of(diagnostic)))
                .toList();
    }

    private Optional<List<CompiledRule>> refused(String why) {
        refusal = Optional.of(why);
        printRefusal();
        return Optional.empty();
    }

    private List<CompiledRule> accepted(RuleSet rules) {
        err.println("New edition: " + RuleChanges.between(inUse.compiled(), rules.compiled()) + ".");
        inUse = rules;
        refusal = Optional.empty();
        printSummary();
        return rules.compiled();
    }

    private void printSummary() {
        err.println("Rules: " + RuleArguments.summary(inUse) + ".");
        err.flush();
    }

    /** Says that the files hold something that is not in use, if that is so. */
    void printRefusal() {
        refusal.ifPresent(why -> {
            err.println("error: the new edition of the rules is not taken up: " + why);
            err.println("  = hint: the watch goes on with the "
                    + Counts.of(inUse.rules().size(), "rule") + " that it has; mend the files, and they are taken up");
            err.flush();
        });
    }

    /** What a watch ends with that is asked to stop. */
    int exitCode() {
        return refusal.isPresent() ? ExitCode.BAD_RULES : RuleArguments.exitCode(inUse, ExitCode.CLEAN);
    }
}
