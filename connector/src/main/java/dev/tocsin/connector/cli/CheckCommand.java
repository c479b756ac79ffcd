package dev.tocsin.connector.cli;

import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.sigma.diagnostic.Severity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Parses and compiles rules and says what is wrong with them.",
        footer = {"", "Exit codes: 0 nothing to say, 1 warnings, 2 a rule is wrong, 3 something could not be read."})
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Rule files, IoC lists, or folders of them.")
    private List<Path> paths;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        RuleSet rules = RuleArguments.load(paths, err);
        err.println("Checked " + RuleArguments.loaded(rules) + ". "
                + Counts.of(rules.count(Severity.ERROR), "error") + ", "
                + Counts.of(rules.count(Severity.WARNING), "warning") + ".");
        err.flush();
        return RuleArguments.exitCode(rules, rules.count(Severity.WARNING) > 0 ? ExitCode.FINDINGS : ExitCode.CLEAN);
    }
}
