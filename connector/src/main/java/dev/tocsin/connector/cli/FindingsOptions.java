package dev.tocsin.connector.cli;

import dev.tocsin.connector.check.CheckResult;
import dev.tocsin.connector.report.Report;
import dev.tocsin.connector.report.SourceRoot;
import dev.tocsin.sigma.diagnostic.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** In which form the findings of a check go where, and which of them make it fail. */
final class FindingsOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "text, json, sarif (2.1.0), junit, github (workflow commands) or gitlab (code quality). Default: "
                            + "${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Mixin
    private ResultOptions results = new ResultOptions();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "warning",
            description = "The lightest findings that end the command with 1: error, warning or info. Default: "
                    + "${DEFAULT-VALUE}.")
    private FailOn failOn = FailOn.warning;

    /** As written on the command line. */
    enum Format {
        text,
        json,
        sarif,
        junit,
        github,
        gitlab
    }

    /** As written on the command line. */
    enum FailOn {
        error(Severity.ERROR),
        warning(Severity.WARNING),
        info(Severity.INFO);

        private final Severity severity;

        FailOn(Severity severity) {
            this.severity = severity;
        }
    }

    /** Where the findings go. */
    ResultOptions results() {
        return results;
    }

    /** Whether the findings are for people to read, not for programs. */
    boolean isForPeople() {
        return format == Format.text;
    }

    /** What the findings mean for the one who asked. */
    int exitCode(CheckResult result) {
        if (!result.unreadable().isEmpty() || result.isMisconfigured()) {
            return ExitCode.ENVIRONMENT;
        }
        if (result.hasAtLeast(Severity.ERROR)) {
            return ExitCode.BAD_RULES;
        }
        return result.hasAtLeast(failOn.severity) ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    /** Writes the findings. */
    void write(CheckResult result, int exitCode, PrintWriter standardOutput) throws IOException {
        Report.Run run = new Report.Run(
                result, SourceRoot.around(Path.of("")), failOn.severity, exitCode, Main.Version.ofThisProgram());
        Report report = switch (format) {
            case text -> Report.text(results.ofResults());
            case json -> Report.json();
            case sarif -> Report.sarif();
            case junit -> Report.junit();
            case github -> Report.github();
            case gitlab -> Report.gitlab();
        };
        results.print(standardOutput, out -> report.write(run, out));
    }
}
