package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.FileFailure;
import dev.tocsin.connector.check.CheckRequest;
import dev.tocsin.connector.check.CheckResult;
import dev.tocsin.connector.check.FileReplacement;
import dev.tocsin.connector.check.Fixes;
import dev.tocsin.connector.check.Fixes.FixedFile;
import dev.tocsin.connector.check.RuleCheck;
import dev.tocsin.connector.report.UnifiedDiff;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Says what is wrong with rules, and repairs what is safe to repair.",
        footer = {
            "",
            "The findings go to standard output (or --output), everything else to",
            "standard error. `tocsin explain CODE` explains a finding.",
            "",
            "Exit codes: 0 nothing at or above --fail-on, 1 findings but no error,",
            "2 a rule is wrong, 3 something could not be read or written (everything else",
            "was checked)."
        })
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private PlaceholderOption placeholders = new PlaceholderOption();

    @Mixin
    private AllowListOption allowList = new AllowListOption();

    @Mixin
    private FindingsOptions findings = new FindingsOptions();

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--fix",
            description = "Repair the files where a finding has a safe fix: one after which the rule matches the same.")
    private boolean fix;

    @Option(names = "--diff", description = "Print what --fix would change, and change nothing.")
    private boolean diff;

    @Option(
            names = "--validation-config",
            paramLabel = "FILE",
            description = "Which checks are wanted: a validation configuration as sigma-cli reads it.")
    private @Nullable Path validationConfiguration;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Rule files, IoC lists, or folders of them.")
    private List<Path> paths;

    @Override
    public Integer call() throws IOException {
        if (fix && diff) {
            throw new EnvironmentException("--fix and --diff exclude each other", "look at --diff, then use --fix");
        }
        if (diff && !findings.isForPeople()) {
            throw new EnvironmentException(
                    "--diff prints the difference, not the findings", "leave --format out, or --diff");
        }
        findings.results().requireOtherThan(paths);
        RuleCheck check = open();
        CheckResult result = RuleArguments.reading(paths, check::run);
        if (result.tests().sources().isEmpty()) {
            RuleArguments.requireFiles(result.rules(), paths);
        }
        return diff ? showDifference(check, result) : report(check, result);
    }

    private RuleCheck open() {
        CheckRequest.Validators validators = validationConfiguration == null
                ? new CheckRequest.Validators.Standard()
                : new CheckRequest.Validators.Configured(validationConfiguration);
        return new RuleCheck(
                new CheckRequest(paths, validators, placeholders.file(), allowList.files()), Clock.systemUTC());
    }

    private int report(RuleCheck check, CheckResult first) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        CheckResult result = first;
        boolean allWritten = true;
        if (fix) {
            Fixes.Outcome outcome = Fixes.of(check, first);
            allWritten = write(outcome.files());
            result = allWritten ? outcome.result() : check.run();
        }
        RuleArguments.printUnreadable(result.unreadable(), err);
        int code = allWritten ? findings.exitCode(result) : ExitCode.ENVIRONMENT;
        findings.write(result, code, spec.commandLine().getOut());
        summarize(result);
        return code;
    }

    private int showDifference(RuleCheck check, CheckResult first) throws IOException {
        RuleArguments.printUnreadable(first.unreadable(), spec.commandLine().getErr());
        List<FixedFile> files = Fixes.of(check, first).files();
        findings.results().print(spec.commandLine().getOut(), out -> {
            for (FixedFile file : files) {
                out.write(UnifiedDiff.of(file.before().name(), file.before().text(), file.after()));
            }
        });
        PrintWriter err = spec.commandLine().getErr();
        err.println("--fix would change " + Counts.of(files.size(), "file") + ".");
        summarize(first);
        int code = findings.exitCode(first);
        return files.isEmpty() ? code : Math.max(code, ExitCode.FINDINGS);
    }

    /** Writes the files, says what was fixed in each, and answers whether every one was written. */
    private boolean write(List<FixedFile> files) {
        PrintWriter err = spec.commandLine().getErr();
        boolean allWritten = true;
        for (FixedFile file : files) {
            try {
                FileReplacement.replace(
                        Path.of(file.before().name()), file.before().text(), file.after());
                err.println("Fixed " + Counts.of(file.codes().size(), "finding") + " in "
                        + file.before().name() + ": "
                        + String.join(
                                ", ",
                                file.codes().stream().map(Code::id).distinct().toList()));
            } catch (IOException e) {
                err.println("error: " + file.before().name() + " cannot be written: " + FileFailure.writing(e));
                allWritten = false;
            }
        }
        err.flush();
        return allWritten;
    }

    private void summarize(CheckResult result) {
        PrintWriter err = spec.commandLine().getErr();
        int tests = result.tests().sources().size();
        err.println("Checked " + RuleArguments.loaded(result.rules())
                + (tests == 0 ? "" : ", and " + Counts.of(tests, "tests file"))
                + RuleArguments.leftOut(result.rules()) + ".");
        err.println(Counts.of(result.count(Severity.ERROR), "error") + ", "
                + Counts.of(result.count(Severity.WARNING), "warning") + ", "
                + String.format(Locale.ROOT, "%,d", result.count(Severity.INFO)) + " info"
                + (result.fixable() == 0 ? "" : "; " + result.fixable() + " can be fixed with --fix") + ".");
        err.flush();
    }
}
