package dev.tocsin.connector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import java.io.IOException;
import java.io.Writer;

/** GitLab's code quality report: a list of issues in the subset of the Code Climate format that GitLab reads. */
record GitlabReport() implements Report {
    @Override
    public void write(Run run, Writer out) throws IOException {
        Fingerprints fingerprints = new Fingerprints(run.root());
        Json.write(out, json -> {
            json.writeStartArray();
            for (Diagnostic finding : run.result().findings()) {
                Json.object(json, issue -> issue(issue, run.root(), finding, fingerprints.of(finding)));
            }
            json.writeEndArray();
        });
    }

    private static void issue(JsonGenerator json, SourceRoot root, Diagnostic finding, String fingerprint)
            throws IOException {
        Region region = Region.of(finding.source(), finding.span());
        json.writeStringField(
                "description",
                finding.message() + finding.hint().map(hint -> "; " + hint).orElse(""));
        json.writeStringField("check_name", finding.code().id());
        json.writeStringField("fingerprint", fingerprint);
        json.writeStringField("severity", word(finding.severity()));
        Json.object(json, "location", location -> {
            location.writeStringField("path", root.path(finding.source().name()));
            Json.object(location, "lines", lines -> {
                lines.writeNumberField("begin", region.start().line());
                lines.writeNumberField("end", region.end().line());
            });
        });
    }

    private static String word(Severity severity) {
        return switch (severity) {
            case ERROR -> "critical";
            case WARNING -> "major";
            case INFO -> "info";
        };
    }
}
