package dev.tocsin.connector.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.drools.Match;
import dev.tocsin.compiler.drools.RuleEngine;
import dev.tocsin.compiler.eval.Evidence;
import dev.tocsin.connector.alert.EcsSink;
import dev.tocsin.connector.alert.Stored;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import dev.tocsin.connector.hunt.Hunt;
import dev.tocsin.connector.hunt.HuntListener;
import dev.tocsin.connector.hunt.HuntReport;
import dev.tocsin.connector.hunt.HuntRequest;
import dev.tocsin.connector.hunt.TimeWindow;
import dev.tocsin.connector.testing.Cluster;
import dev.tocsin.connector.testing.Event;
import dev.tocsin.connector.testing.Rules;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule files to what runs: what the documents of a set do to each other. */
final class RuleSetTest {
    private static final String FILTER = """
            title: Known tools
            logsource: {product: windows, category: process_creation}
            filter:
              rules: any
              selection: {CommandLine|contains: backup}
              condition: not selection
            """;

    private static final List<Event> EVENTS = List.of(
            Event.processStart("attack", "2025-01-01T00:00:00Z", "wipe disk"),
            Event.processStart("tool", "2025-01-02T00:00:00Z", "wipe --backup"),
            Event.processStart("other", "2025-01-03T00:00:00Z", "dir"));

    @TempDir
    private Path folder;

    private RuleSet load(String... files) throws IOException {
        for (int i = 0; i < files.length; i++) {
            Files.writeString(folder.resolve((char) ('a' + i) + ".yml"), files[i]);
        }
        return RuleSet.load(List.of(folder));
    }

    /** Which events the engine finds, as {@code rule|event}. */
    private static Set<String> inProcess(List<CompiledRule> rules) throws Exception {
        Set<String> found = new TreeSet<>();
        try (RuleEngine engine = RuleEngine.of(rules)) {
            for (Event event : EVENTS) {
                for (Match match : engine.evaluate(document(event))) {
                    found.add(match.rule().metadata().title() + "|" + event.id());
                }
            }
        }
        return found;
    }

