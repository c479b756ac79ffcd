package dev.tocsin.connector.cli;

import dev.tocsin.connector.check.CheckResult;
import dev.tocsin.connector.report.Report;
import dev.tocsin.connector.report.SourceRoot;
import dev.tocsin.sigma.diagnostic.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In which form the findings of a check go where, and which of them make it fail. */
final class FindingsOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = {
                "text, json, sarif (2.1.0), junit, github (workflow commands) or gitlab (code quality).",
                "Default: ${DEFAULT-VALUE}."
            })
    private Format format = Format.text;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "File for the findings; default: standard output.")
    private @Nullable Path output;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "warning",
            description = {
                "The lightest findings that end the command with 1: error, warning or info.",
                "Default: ${DEFAULT-VALUE}."
            })
    private FailOn failOn = FailOn.warning;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "Colours in text: auto, always or never. Default: ${DEFAULT-VALUE}; NO_COLOR is heeded.")
    private Colouring color = Colouring.auto;

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

    /** The file for the results; null for standard output. */
    @Nullable
    Path output() {
        return output;
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
            case text ->
                Report.text(
                        output == null ? color.of(Colouring.Stream.STANDARD_OUTPUT, System.getenv()) : color.ofFile());
            case json -> Report.json();
            case sarif -> Report.sarif();
            case junit -> Report.junit();
            case github -> Report.github();
            case gitlab -> Report.gitlab();
        };
        ResultFile.print(output, standardOutput, out -> report.write(run, out));
    }
}
