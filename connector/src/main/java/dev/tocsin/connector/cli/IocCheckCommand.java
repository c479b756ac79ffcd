package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.check.CheckRequest;
import dev.tocsin.connector.check.CheckResult;
import dev.tocsin.connector.check.RuleCheck;
import dev.tocsin.sigma.diagnostic.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = {
            "Says what is wrong with IoC lists: mistakes, repetitions, what is expired, too broad or on a warning list.",
            "`tocsin check` says the same among all it says of rules."
        },
        footer = {
            "",
            "Exit codes: 0 nothing at or above --fail-on, 1 findings but no error, 2 a list is wrong, 3 "
                    + "something could not be read or written (everything else was checked)."
        })
final class IocCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private FindingsOptions findings = new FindingsOptions();

    @Mixin
    private AllowListOption allowList = new AllowListOption();

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "IoC lists, or folders with some.")
    private List<Path> paths;

    @Override
    public Integer call() throws IOException {
        findings.results().requireOtherThan(paths);
        RuleCheck check = new RuleCheck(
                new CheckRequest(paths, new CheckRequest.Validators.Standard(), Optional.empty(), allowList.files()),
                Clock.systemUTC());
        CheckResult all = RuleArguments.reading(paths, check::run);
        RuleArguments.requireFiles(all.rules(), paths);
        CheckResult result = all.ofIocLists();
        if (result.rules().files() == 0 && result.findings().isEmpty()) {
            throw new EnvironmentException(
                    paths.size() == 1 && all.rules().files() == 1
                            ? paths.getFirst() + " is no IoC list"
                            : "there is no IoC list among "
                                    + Counts.of(all.rules().files(), "file"),
                    "a list has the key `indicators`; `tocsin check` checks Sigma rules");
        }
        PrintWriter err = spec.commandLine().getErr();
        RuleArguments.printUnreadable(result.unreadable(), err);
        int code = findings.exitCode(result);
        findings.write(result, code, spec.commandLine().getOut());
        long indicators = result.rules().compiled().stream()
                .flatMap(rule -> rule.list().stream())
                .mapToLong(list -> list.indicators().size())
                .sum();
        err.println("Checked " + Counts.of(result.rules().sources().size(), "IoC list") + " with "
                + Counts.of(indicators, "indicator") + ".");
        err.println(Counts.of(result.count(Severity.ERROR), "error") + ", "
                + Counts.of(result.count(Severity.WARNING), "warning") + ", "
                + String.format(Locale.ROOT, "%,d", result.count(Severity.INFO)) + " info.");
        err.flush();
        return code;
    }
}
