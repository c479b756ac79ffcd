package dev.tocsin.connector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tocsin.connector.check.CheckResult;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Explanation;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * SARIF 2.1.0. Paths are relative to the repository ({@code %SRCROOT%}), so that GitHub's code scanning puts each
 * finding on its line. Every rule carries its whole explanation, since no page on the web does.
 */
record SarifReport() implements Report {
    private static final String ROOT = "%SRCROOT%";

    @Override
    public void write(Run run, Writer out) throws IOException {
        List<Code> codes = new ArrayList<>(new TreeSet<>(
                run.result().findings().stream().map(Diagnostic::code).toList()));
        Json.write(
                out,
                json -> Json.object(json, log -> {
                    log.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
                    log.writeStringField("version", "2.1.0");
                    Json.everyOf(
                            log,
                            "runs",
                            List.of(run),
                            (runs, each) -> Json.object(runs, body -> run(body, run, codes)));
                }));
    }

    private static void run(JsonGenerator json, Run run, List<Code> codes) throws IOException {
        Json.object(
                json,
                "tool",
                tool -> Json.object(tool, "driver", driver -> {
                    driver.writeStringField("name", "Tocsin");
                    if (run.toolVersion().isPresent()) {
                        driver.writeStringField("version", run.toolVersion().get());
                    }
                    Json.everyOf(driver, "rules", codes, (rules, code) -> Json.object(rules, rule -> rule(rule, code)));
                }));
        json.writeStringField("columnKind", "unicodeCodePoints");
        Json.object(
                json,
                "originalUriBaseIds",
                bases -> Json.object(bases, ROOT, base -> message(base, "description", "The root of the repository.")));
        Json.everyOf(
                json,
                "invocations",
                List.of(run.result()),
                (list, result) -> Json.object(list, invocation -> invocation(invocation, run)));
        Fingerprints fingerprints = new Fingerprints(run.root());
        Json.everyOf(
                json,
                "results",
                run.result().findings(),
                (results, finding) -> Json.object(
                        results,
                        result -> result(
                                result, run.root(), finding, codes.indexOf(finding.code()), fingerprints.of(finding))));
    }

    private static void rule(JsonGenerator json, Code code) throws IOException {
        Explanation explanation = Explanation.of(code);
        json.writeStringField("id", code.id());
        message(json, "shortDescription", plain(code.summary()));
        message(json, "fullDescription", plain(explanation.text()));
        Json.object(json, "help", help -> {
            help.writeStringField("text", plain(explanation.text()));
            help.writeStringField("markdown", ExplanationMarkdown.of(explanation));
        });
        Json.object(
                json,
                "defaultConfiguration",
                configuration -> configuration.writeStringField("level", level(code.severity())));
        Json.object(json, "properties", properties -> {
            Json.everyOf(
                    properties,
                    "tags",
                    List.of(
                            "sigma",
                            code.topic().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                    JsonGenerator::writeString);
            properties.writeStringField("problem.severity", problemSeverity(code.severity()));
        });
    }

    /** SARIF has Markdown where it says so, and plain text elsewhere. */
    private static String plain(String markdown) {
        return markdown.replace("`", "");
    }

    private static void invocation(JsonGenerator json, Run run) throws IOException {
        CheckResult result = run.result();
        json.writeBooleanField("executionSuccessful", result.unreadable().isEmpty() && !result.isMisconfigured());
        json.writeNumberField("exitCode", run.exitCode());
        Json.list(
                json,
                "toolExecutionNotifications",
                result.unreadable(),
                (list, file) -> Json.object(list, notification -> {
                    notification.writeStringField("level", "error");
                    message(notification, "message", "this file cannot be read: " + file.reason());
                    Json.everyOf(
                            notification,
                            "locations",
                            List.of(file),
                            (locations, each) -> Json.object(
                                    locations,
                                    location -> Json.object(
                                            location,
                                            "physicalLocation",
                                            place -> artifact(
                                                    place,
                                                    run.root(),
                                                    file.path().toString()))));
                }));
    }

    private static void result(JsonGenerator json, SourceRoot root, Diagnostic finding, int rule, String fingerprint)
            throws IOException {
        json.writeStringField("ruleId", finding.code().id());
        json.writeNumberField("ruleIndex", rule);
        json.writeStringField("level", level(finding.severity()));
        message(
                json,
                "message",
                finding.message()
                        + finding.hint().map(hint -> "\nhint: " + hint).orElse(""));
        Json.everyOf(
                json,
                "locations",
                List.of(finding),
                (locations, each) ->
                        Json.object(locations, location -> physical(location, root, finding.source(), finding.span())));
        Json.list(
                json,
                "relatedLocations",
                finding.notes(),
                (locations, note) -> Json.object(locations, location -> {
                    physical(location, root, note.source(), note.span());
                    message(location, "message", note.message());
                }));
        // The name by which GitHub knows a finding again.
        Json.object(
                json, "partialFingerprints", prints -> prints.writeStringField("primaryLocationLineHash", fingerprint));
        Json.list(
                json,
                "fixes",
                finding.fix().stream().toList(),
                (fixes, fix) -> Json.object(fixes, member -> fix(member, root, finding.source(), fix)));
    }

    private static void fix(JsonGenerator json, SourceRoot root, SourceText source, Fix fix) throws IOException {
        message(json, "description", fix.description());
        Json.everyOf(
                json,
                "artifactChanges",
                List.of(source),
                (changes, each) -> Json.object(changes, change -> {
                    artifact(change, root, source.name());
                    Json.everyOf(
                            change,
                            "replacements",
                            fix.edits(),
                            (replacements, edit) -> Json.object(replacements, replacement -> {
                                region(replacement, "deletedRegion", source, edit.span());
                                if (!edit.replacement().isEmpty()) {
                                    message(replacement, "insertedContent", edit.replacement());
                                }
                            }));
                }));
    }

    private static void physical(JsonGenerator json, SourceRoot root, SourceText source, Span span) throws IOException {
        Json.object(json, "physicalLocation", place -> {
            artifact(place, root, source.name());
            region(place, "region", source, span);
        });
    }

    private static void artifact(JsonGenerator json, SourceRoot root, String name) throws IOException {
        Json.object(json, "artifactLocation", artifact -> {
            artifact.writeStringField("uri", root.uri(name));
            if (root.contains(name)) {
                artifact.writeStringField("uriBaseId", ROOT);
            }
        });
    }

    private static void region(JsonGenerator json, String name, SourceText source, Span span) throws IOException {
        Region region = Region.of(source, span);
        Json.object(json, name, member -> {
            member.writeNumberField("startLine", region.start().line());
            member.writeNumberField("startColumn", region.start().column());
            member.writeNumberField("endLine", region.end().line());
            member.writeNumberField("endColumn", region.end().column());
        });
    }

    private static void message(JsonGenerator json, String name, String text) throws IOException {
        Json.object(json, name, message -> message.writeStringField("text", text));
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    private static String problemSeverity(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "recommendation";
        };
    }
}
