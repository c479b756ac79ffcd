package dev.tocsin.connector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tocsin.connector.check.CheckResult;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.source.Position;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** Everything that is known. docs/checking.md describes the members; a change that breaks readers raises the version. */
record JsonReport() implements Report {
    private static final int VERSION = 1;

    @Override
    public void write(Run run, Writer out) throws IOException {
        CheckResult result = run.result();
        Json.write(
                out,
                json -> Json.object(json, document -> {
                    document.writeNumberField("version", VERSION);
                    Json.everyOf(
                            document, "files", result.sources(), (list, source) -> list.writeString(source.name()));
                    Json.everyOf(
                            document,
                            "unreadable",
                            result.unreadable(),
                            (list, file) -> Json.object(list, member -> {
                                member.writeStringField("path", file.path().toString());
                                member.writeStringField("reason", file.reason());
                            }));
                    Json.everyOf(
                            document,
                            "findings",
                            result.findings(),
                            (list, finding) -> Json.object(list, member -> finding(member, finding)));
                    Json.object(document, "summary", member -> summary(member, run));
                }));
    }

    static void finding(JsonGenerator json, Diagnostic finding) throws IOException {
        json.writeStringField("code", finding.code().id());
        json.writeStringField("severity", finding.severity().word());
        json.writeStringField("message", finding.message());
        if (finding.hint().isPresent()) {
            json.writeStringField("hint", finding.hint().get());
        }
        json.writeStringField("path", finding.source().name());
        place(json, finding.source(), finding.span());
        Json.list(
                json,
                "notes",
                finding.notes(),
                (list, note) -> Json.object(list, member -> {
                    member.writeStringField("message", note.message());
                    member.writeStringField("path", note.source().name());
                    place(member, note.source(), note.span());
                }));
        if (finding.fix().isPresent()) {
            Fix fix = finding.fix().get();
            Json.object(json, "fix", member -> {
                member.writeStringField("description", fix.description());
                Json.everyOf(
                        member,
                        "edits",
                        fix.edits(),
                        (list, edit) -> Json.object(list, change -> {
                            place(change, finding.source(), edit.span());
                            change.writeStringField("replacement", edit.replacement());
                        }));
            });
        }
        json.writeStringField("explanation", "tocsin explain " + finding.code().id());
    }

    private static void place(JsonGenerator json, SourceText source, Span span) throws IOException {
        Region region = Region.of(source, span);
        Json.object(json, "start", member -> position(member, region.start(), span.start()));
        Json.object(json, "end", member -> position(member, region.end(), span.end()));
    }

    private static void position(JsonGenerator json, Position position, int offset) throws IOException {
        json.writeNumberField("line", position.line());
        json.writeNumberField("column", position.column());
        json.writeNumberField("offset", offset);
    }

    private static void summary(JsonGenerator json, Run run) throws IOException {
        CheckResult result = run.result();
        json.writeNumberField(
                "files", result.sources().size() + result.unreadable().size());
        json.writeNumberField("rules", result.rules().rules().size());
        otherProducts(json, result.rules());
        json.writeNumberField("errors", result.count(Severity.ERROR));
        json.writeNumberField("warnings", result.count(Severity.WARNING));
        json.writeNumberField("infos", result.count(Severity.INFO));
        json.writeNumberField("fixable", result.fixable());
        json.writeNumberField("exitCode", run.exitCode());
    }

    /** How many rules are left out since they are for logs of other products, by product. */
    static void otherProducts(JsonGenerator json, RuleSet rules) throws IOException {
        Json.object(json, "otherProducts", products -> {
            for (Map.Entry<String, Integer> product : rules.otherProducts().entrySet()) {
                products.writeNumberField(product.getKey(), product.getValue());
            }
        });
    }
}
