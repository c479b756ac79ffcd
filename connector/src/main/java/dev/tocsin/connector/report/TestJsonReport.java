package dev.tocsin.connector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tocsin.connector.cases.RuleCase;
import dev.tocsin.connector.cases.RuleCase.Expectation;
import dev.tocsin.connector.rules.RuleSet.LoadedRule;
import dev.tocsin.connector.verdict.CaseResult;
import dev.tocsin.connector.verdict.EngineAnswer;
import dev.tocsin.connector.verdict.EventResult;
import dev.tocsin.connector.verdict.Reason;
import dev.tocsin.sigma.source.Position;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** Everything that is known. docs/testing.md describes the members; a change that breaks readers raises the version. */
record TestJsonReport() implements TestReport {
    private static final int VERSION = 1;

    @Override
    public void write(TestRun run, Writer out) throws IOException {
        Json.write(
                out,
                json -> Json.object(json, document -> {
                    document.writeNumberField("version", VERSION);
                    Json.everyOf(document, "engines", run.engines(), (list, engine) -> list.writeString(engine.word()));
                    Json.everyOf(
                            document,
                            "cases",
                            run.results(),
                            (list, result) -> Json.object(list, member -> result(member, result)));
                    Json.everyOf(
                            document,
                            "notRun",
                            run.tests().notRun(),
                            (list, ruleCase) -> Json.object(list, member -> ruleCase(member, ruleCase)));
                    Json.everyOf(
                            document,
                            "untested",
                            run.tests().untested(),
                            (list, rule) -> Json.object(list, member -> rule(member, rule)));
                    Json.everyOf(
                            document,
                            "findings",
                            run.findings(),
                            (list, finding) -> Json.object(list, member -> JsonReport.finding(member, finding)));
                    Json.object(document, "summary", member -> summary(member, run));
                }));
    }

    private static void result(JsonGenerator json, CaseResult result) throws IOException {
        ruleCase(json, result.bound().ruleCase());
        Json.object(json, "rule", member -> rule(member, result.bound().rule()));
        json.writeStringField("status", status(result.passed()));
        Json.everyOf(
                json, "events", result.events(), (list, event) -> Json.object(list, member -> event(member, event)));
    }

    private static void ruleCase(JsonGenerator json, RuleCase ruleCase) throws IOException {
        json.writeStringField("name", ruleCase.name());
        if (ruleCase.description().isPresent()) {
            json.writeStringField("description", ruleCase.description().get());
        }
        place(json, ruleCase.source(), ruleCase.span());
        json.writeBooleanField("match", ruleCase.expectation() == Expectation.MATCH);
    }

    private static void place(JsonGenerator json, SourceText source, Span span) throws IOException {
        Position position = source.position(span.start());
        json.writeStringField("path", source.name());
        json.writeNumberField("line", position.line());
        json.writeNumberField("column", position.column());
    }

    private static void rule(JsonGenerator json, LoadedRule rule) throws IOException {
        json.writeStringField("path", rule.path().toString());
        json.writeStringField("id", rule.rule().metadata().id());
        json.writeStringField("title", rule.rule().metadata().title());
    }

    private static void event(JsonGenerator json, EventResult event) throws IOException {
        json.writeStringField("event", event.event().label());
        json.writeStringField("status", status(event.passed()));
        Json.object(json, "answers", answers -> {
            for (EngineAnswer answer : event.answers()) {
                answers.writeStringField(
                        answer.engine().word(), answer.said().name().toLowerCase(Locale.ROOT));
            }
        });
        Json.list(
                json,
                "refusals",
                event.answers().stream()
                        .flatMap(answer -> answer.reason().stream())
                        .toList(),
                JsonGenerator::writeString);
        Json.list(json, "why", event.why(), (list, reason) -> Json.object(list, member -> reason(member, reason)));
    }

    private static void reason(JsonGenerator json, Reason reason) throws IOException {
        json.writeStringField("about", reason.about());
        if (reason.place().isPresent()) {
            place(json, reason.place().get().source(), reason.place().get().span());
        }
        Json.everyOf(json, "tests", reason.tests(), JsonGenerator::writeString);
    }

    private static void summary(JsonGenerator json, TestRun run) throws IOException {
        json.writeNumberField("cases", run.results().size());
        json.writeNumberField(
                "events",
                run.results().stream()
                        .mapToInt(result -> result.events().size())
                        .sum());
        json.writeNumberField("failed", run.failed());
        json.writeNumberField("notRun", run.tests().notRun().size());
        json.writeNumberField("untested", run.tests().untested().size());
        json.writeNumberField(
                "unreadable",
                run.rules().unreadable().size() + run.tests().unreadable().size());
        JsonReport.otherProducts(json, run.rules());
        json.writeNumberField("correlationRules", run.rules().correlationRules());
        json.writeNumberField("exitCode", run.exitCode());
    }

    private static String status(boolean passed) {
        return passed ? "passed" : "failed";
    }
}
