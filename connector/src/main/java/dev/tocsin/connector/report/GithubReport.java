package dev.tocsin.connector.report;

import dev.tocsin.connector.rules.RuleSet.Unreadable;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;

/**
 * Workflow commands of GitHub Actions ("Workflow commands for GitHub Actions", setting a debug, notice, warning or error
 * message). Columns are left out where a finding goes over several lines: the runner takes both or neither.
 */
record GithubReport() implements Report {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\r\n\t]]");

    @Override
    public void write(Run run, Writer out) throws IOException {
        for (Unreadable file : run.result().unreadable()) {
            out.write("::error file=" + property(run.root().path(file.path().toString())) + ",title=unreadable::"
                    + data("this file cannot be read: " + file.reason()) + "\n");
        }
        for (Diagnostic finding : run.result().findings()) {
            out.write(command(run.root(), finding));
            out.write('\n');
        }
    }

    private static String command(SourceRoot root, Diagnostic finding) {
        Region region = Region.of(finding.source(), finding.span());
        StringBuilder command = new StringBuilder("::")
                .append(word(finding.severity()))
                .append(" file=")
                .append(property(root.path(finding.source().name())))
                .append(",line=")
                .append(region.start().line())
                .append(",endLine=")
                .append(region.end().line());
        if (region.isOnOneLine()) {
            command.append(",col=")
                    .append(region.start().column())
                    .append(",endColumn=")
                    .append(region.end().column());
        }
        return command.append(",title=")
                .append(property(finding.code().id()))
                .append("::")
                .append(data(finding.message()
                        + finding.hint().map(hint -> "\nhint: " + hint).orElse("")))
                .toString();
    }

    private static String word(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "notice";
        };
    }

    /** What a rule holds must not colour or move what the log shows. */
    private static String data(String text) {
        return CONTROL.matcher(text)
                .replaceAll("\uFFFD")
                .replace("%", "%25")
                .replace("\r", "%0D")
                .replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
