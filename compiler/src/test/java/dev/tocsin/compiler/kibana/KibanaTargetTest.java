package dev.tocsin.compiler.kibana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.RuleCompiler;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.esql.Columns;
import dev.tocsin.compiler.esql.EsqlQuery;
import dev.tocsin.compiler.esql.EsqlTarget;
import dev.tocsin.compiler.ioc.IocLists;
import dev.tocsin.compiler.lucene.LuceneQuery;
import dev.tocsin.compiler.lucene.LuceneTarget;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KibanaTargetTest {
    private static final List<String> INDICES = List.of("winlogbeat-*", "logs-windows.*");
    private static final FieldCapabilities TEMPLATE = FieldCapabilities.winlogbeat8();

    private static final String RULE = """
            title: Whoami
            %s
            logsource:
                product: windows
                category: process_creation
            detection:
                selection:
                    Image|endswith: '\\whoami.exe'
                filter_main_admin:
                    User: 'CORP\\admin'
                condition: selection and not filter_main_admin
            """;

    /** A part of a text. The index has its words, only the value has the whole of it. */
    private static final String SCRIPT = """
            title: Script
            logsource:
                product: windows
                category: ps_script
            detection:
                selection:
                    ScriptBlockText|contains: 'net.webclient'
                condition: selection
            """;

    private static final FieldCapabilities FEW = new FieldCapabilities(
            new TreeMap<>(Map.of(
                    "winlog.channel", keyword(),
                    "event.code", keyword(),
                    "process.executable", keyword(),
                    "powershell.file.script_block_text", new TreeSet<>(Set.of("text")))),
            new TreeMap<>(Map.of("winlog.channel", 1_024, "event.code", 1_024, "process.executable", 1_024)));

    private static SortedSet<String> keyword() {
        return new TreeSet<>(Set.of("keyword"));
    }

    @Test
    void theQueryIsThatOfTheLuceneTarget() {
        CompiledRule rule = rule("");
        LuceneQuery expected = new LuceneTarget(TEMPLATE).compile(rule.predicate());
        KibanaRule kibana = compile(rule);
        JsonNode json = json(kibana);
        assertEquals("query", json.path("type").asText());
        assertEquals("lucene", json.path("language").asText());
        assertEquals(expected.text(), json.path("query").asText());
        assertEquals("[\"winlogbeat-*\",\"logs-windows.*\"]", json.path("index").toString());
        assertEquals(expected.exactness(), kibana.exactness());
        assertEquals(expected.reasons(), kibana.reasons());
    }

    @Test
    void theQueryIsThatOfTheEsqlTargetWhereOnlyThatIsExact() {
        CompiledRule rule = compiled(SCRIPT);
        EsqlQuery exact = new EsqlTarget(FEW, Columns.KNOWN).compile(rule.predicate());
        assertEquals(Exactness.EXACT, exact.exactness(), exact::toString);
        assertEquals(
                Exactness.SUPERSET,
                new LuceneTarget(FEW).compile(rule.predicate()).exactness());

        KibanaRule known = new KibanaTarget(FEW, Columns.KNOWN, INDICES).compile(rule);
        JsonNode json = json(known);
        assertEquals("esql", json.path("type").asText());
        assertEquals("esql", json.path("language").asText());
        assertEquals(
                exact.from("winlogbeat-*,logs-windows.*") + "\n| KEEP _id, _index",
                json.path("query").asText());
        assertFalse(json.has("index"));
        assertEquals(Exactness.EXACT, known.exactness());
        assertEquals(1_000, json.path("max_signals").asInt());

        // Neither is exact where no column is sure to exist; then it is Lucene.
        KibanaRule assumed = new KibanaTarget(FEW, Columns.ASSUMED, INDICES).compile(rule);
        assertEquals("lucene", json(assumed).path("language").asText());
        assertEquals(Exactness.SUPERSET, assumed.exactness());
    }

    @Test
    void aRunMayAlertMoreOftenWhereTheQueryFindsMoreThanTheRuleMeans() {
        KibanaTarget target = new KibanaTarget(FEW, Columns.ASSUMED, INDICES);
        KibanaRule image = target.compile(compiled("""
                title: Exact
                logsource: {product: windows, category: process_creation}
                detection:
                    selection: {Image: 'C:\\Windows\\System32\\whoami.exe'}
                    condition: selection
                """));
        assertEquals(Exactness.EXACT, image.exactness(), () -> image.reasons().toString());
        assertEquals(100, json(image).path("max_signals").asInt());
        assertTrue(json(image).path("note").asText().contains("The query is exact"));
        KibanaRule script = target.compile(compiled(SCRIPT));
        assertEquals(Exactness.SUPERSET, script.exactness());
        assertEquals(1_000, json(script).path("max_signals").asInt());
        assertTrue(json(script).path("note").asText().contains("The query is a superset"));
        assertTrue(json(script).path("tags").toString().contains("\"Tocsin query: superset\""));
    }

    /** An event may take 15 minutes to arrive, a run 5 to begin after the last, and there is room for both. */
    @Test
    void everyEventIsInSomeWindow() {
        JsonNode json = json(compile(rule("")));
        int interval = minutes(json.path("interval").asText());
        int window = minutes(json.path("from").asText().substring("now-".length()));
        int delivery = 15;
        int hindrance = 5;
        assertEquals(window, interval + delivery + hindrance);
        assertEquals("now", json.path("to").asText());
        assertEquals("event.ingested", json.path("timestamp_override").asText());
        assertFalse(json.path("timestamp_override_fallback_disabled").asBoolean(true));
    }

    private static int minutes(String duration) {
        return Integer.parseInt(duration.substring(0, duration.length() - 1));
    }

    /** Kibana gives a new rule {@code enabled: false}, and would stop a running one if an import said so. */
    @Test
    void whetherARuleRunsIsNotSaid() {
        assertFalse(json(compile(rule(""))).has("enabled"));
    }

    @ParameterizedTest
    @CsvSource({"informational,low,21", "low,low,21", "medium,medium,47", "high,high,73", "critical,critical,99"})
    void theLevelIsSeverityAndRisk(String level, String severity, int risk) {
        JsonNode json = json(compile(rule("level: " + level)));
        assertEquals(severity, json.path("severity").asText());
        assertEquals(risk, json.path("risk_score").asInt());
    }

    @Test
    void aRuleThatSaysLittleIsValidToo() {
        JsonNode json = json(compile(rule("")));
        assertEquals("Finds events that match Whoami.", json.path("description").asText());
        assertEquals("medium", json.path("severity").asText());
        assertEquals(1, json.path("version").asInt());
        assertEquals(
                "91d7babb-de07-5c4f-b70b-604b2fd55658", json.path("rule_id").asText());
        assertEquals(
                "[\"Tocsin rule\",\"Tocsin query: superset\"]",
                json.path("tags").toString());
        assertFalse(json.has("license"));
    }

    @Test
    void whatTheRuleSaysAboutItself() {
        JsonNode json = json(compile(compiled("rules/windows/whoami.yml", RULE.formatted("""
                        id: 5F3C1C1E-3C55-4B0E-9D52-0C7A2F4D9B11
                        description: "Detects a \\"whoami\\"\\nin two lines"
                        author: A. One (Some, Inc.), B. Two,C
                        license: DRL-1.1
                        references: ['https://example.org/a?b=c']
                        falsepositives: ['Administrators | [others](x)']
                        date: 2023-12-31
                        modified: 2024-01-31
                        level: high
                        tags: [attack.discovery, attack.t1033, car.2016-03-001]"""))));
        assertEquals(
                "5f3c1c1e-3c55-4b0e-9d52-0c7a2f4d9b11", json.path("rule_id").asText());
        assertEquals(20_240_131, json.path("version").asInt());
        assertEquals("Whoami", json.path("name").asText());
        assertEquals(
                "Detects a \"whoami\"\nin two lines", json.path("description").asText());
        assertEquals(
                "[\"A. One (Some, Inc.)\",\"B. Two\",\"C\"]",
                json.path("author").toString());
        assertEquals("DRL-1.1", json.path("license").asText());
        assertEquals("[\"https://example.org/a?b=c\"]", json.path("references").toString());
        assertEquals(
                "[\"Administrators | [others](x)\"]",
                json.path("false_positives").toString());
        assertEquals(
                "[\"attack.discovery\",\"attack.t1033\",\"car.2016-03-001\",\"Tocsin rule\",\"Tocsin query: superset\","
                        + "\"Tocsin pack: windows\"]",
                json.path("tags").toString());
        assertEquals("TA0007", json.at("/threat/0/tactic/id").asText());
        assertEquals("T1033", json.at("/threat/0/technique/0/id").asText());
        assertEquals(
                "System Owner/User Discovery",
                json.at("/threat/0/technique/0/name").asText());
        String note = json.path("note").asText();
        assertTrue(note.contains("- `selection`\n  - `Image` in `winlog.event_data.Image`, "), note);
        assertTrue(note.contains("`*\\whoami.exe`"), note);
        assertTrue(note.indexOf("What it leaves out") < note.indexOf("`filter_main_admin`"), note);
        assertTrue(note.contains("- Administrators \\| \\[others\\](x)"), note);
        assertTrue(json.at("/investigation_fields/field_names").toString().contains("\"process.executable\","));
        assertTrue(
                json.path("setup").asText().contains("channel `Security`, event `4688`"), json.path("setup")::asText);
    }

    /** An alert that holds a longer text than Lucene takes could not be stored. */
    @Test
    void longTextsAreCut() {
        String words = "médecin ".repeat(8_000);
        StringBuilder searches = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            searches.append("    selection").append(i).append(": {CommandLine|contains: [");
            for (int j = 0; j < 20; j++) {
                searches.append('\'').append("é".repeat(150)).append(i * 20 + j).append("',");
            }
            searches.append("x]}\n");
        }
        CompiledRule rule = compiled("""
                title: Long
                description: '%s'
                falsepositives: ['%s']
                logsource: {product: windows, category: process_creation}
                detection:
                %s    condition: 1 of selection*
                """.formatted(words, words, searches));
        RuleQuery query = new RuleQuery(RuleQuery.Language.LUCENE, "*:*", Exactness.EXACT, List.of());
        String line = RuleDocument.of(rule, query, INDICES).toString();
        // The schema knows the longest term in characters; these count twice.
        JsonNode json = ImportSchema.read(line, line);
        for (String field : List.of("description", "note", "setup")) {
            String text = json.path(field).asText();
            assertTrue(text.getBytes(StandardCharsets.UTF_8).length <= StoredText.LONGEST, field);
        }
        String note = json.path("note").asText();
        assertTrue(note.contains("How far to trust the query"), "the cut takes what matters least");
        assertTrue(note.contains(" more in `rule.yml`."), note);
    }

    @Test
    void theCommandOfTheNoteCanBeCopiedIntoAShell() {
        String note = json(compile(compiled("my rules/who's.yml", RULE.formatted("level: high"))))
                .path("note")
                .asText();
        assertTrue(note.contains("tocsin hunt --from now-1d --rules 'my rules/who'\\''s.yml'`"), note);
    }

    @Test
    void anIocListIsARuleToo() {
        Compilation compilation = IocLists.forWinlogbeat().compile(new SourceText("iocs/hc3.yml", """
                        list: 0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d
                        title: Addresses of an attack
                        tlp: clear
                        confidence: high
                        valid_from: 2024-01-01
                        published: 2024-01-10
                        level: high
                        source: {name: HC3, url: 'https://example.org/hc3'}
                        references: ['https://example.org/hc3']
                        tags: [attack.command-and-control]
                        indicators:
                            - {type: ipv4, value: 203.0.113.7}
                            - {type: domain, value: evil.example}
                        """));
        Compilation.Compiled compiled =
                assertInstanceOf(Compilation.Compiled.class, compilation, compilation::toString);
        JsonNode json = json(compile(compiled.rule()));
        assertEquals(
                "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", json.path("rule_id").asText());
        assertEquals("[\"HC3\"]", json.path("author").toString());
        assertEquals(20_240_110, json.path("version").asInt());
        assertTrue(json.path("note").asText().contains("- `203.0.113.7`\n"), json.path("note")::asText);
    }

    @Test
    void theSameRuleIsTheSameText() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            texts.add(new KibanaTarget(TEMPLATE, Columns.ASSUMED, INDICES)
                    .compile(rule("level: high"))
                    .json());
        }
        assertEquals(1, Set.copyOf(texts).size());
    }

    @Test
    void aRuleNeedsAnIndex() {
        assertThrows(IllegalArgumentException.class, () -> new KibanaTarget(TEMPLATE, Columns.ASSUMED, List.of()));
    }

    private static KibanaRule compile(CompiledRule rule) {
        return new KibanaTarget(TEMPLATE, Columns.ASSUMED, INDICES).compile(rule);
    }

    private static JsonNode json(KibanaRule rule) {
        return ImportSchema.read(rule.json(), rule.json());
    }

    private static CompiledRule rule(String metadata) {
        return compiled(RULE.formatted(metadata));
    }

    private static CompiledRule compiled(String text) {
        return compiled("rule.yml", text);
    }

    private static CompiledRule compiled(String name, String text) {
        Compilation compilation = RuleCompiler.forWinlogbeat()
                .compile(SigmaParser.parse(new SourceText(name, text)).rules().getFirst());
        return assertInstanceOf(Compilation.Compiled.class, compilation, compilation::toString)
                .rule();
    }
}
