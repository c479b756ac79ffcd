package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.esql.Columns;
import dev.tocsin.connector.compile.Promise;
import dev.tocsin.connector.compile.PromiseCounts;
import dev.tocsin.connector.compile.RuleTargets;
import dev.tocsin.connector.compile.Target;
import dev.tocsin.connector.compile.TargetIndex;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import dev.tocsin.connector.engine.Event;
import dev.tocsin.connector.engine.EventIndex;
import dev.tocsin.connector.engine.EventMapping;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.connector.testing.Cluster;
import dev.tocsin.sigma.corpus.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The generated parts of docs/targets.md: a rule in three targets, and how many of SigmaHQ's rules each target says
 * exactly, for what Winlogbeat 8's template says of the fields and for an index of real events.
 */
final class TargetsPageTest {
    private static final Path PAGE = Path.of("../docs/targets.md");
    private static final String RULE = "../rules/hc3-2024-01-screenconnect/pipe_created_win_printspoofer.yml";
    private static final List<Target> QUERIES =
            Arrays.stream(Target.values()).filter(Target::asksAnIndex).toList();

    @Test
    void theExampleIsUpToDate() throws IOException {
        StringBuilder example = new StringBuilder();
        for (String target : List.of("lucene", "esql", "querydsl")) {
            CommandRun run = CommandRun.of("compile", "--target", target, "--shape", "pipeline", RULE);
            assertEquals(ExitCode.CLEAN, run.code(), run.err());
            example.append("`--target ").append(target).append("`:\n\n```");
            example.append(target.equals("querydsl") ? "json" : "text").append('\n');
            example.append(run.out().replace("../rules/", "rules/")).append("```\n\n");
        }
        holds("example", example.toString());
    }

    @Test
    void theCountsAreUpToDate() throws Exception {
        RuleSet rules = RuleSet.load(List.of(Corpus.path("sigmahq")));
        Map<String, PromiseCounts> counts = new LinkedHashMap<>();
        List<Event> events = events();
        IndexSelection standard = IndexSelection.of(List.of(IndexSelection.DEFAULT));
        counts.put("template", counts(rules, TargetIndex.winlogbeat8(standard)));
        try (Connection connection = Cluster.shared().connectPatiently();
                EventIndex index = EventIndex.create(connection, EventMapping.WINLOGBEAT, events)) {
            counts.put(
                    "index",
                    counts(rules, new TargetIndex(index.capabilities(rules.compiled()), Columns.KNOWN, standard)));
        }
        holds("counts", text(rules, events.size(), counts));
    }

    /** Every rule is compiled to every target, so that the numbers add up to the number of rules. */
    private static PromiseCounts counts(RuleSet rules, TargetIndex index) {
        RuleTargets compiler = new RuleTargets(index);
        List<Promise> promises = rules.rules().parallelStream()
                .flatMap(rule -> QUERIES.stream()
                        .map(target -> compiler.compile(rule, target).promise()))
                .toList();
        assertEquals(rules.rules().size() * QUERIES.size(), promises.size());
        return PromiseCounts.of(promises);
    }

    private static List<Event> events() throws Exception {
        List<Event> events = new ArrayList<>();
        for (String name : List.of("regression", "evtx-to-mitre")) {
            for (String line : Corpus.events(name + ".pipeline")) {
                JsonNode tree = new ObjectMapper().readTree(line);
                String json = (tree.has("doc") ? tree.get("doc") : tree).toString();
                events.add(new Event(
                        name + " " + events.size(), json, Document.parse(json.getBytes(StandardCharsets.UTF_8))));
            }
        }
        return events;
    }

    private static String text(RuleSet rules, int events, Map<String, PromiseCounts> counts) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d rules of SigmaHQ for Windows, every one compiled to every target:%n%n"
                        + "| target | fields | exact | superset |%n|---|---|--:|--:|%n",
                rules.rules().size()));
        counts.forEach((fields, ofFields) -> ofFields.targets()
                .forEach((target, count) -> text.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %,d | %,d |%n",
                        target.word(),
                        fields,
                        count.exact(),
                        count.superset()))));
        text.append(String.format(
                Locale.ROOT,
                "%n*template*: the default; what Winlogbeat 8 installs. *index*: `--field-caps URL` of an index with"
                        + " Winlogbeat's mapping and %,d real events in pipeline shape (the embedded node has keyword"
                        + " and text in place of wildcard and match_only_text).%n",
                events));
        counts.forEach((fields, ofFields) -> {
            text.append(String.format("%n| reason, in how many rules (%s) | %s |%n|---|", fields, header()))
                    .append("--:|".repeat(QUERIES.size()))
                    .append('\n');
            ofFields.reasons()
                    .forEach((reason, byTarget) -> text.append(String.format("| %s | ", reason))
                            .append(QUERIES.stream()
                                    .map(target -> String.format(Locale.ROOT, "%,d", byTarget.getOrDefault(target, 0)))
                                    .collect(Collectors.joining(" | ", "", " |\n"))));
        });
        return text.append('\n').toString().replace("\r\n", "\n");
    }

    private static String header() {
        return QUERIES.stream().map(Target::word).collect(Collectors.joining(" | "));
    }

    private static synchronized void holds(String part, String expected) throws IOException {
        String begin = "<!-- " + part + ": generated by TargetsPageTest, -Dgolden.update=1 writes it anew -->\n";
        String end = "<!-- end of " + part + " -->";
        String page = Files.readString(PAGE);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end, from);
        assertEquals(true, from >= begin.length() && to >= from, "docs/targets.md has no place for: " + part);
        if (System.getProperty("golden.update") != null) {
            Files.writeString(PAGE, page.substring(0, from) + expected + page.substring(to));
        }
        String now = Files.readString(PAGE);
        assertEquals(
                expected,
                now.substring(from, now.indexOf(end, from)),
                "docs/targets.md is stale: -Dgolden.update=1 writes it anew");
    }
}
