package dev.tocsin.connector.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tocsin.compiler.RuleMetadata;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.connector.compile.GroupedReasons;
import dev.tocsin.connector.compile.Promise;
import dev.tocsin.connector.compile.PromiseCounts;
import dev.tocsin.connector.compile.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What targets promise for rules: rule by rule, and in numbers at the end. */
final class PromiseReport {
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private final List<List<Promise>> rules;
    private final PromiseCounts counts;

    /** @param rules the promises of all targets for each rule, at least one each */
    PromiseReport(List<List<Promise>> rules) {
        this.rules = List.copyOf(rules);
        this.counts = PromiseCounts.of(rules.stream().flatMap(List::stream).toList());
    }

    /** A list for people: targets that promise the same stand together. */
    void printText(PrintWriter out) {
        for (List<Promise> promises : rules) {
            RuleMetadata rule = promises.getFirst().rule().rule().metadata();
            out.print(OneLine.of(rule.source().name() + ": " + rule.title()) + "\n");
            alike(promises).forEach((answer, targets) -> {
                out.print("  " + answer.exactness().word() + ": " + words(targets) + "\n");
                GroupedReasons.of(answer.reasons()).fields().forEach((reason, fields) -> {
                    out.print("    - " + reason + "\n");
                    fields.forEach(field -> out.print("        " + OneLine.of(field) + "\n"));
                });
            });
            out.print("\n");
        }
        printCounts(out);
        out.flush();
    }

    private record Answer(Exactness exactness, List<String> reasons) {}

    private static Map<Answer, List<Target>> alike(List<Promise> promises) {
        Map<Answer, List<Target>> alike = new LinkedHashMap<>();
        for (Promise promise : promises) {
            alike.computeIfAbsent(new Answer(promise.exactness(), promise.reasons()), absent -> new ArrayList<>())
                    .add(promise.target());
        }
        return alike;
    }

    private static String words(List<Target> targets) {
        return targets.stream().map(Target::word).collect(Collectors.joining(", "));
    }

    private void printCounts(PrintWriter out) {
        out.print(row("", "exact", "superset"));
        counts.targets()
                .forEach((target, count) ->
                        out.print(row(target.word(), number(count.exact()), number(count.superset()))));
        if (!counts.reasons().isEmpty()) {
            out.print("\nWhy queries find more than the rule means, and in how many rules:\n");
        }
        counts.reasons().forEach((reason, byTarget) -> {
            out.print("  " + reason + "\n");
            out.print("    "
                    + byTarget.entrySet().stream()
                            .map(entry -> entry.getKey().word() + " " + number(entry.getValue()))
                            .collect(Collectors.joining(", "))
                    + "\n");
        });
    }

    private static String row(String target, String exact, String superset) {
        return String.format(Locale.ROOT, "%-8s %8s %8s%n", target, exact, superset).replace("\r\n", "\n");
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** One JSON object for programs. */
    void printJson(PrintWriter out) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonMapper.builder().build().createGenerator(text)) {
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));
            json.writeStartObject();
            json.writeArrayFieldStart("rules");
            for (List<Promise> promises : rules) {
                write(promises, json);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("targets");
            for (Map.Entry<Target, PromiseCounts.Count> count : counts.targets().entrySet()) {
                json.writeObjectFieldStart(count.getKey().word());
                json.writeNumberField("exact", count.getValue().exact());
                json.writeNumberField("superset", count.getValue().superset());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        out.print(text + "\n");
        out.flush();
    }

    private static void write(List<Promise> promises, JsonGenerator json) throws IOException {
        RuleMetadata rule = promises.getFirst().rule().rule().metadata();
        json.writeStartObject();
        json.writeStringField("id", rule.id());
        json.writeStringField("title", rule.title());
        json.writeStringField("path", rule.source().name());
        json.writeArrayFieldStart("targets");
        for (Promise promise : promises) {
            json.writeStartObject();
            json.writeStringField("target", promise.target().word());
            json.writeStringField("exactness", promise.exactness().word());
            json.writeArrayFieldStart("reasons");
            for (String reason : promise.reasons()) {
                json.writeString(reason);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
