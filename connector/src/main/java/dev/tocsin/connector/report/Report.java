package dev.tocsin.connector.report;

import dev.tocsin.connector.check.CheckResult;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer.Colour;
import dev.tocsin.sigma.diagnostic.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/** A form of the findings of a check. */
public sealed interface Report permits TextReport, JsonReport, SarifReport, JunitReport, GithubReport, GitlabReport {
    /** Writes everything, and leaves the writer open. */
    void write(Run run, Writer out) throws IOException;

    /** For people, with the line of each finding. */
    static Report text(Colour colour) {
        return new TextReport(colour);
    }

    /** Everything that is known, in the form that docs/checking.md describes. */
    static Report json() {
        return new JsonReport();
    }

    /** SARIF 2.1.0 (OASIS), which GitHub's code scanning takes. */
    static Report sarif() {
        return new SarifReport();
    }

    /** JUnit's XML, which Jenkins, GitLab and most others take: a suite a file, a case a rule. */
    static Report junit() {
        return new JunitReport();
    }

    /** GitHub's workflow commands: printed by a step, they mark the lines of the change. */
    static Report github() {
        return new GithubReport();
    }

    /** GitLab's code quality report. */
    static Report gitlab() {
        return new GitlabReport();
    }

    /**
     * A check that has ended.
     *
     * @param root what paths are told relative to, for tools that know the repository
     * @param failOn the lightest findings that make the check fail
     * @param toolVersion empty if the program was not packaged
     */
    record Run(CheckResult result, SourceRoot root, Severity failOn, int exitCode, Optional<String> toolVersion) {}
}
