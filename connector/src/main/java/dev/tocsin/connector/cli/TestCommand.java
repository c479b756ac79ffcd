package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.cases.CaseSet;
import dev.tocsin.connector.cases.CaseSet.BoundCase;
import dev.tocsin.connector.engine.Engine;
import dev.tocsin.connector.engine.Evaluator;
import dev.tocsin.connector.report.SourceRoot;
import dev.tocsin.connector.report.TestReport;
import dev.tocsin.connector.report.TestReport.Passing;
import dev.tocsin.connector.report.TestReport.TestRun;
import dev.tocsin.connector.report.TestReport.Untested;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.connector.rules.TestsFiles;
import dev.tocsin.connector.verdict.CaseResult;
import dev.tocsin.connector.verdict.CaseRun;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.diagnostic.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        description = {
            "Runs the tests that stand beside rules: whoami.tests.yml beside whoami.yml.",
            "Every case is decided by the oracle and by Drools, with all rules loaded together."
        },
        footer = {
            "",
            "docs/testing.md describes the files; `tocsin schema tests` is for editors.",
            "--verbose lists the cases that passed too.",
            "",
            "Exit codes: 0 all passed, 1 a case failed, 2 a rule or a tests file is wrong",
            "(the rest ran), 3 something could not be read, or Elasticsearch did not answer."
        })
final class TestCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PlaceholderOption placeholders = new PlaceholderOption();

    @Mixin
    private TestEngines engines = new TestEngines();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, json or junit. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Mixin
    private ResultOptions resultOptions = new ResultOptions();

    @Option(names = "--require-tests", description = "A rule without tests is a failure.")
    private boolean requireTests;

    @Option(
            names = "--rule",
            paramLabel = "TEXT",
            description = "Only cases of rules whose id is this, or whose title or file has it in its name.")
    private @Nullable String wanted;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Rule files, IoC lists, tests files, or folders of them.")
    private List<Path> paths;

    /** As written on the command line. */
    enum Format {
        text,
        json,
        junit
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        resultOptions.requireOtherThan(paths);
        RuleSet rules =
                RuleArguments.reading(paths, () -> RuleSet.load(TestsFiles.withRules(paths), placeholders.read(err)));
        CaseSet tests = RuleArguments.reading(paths, () -> CaseSet.load(paths, rules));
        if (tests.sources().isEmpty() && tests.unreadable().isEmpty()) {
            RuleArguments.requireFiles(rules, paths);
        }
        CaseSet chosen = chosen(tests);
        List<Diagnostic> findings = Stream.concat(rules.diagnostics().stream(), tests.diagnostics().stream())
                .toList();
        printFindings(findings, err);
        RuleArguments.printUnreadable(rules, err);
        RuleArguments.printUnreadable(tests.unreadable(), err);
        return engines.over(
                CaseRun.events(chosen.cases()),
                rules.compiled(),
                err,
                others -> report(rules, chosen, findings, others));
    }

    private int report(RuleSet rules, CaseSet tests, List<Diagnostic> findings, List<Evaluator> others)
            throws IOException {
        List<CaseResult> results = CaseRun.run(tests.cases(), rules.compiled(), others);
        List<Engine> all = new ArrayList<>(List.of(Engine.ORACLE, Engine.DROOLS));
        others.forEach(engine -> all.add(engine.engine()));
        Untested untested = requireTests ? Untested.A_FAILURE : Untested.LISTED;
        SourceRoot root = SourceRoot.around(Path.of(""));
        TestRun run = new TestRun(results, all, rules, tests, findings, untested, root, ExitCode.CLEAN);
        run = new TestRun(results, all, rules, tests, findings, untested, root, exitCode(run, rules));
        write(run);
        summarize(run, rules);
        return run.exitCode();
    }

    private static int exitCode(TestRun run, RuleSet rules) {
        if (!rules.unreadable().isEmpty() || !run.tests().unreadable().isEmpty()) {
            return ExitCode.ENVIRONMENT;
        }
        if (rules.hasErrors() || run.tests().hasErrors()) {
            return ExitCode.BAD_RULES;
        }
        return run.hasFailures() ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    /** What is wanted of the tests; mistakes in the others are told all the same. */
    private CaseSet chosen(CaseSet tests) {
        if (wanted == null) {
            return tests;
        }
        String text = wanted.toLowerCase(Locale.ROOT);
        CaseSet chosen = tests.of(rule -> rule.rule().metadata().id().equals(wanted)
                || rule.rule().metadata().title().toLowerCase(Locale.ROOT).contains(text)
                || TestsFiles.stem(rule.path()).toLowerCase(Locale.ROOT).contains(text));
        if (chosen.cases().isEmpty() && chosen.untested().isEmpty()) {
            throw new EnvironmentException(
                    "no rule fits --rule " + wanted, "give an id, or a part of a title or of the name of a file");
        }
        return chosen;
    }

    private void printFindings(List<Diagnostic> findings, PrintWriter err) {
        if (!findings.isEmpty()) {
            err.println(DiagnosticRenderer.in(resultOptions.ofErrors()).render(findings));
            err.flush();
        }
    }

    private void write(TestRun run) throws IOException {
        Passing passing =
                Optional.ofNullable(main).filter(Main::isVerbose).isPresent() ? Passing.LISTED : Passing.COUNTED;
        TestReport report = switch (format) {
            case text -> TestReport.text(resultOptions.ofResults(), passing);
            case json -> TestReport.json();
            case junit -> TestReport.junit();
        };
        resultOptions.print(spec.commandLine().getOut(), out -> report.write(run, out));
    }

    private void summarize(TestRun run, RuleSet rules) {
        PrintWriter err = spec.commandLine().getErr();
        List<BoundCase> cases = run.tests().cases();
        long tested = cases.stream()
                .map(bound -> bound.rule().rule().metadata().id())
                .distinct()
                .count();
        int events = cases.stream()
                .mapToInt(bound -> bound.ruleCase().events().size())
                .sum();
        err.println("Tested " + Counts.of(tested, "rule") + " with " + Counts.of(cases.size(), "case") + " ("
                + Counts.of(events, "event") + ") on "
                + run.engines().stream().map(Engine::word).collect(Collectors.joining(", ")) + ".");
        int wrong = run.tests().unreadable().size() + rules.unreadable().size();
        err.println((run.failed() == 0 ? "No case" : Counts.of(run.failed(), "case")) + " failed"
                + counted(run.tests().notRun().size(), "case", " could not run")
                + counted(run.tests().untested().size(), "rule", " without tests")
                + counted(
                        run.findings().stream()
                                .filter(finding -> finding.severity() == Severity.ERROR)
                                .count(),
                        "error",
                        "")
                + counted(wrong, "file", " could not be read")
                + RuleArguments.otherProducts(rules)
                + RuleArguments.skipped(rules)
                + ".");
        err.flush();
    }

    private static String counted(long number, String noun, String what) {
        return number == 0 ? "" : "; " + Counts.of(number, noun) + what;
    }
}