    private static Document document(Event event) throws Exception {
        return Document.parse(event.json().getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> codes(RuleSet rules) {
        return rules.diagnostics().stream()
                .map(diagnostic -> diagnostic.code().id())
                .toList();
    }

    /** The filter stands before the rule, in another file. */
    @Test
    void aFilterChangesWhatMatchesInTheEngineAndInElasticsearch() throws Exception {
        String rule = Rules.text("Wiper", "wipe");
        RuleSet unfiltered = load(rule);
        assertEquals(Set.of("Wiper|attack", "Wiper|tool"), inProcess(unfiltered.compiled()));

        RuleSet filtered = load(FILTER, rule);
        assertEquals(List.of(), filtered.diagnostics());
        assertEquals(Set.of("Wiper|attack"), inProcess(filtered.compiled()));

        Cluster cluster = Cluster.shared();
        String index = Cluster.unique("winlogbeat");
        cluster.createIndex(index, 1);
        cluster.index(index, EVENTS);
        cluster.refresh(index);
        assertEquals(2, hunt(cluster, unfiltered, index).documents());
        HuntReport report = hunt(cluster, filtered, index);
        assertEquals(1, report.documents(), "the query leaves out what the filter excludes");
        assertEquals(new Stored(1, 0), report.stored());
    }

    private static HuntReport hunt(Cluster cluster, RuleSet rules, String index) {
        String namespace = Cluster.unique("filters").replace('-', '_');
        try (Connection connection = cluster.connect()) {
            EcsSink sink = new EcsSink(connection, namespace);
            sink.prepare();
            Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
            return new Hunt(connection, sink, clock, HuntListener.SILENT)
                    .run(new HuntRequest(
                            rules.compiled(),
                            IndexSelection.of(List.of(index)),
                            new TimeWindow(Instant.parse("2025-01-01T00:00:00Z"), Optional.empty()),
                            Duration.ofMinutes(5),
                            namespace));
        }
    }

    @Test
    void severalFiltersMustAllHold() throws Exception {
        String another = FILTER.replace("backup", "disk").replace("Known tools", "Known disks");
        assertEquals(
                Set.of(),
                inProcess(load(Rules.text("Wiper", "wipe"), FILTER, another).compiled()));
    }

    /** Both have a search identifier of the name {@code selection}. */
    @Test
    void aFilterThatRestrictsGivesEvidenceUnderItsOwnName() throws Exception {
        RuleSet rules = load(Rules.text("Wiper", "wipe"), FILTER.replace("not selection", "1 of them"));
        assertEquals(Set.of("Wiper|tool"), inProcess(rules.compiled()));
        try (RuleEngine engine = RuleEngine.of(rules.compiled())) {
            assertEquals(
                    List.of("selection", "Known tools: selection"),
                    engine.evaluate(document(EVENTS.get(1))).getFirst().evidence().stream()
                            .map(Evidence::search)
                            .toList());
        }
    }

    /** {@code Image} is another field of the document in a log of Windows itself than in one of Sysmon. */
    @Test
    void aFilterReadsTheFieldsOfTheRulesOwnLogSource() throws Exception {
        String rule = Rules.text("Logon", "x")
                .replace("category: process_creation", "service: security")
                .replace("CommandLine|contains: 'x'", "EventID: 4624");
        RuleSet rules = load(rule, """
                title: Not the scanner
                logsource: {product: windows}
                filter:
                  rules: any
                  selection: {IpAddress: 10.0.0.5}
                  condition: not selection
                """);
        assertEquals(List.of(), rules.diagnostics());
        String event = """
                {"winlog": {"channel": "Security", "event_data": {"IpAddress": "%s"}}, "event": {"code": "4624"}}""";
        try (RuleEngine engine = RuleEngine.of(rules.compiled())) {
            assertEquals(1, matches(engine, event.formatted("10.0.0.6")));
            assertEquals(0, matches(engine, event.formatted("10.0.0.5")));
        }
    }

    private static int matches(RuleEngine engine, String json) throws Exception {
        return engine.evaluate(Document.parse(json.getBytes(StandardCharsets.UTF_8)))
                .size();
    }

    @Test
    void aFilterWithAnErrorIsLeftOutAndTheRuleRuns() throws Exception {
        String rule = Rules.text("Wiper", "wipe");
        RuleSet wrongCondition = load(rule, FILTER.replace("not selection", "not selektion"));
        assertEquals(List.of("unknown-identifier"), codes(wrongCondition));
        assertEquals(Set.of("Wiper|attack", "Wiper|tool"), inProcess(wrongCondition.compiled()));

        // Found only while a rule is compiled, and said once for all rules.
        RuleSet placeholder =
                load(rule, FILTER.replace("contains: backup", "expand: '%tools%'"), Rules.text("Second", "wipe"));
        assertEquals(List.of("unresolved-placeholder"), codes(placeholder));
        assertEquals(
                Set.of("Second|attack", "Second|tool", "Wiper|attack", "Wiper|tool"),
                inProcess(placeholder.compiled()));

        RuleSet taxonomy = load(
                rule,
                "taxonomy: acme\n" + FILTER,
                rule.replace("Wiper", "Third").replace("id:", "x:"));
        assertEquals(List.of("unsupported-taxonomy"), codes(taxonomy));
        assertTrue(taxonomy.hasErrors());
    }

    @Test
    void theSecondOfTwoRulesWithOneIdDoesNotRun() throws Exception {
        String rule = Rules.text("Wiper", "wipe");
        RuleSet rules = load(rule, rule.replace("title: Wiper", "title: Second"));
        assertEquals(List.of("identifier_uniqueness"), codes(rules));
        Diagnostic finding = rules.diagnostics().getFirst();
        assertEquals(folder.resolve("b.yml").toString(), finding.source().name());
        assertEquals("2:5", place(finding));
        assertEquals(Set.of("Wiper|attack", "Wiper|tool"), inProcess(rules.compiled()));
    }

    private static String place(Diagnostic finding) {
        var position = finding.source().position(finding.span().start());
        return position.line() + ":" + position.column();
    }

    @Test
    void aLegacyCollectionBecomesRules() throws Exception {
        RuleSet rules = load("""
                action: global
                logsource: {product: windows, category: process_creation}
                detection: {condition: selection}
                ---
                title: Wiper
                detection: {selection: {CommandLine|contains: wipe}}
                ---
                action: repeat
                title: Lister
                detection: {selection: {CommandLine|contains: dir}}
                """);
        assertEquals(List.of(), rules.diagnostics());
        assertEquals(Set.of("Lister|other", "Wiper|attack", "Wiper|tool"), inProcess(rules.compiled()));
    }

    @Test
    void correlationRulesAreCountedAndRaiseNoFinding() throws Exception {
        RuleSet rules = load(Rules.text("Wiper", "wipe") + "name: wiper\n", """
                title: Many wipers
                correlation: {type: event_count, rules: wiper, timespan: 5m, condition: {gte: 10}}
                """);
        assertEquals(List.of(), rules.diagnostics());
        assertEquals(1, rules.correlationRules());
        assertEquals(1, rules.rules().size());
        assertEquals(
                Optional.of("wiper"),
                rules.rules()
                        .getFirst()
                        .detectionRule()
                        .orElseThrow()
                        .metadata()
                        .name());
    }

    @Test
    void findingsAreInTheOrderOfFilesAndPlaces() throws Exception {
        RuleSet rules = load(
                "title: C\ncorrelation: {type: temporal, rules: [nobody], timespan: 5}\nlevl: x\n",
                "title: D\ncorrelation: {type: temporal, rules: [nobody], timespan: 5m}\nlevl: x\n",
                FILTER.replace("process_creation", "dns_query").replace("selection}", "selektion}"),
                Rules.text("Wiper", "wipe")
                        .replace("contains", "expand|contains")
                        .replace("'wipe'", "'%wipe%'"));
        List<String> places = new ArrayList<>();
        for (Diagnostic diagnostic : rules.diagnostics()) {
            places.add(folder.relativize(Path.of(diagnostic.source().name())) + ":" + place(diagnostic) + " "
                    + diagnostic.code().id());
        }
        assertEquals(
                List.of(
                        "a.yml:2:58 invalid-timespan",
                        "a.yml:3:1 custom_attributes",
                        "b.yml:2:39 unknown-rule-reference",
                        "b.yml:3:1 custom_attributes",
                        "c.yml:2:12 idle-filter",
                        "d.yml:10:35 unresolved-placeholder"),
                places,
                () -> DiagnosticRenderer.plain().render(rules.diagnostics()));
    }
}
