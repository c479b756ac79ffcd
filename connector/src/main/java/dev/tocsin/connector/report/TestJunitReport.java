package dev.tocsin.connector.report;

import dev.tocsin.connector.report.Junit.Case;
import dev.tocsin.connector.report.Junit.Outcome;
import dev.tocsin.connector.report.Junit.Suite;
import dev.tocsin.connector.rules.RuleSet.LoadedRule;
import dev.tocsin.connector.rules.RuleSet.Unreadable;
import dev.tocsin.connector.verdict.CaseResult;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.diagnostic.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JUnit's XML: a suite a tests file; a rule without tests and a file with a mistake are cases too. */
record TestJunitReport() implements TestReport {
    @Override
    public void write(TestRun run, Writer out) throws IOException {
        Map<String, List<Case>> suites = new LinkedHashMap<>();
        for (CaseResult result : run.results()) {
            add(suites, run, result.bound().ruleCase().source().name(), judged(result));
        }
        run.tests()
                .notRun()
                .forEach(ruleCase -> add(
                        suites,
                        run,
                        ruleCase.source().name(),
                        new Case(ruleCase.name(), Optional.of(new Outcome.Skipped("its rule cannot run")), "")));
        for (Diagnostic finding : run.findings()) {
            if (finding.severity() == Severity.ERROR) {
                add(suites, run, finding.source().name(), broken(finding));
            }
        }
        for (Unreadable file : run.tests().unreadable()) {
            Outcome broken = new Outcome.Broken("cannot be read: " + file.reason(), "unreadable", "");
            add(suites, run, file.path().toString(), new Case("the file", Optional.of(broken), ""));
        }
        for (LoadedRule rule : run.tests().untested()) {
            add(suites, run, rule.path().toString(), untested(rule, run.untested()));
        }
        List<Suite> all = new ArrayList<>();
        suites.forEach((name, cases) -> all.add(new Suite(name, cases)));
        Junit.write("tocsin test", all, out);
    }

    private static void add(Map<String, List<Case>> suites, TestRun run, String file, Case each) {
        suites.computeIfAbsent(run.root().path(file), absent -> new ArrayList<>())
                .add(each);
    }

    private static Case judged(CaseResult result) {
        String name = result.bound().ruleCase().name();
        if (result.passed()) {
            return new Case(name, Optional.empty(), "");
        }
        List<String> lines = CaseText.lines(result);
        String text = CaseText.title(result.bound().ruleCase()) + "\n" + String.join("\n", lines) + "\n";
        return new Case(name, Optional.of(new Outcome.Failure(lines.getFirst(), "case", text)), "");
    }

    private static Case broken(Diagnostic finding) {
        return new Case(
                "the file: " + finding.code().id(),
                Optional.of(new Outcome.Broken(
                        finding.message(),
                        finding.code().id(),
                        DiagnosticRenderer.plain().render(finding))),
                "");
    }

    private static Case untested(LoadedRule rule, Untested untested) {
        Outcome outcome = switch (untested) {
            case LISTED -> new Outcome.Skipped("the rule has no tests");
            case A_FAILURE -> new Outcome.Failure("the rule has no tests", "untested", "");
        };
        return new Case(rule.rule().metadata().title(), Optional.of(outcome), "");
    }
}
