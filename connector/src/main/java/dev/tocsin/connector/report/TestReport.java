package dev.tocsin.connector.report;

import dev.tocsin.connector.cases.CaseSet;
import dev.tocsin.connector.engine.Engine;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.connector.verdict.CaseResult;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer.Colour;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A form of what the tests of rules showed. */
public sealed interface TestReport permits TestTextReport, TestJsonReport, TestJunitReport {
    /** Writes everything, and leaves the writer open. */
    void write(TestRun run, Writer out) throws IOException;

    /** For people: every failed case with what the event lacks. */
    static TestReport text(Colour colour, Passing passing) {
        return new TestTextReport(colour, passing);
    }

    /** Everything that is known, in the form that docs/testing.md describes. */
    static TestReport json() {
        return new TestJsonReport();
    }

    /** JUnit's XML, which Jenkins, GitLab and most others take: a suite a tests file. */
    static TestReport junit() {
        return new TestJunitReport();
    }

    /** Whether cases that passed are told one by one. */
    enum Passing {
        COUNTED,
        LISTED
    }

    /** What a rule without tests is. */
    enum Untested {
        LISTED,
        A_FAILURE
    }

    /**
     * Tests that have run.
     *
     * @param engines those that decided every case
     * @param rules the rules that were read, with what of them is left out
     * @param tests the tests that were read
     * @param findings what is wrong with the rules and the tests files
     * @param root what paths are told relative to, for tools that know the repository
     */
    record TestRun(
            List<CaseResult> results,
            List<Engine> engines,
            RuleSet rules,
            CaseSet tests,
            List<Diagnostic> findings,
            Untested untested,
            SourceRoot root,
            int exitCode) {
        public TestRun {
            results = List.copyOf(results);
            engines = List.copyOf(engines);
            findings = List.copyOf(findings);
        }

        /** How many cases failed. */
        public long failed() {
            return results.stream().filter(result -> !result.passed()).count();
        }

        /** Whether something is a failure: a case, or a rule without one where each must have one. */
        public boolean hasFailures() {
            return failed() > 0
                    || (untested == Untested.A_FAILURE && !tests.untested().isEmpty());
        }
    }
}
