package dev.tocsin.connector.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.RuleCompiler;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.drools.RuleEngine;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where widely used converters of Sigma go wrong, or are refused, on Elasticsearch, and the right answer, worked out by
 * hand: asked of every query target on a real node, and of the engine in process.
 */
class ConverterDefectsTest {
    private static final String INDEX = "converter-defects";

    /** Each event by the name it has in {@link #answers}: the fields below {@code winlog.event_data}, or whole. */
    private static final Map<String, String> EVENTS = new TreeMap<>(Map.ofEntries(
            Map.entry("lower", "{'Image':'c:\\\\windows\\\\cmd.exe','CommandLine':'cmd /c whoami'}"),
            Map.entry("upper", "{'Image':'C:\\\\WINDOWS\\\\CMD.EXE','CommandLine':'CMD /C WHOAMI'}"),
            Map.entry("slash", "{'CommandLine':'ends with \\\\'}"),
            Map.entry("star", "{'CommandLine':'C:\\\\Desktop*'}"),
            Map.entry("desktop", "{'CommandLine':'C:\\\\Desktop\\\\x'}"),
            Map.entry("quote", "{'CommandLine':'say \\\"hi\\\" & it\\u0027s done'}"),
            Map.entry("words", "{'CommandLine':'OR','Image':'AND'}"),
            Map.entry("not", "{'CommandLine':'NOT','Image':'TO'}"),
            Map.entry("list", "{'CommandLine':['first -enc','second -dec'],'Image':['a.exe','b.exe']}"),
            Map.entry("empty", "{'CommandLine':'','Image':'x.exe'}"),
            Map.entry("same", "{'CommandLine':'a.exe','Image':'A.EXE','Product':'a.exe'}"),
            Map.entry("v4", "{'SourceIp':'10.1.2.3','DestinationIp':'192.168.0.9'}"),
            Map.entry("v6", "{'SourceIp':'::1','DestinationIp':'fe80::5'}"),
            Map.entry("text", "{'SourceIp':'10.1.2.3.example.com'}"),
            Map.entry("small", "{'Size':'9'}"),
            Map.entry("large", "{'Size':'100'}"),
            Map.entry("spaced", "{'Threat Name':'Eicar','cs-uri':'/a?b=1'}"),
            Map.entry("kelvin", "{'Image':'tas\\u212a.exe'}"),
            Map.entry("accent", "{'Image':'\\u00c9COLE.exe'}"),
            Map.entry("lines", "{'CommandLine':'one\\ntwo'}")));

    private static final Map<String, Document> DOCUMENTS = new TreeMap<>();
    private static final Map<QueryTarget, QueryTarget.Compiler> COMPILERS = new EnumMap<>(QueryTarget.class);

    @BeforeAll
    static void indexEvents() throws Exception {
        Node.create(INDEX, IndexMapping.EVENTS_KEYWORD.body());
        List<String> json = EVENTS.values().stream()
                .map(data -> "{\"winlog\":{\"channel\":\"System\",\"event_data\":" + data.replace('\'', '"') + "}}")
                .toList();
        Node.index(INDEX, json);
        int number = 0;
        for (String name : EVENTS.keySet()) {
            DOCUMENTS.put(name, Document.parse(json.get(number).getBytes(StandardCharsets.UTF_8)));
            number++;
        }
        FieldCapabilities live = Node.capabilities(List.of(INDEX));
        for (QueryTarget target : QueryTarget.values()) {
            COMPILERS.put(target, target.compiler(List.of(INDEX), live));
        }
    }

    @AfterAll
    static void removeEvents() {
        Node.delete(INDEX);
    }

    /** Each line: the item of a rule, and the events that it matches. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            value = {
                // Letter case: keyword fields, LIKE and RLIKE respect it, Sigma does not; `cased` does.
                "Image|endswith: \\CMD.exe                   ¦ lower upper",
                "CommandLine|contains: WhoAmI                ¦ lower upper",
                "Image|endswith|cased: \\CMD.EXE             ¦ upper",
                "CommandLine|cased: cmd /c whoami            ¦ lower",
                "CommandLine|re: whoami$                     ¦ lower",
                "CommandLine|re|i: whoami$                   ¦ lower upper",
                "Image|endswith: task.exe                    ¦ ",
                "Image|startswith: école                     ¦ accent",
                // A backslash at the end, and one before a wildcard.
                "CommandLine|endswith: \\                    ¦ slash",
                "CommandLine: '*\\Desktop\\*'                ¦ star",
                "CommandLine: '*\\Desktop\\\\*'              ¦ desktop",
                "CommandLine|contains: '\\\\*'               ¦ desktop slash star",
                // Quotes, and words and signs with a meaning to query_string.
                "CommandLine|contains: '\"hi\" & it''s'      ¦ quote",
                "CommandLine: OR                             ¦ words",
                "Image: [AND, TO]                            ¦ not words",
                "CommandLine: NOT                            ¦ not",
                "cs-uri: /a\\?b=1                            ¦ spaced",
                "cs-uri|startswith: /                        ¦ spaced",
                // Names of fields with spaces and signs; names that no index has.
                "Threat Name: eicar                          ¦ spaced",
                "ThreatName|exists: true                     ¦ spaced",
                "NoSuchField: x                              ¦ ",
                "NoSuchField|exists: true                    ¦ ",
                // Regular expressions are looked for anywhere, and their anchors are anchors.
                "CommandLine|re: -[ed]nc                     ¦ list",
                "CommandLine|re: ^say \"hi\" & it            ¦ quote",
                "CommandLine|re: (?:one)\\n(?:two)           ¦ lines",
                "CommandLine|re: ^$                          ¦ empty",
                "CommandLine|re: '\\bdone\\b'                ¦ quote",
                "CommandLine|re: '[@<>&~#]'                  ¦ quote",
                // Any value of a list.
                "CommandLine|contains: -dec                  ¦ list",
                "CommandLine|contains|all: [-enc, -dec]      ¦ list",
                "Image: b.exe                                ¦ list",
                // An empty text is there, null is not.
                "CommandLine: ''                             ¦ empty",
                // Networks, IPv6 among them, and a text that only looks like an address.
                "SourceIp|cidr: 10.0.0.0/8                   ¦ v4",
                "SourceIp|cidr: '::1/128'                    ¦ v6",
                "DestinationIp|cidr: fe80::/10               ¦ v6",
                // Numbers in keyword fields are ordered as numbers.
                "Size|gt: 9                                  ¦ large",
                "Size|lte: 50                                ¦ small",
                // Two fields.
                "CommandLine|fieldref: Image                 ¦ same",
                "Product|fieldref: Image                     ¦ same",
                // A name that no document has on one side.
                "CommandLine|fieldref: NoSuchField           ¦ "
            })
    void answers(String item, @Nullable String events) {
        check(rule("""
                    selection:
                        %s
                    condition: selection
                """.formatted(item)), events);
    }

    /** Each line: what is excluded; every event but those given matches. */
    @ParameterizedTest(name = "not {0}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            value = {
                // Two-valued: a test of an absent field is false, so its negation is true.
                "Image|endswith: \\cmd.exe                   ¦ lower upper",
                "CommandLine|re: (?i)whoami                  ¦ lower upper",
                "SourceIp|cidr: 10.0.0.0/8                   ¦ v4",
                "Size|gt: 9                                  ¦ large",
                "CommandLine|fieldref: Image                 ¦ same",
                "NoSuchField: x                              ¦ ",
                "NoSuchField|exists: false                   ¦ *",
                "SourceIp|exists: false                      ¦ !v4 v6 text",
                "SourceIp: null                              ¦ !v4 v6 text",
                "Image|neq: '*'                              ¦ !accent empty kelvin list lower not same upper words"
            })
    void excludes(String item, @Nullable String events) {
        SortedSet<String> remaining = new TreeSet<>(EVENTS.keySet());
        String excluded = events == null ? "" : events;
        if (excluded.startsWith("!")) {
            remaining.retainAll(List.of(excluded.substring(1).split(" ", -1)));
        } else if (excluded.equals("*")) {
            remaining.clear();
        } else {
            remaining.removeAll(List.of(excluded.split(" ", -1)));
        }
        check(rule("""
                    selection:
                        %s
                    condition: not selection
                """.formatted(item)), String.join(" ", remaining));
    }

    @Test
    void looksForKeywordsInsideOfEveryValue() {
        check(rule("""
                    keywords:
                        - '"hi"'
                        - WHOAMI
                    condition: keywords
                """), "lower quote upper");
        check(rule("""
                    keywords:
                        '|all':
                            - -enc
                            - b.exe
                    condition: keywords
                """), "list");
    }

    @Test
    void takesAListOfMapsForAlternatives() {
        check(rule("""
                    selection:
                        - Image|endswith: \\cmd.exe
                          CommandLine|cased|contains: whoami
                        - SourceIp: '::1'
                    condition: selection
                """), "lower v6");
    }

    /** A search has a page size; eleven rules that match one event are eleven answers. */
    @Test
    void answersForEveryRuleThatMatchesAnEvent() {
        for (int i = 0; i < 11; i++) {
            check(rule("""
                    selection:
                        SourceIp|cidr: 10.%d.0.0/%d
                    condition: selection
                """.formatted(i == 10 ? 1 : 0, i == 10 ? 16 : 8)), "v4");
        }
    }

    private static CompiledRule rule(String detection) {
        ParseResult parsed = SigmaParser.parse(new SourceText("rule.yml", """
                title: Test
                logsource:
                    product: windows
                    service: system
                detection:
                """ + detection));
        assertEquals(List.of(), parsed.diagnostics());
        Compilation compilation =
                RuleCompiler.forWinlogbeat().compile(parsed.rules().getFirst());
        return ((Compilation.Compiled) compilation).rule();
    }

    private static void check(CompiledRule rule, @Nullable String events) {
        SortedSet<String> expected = events == null || events.isBlank()
                ? new TreeSet<>()
                : Stream.of(events.split(" ", -1)).collect(Collectors.toCollection(TreeSet::new));
        List<String> names = List.copyOf(EVENTS.keySet());
        assertEquals(expected, matching(names, document -> Oracle.matches(rule.predicate(), document)), "oracle");
        try (RuleEngine engine = RuleEngine.of(List.of(rule))) {
            assertEquals(
                    expected,
                    matching(names, document -> !engine.evaluate(document).isEmpty()),
                    "Drools");
        }
        List<String> wrong = new ArrayList<>();
        COMPILERS.forEach((target, compiler) -> {
            QueryTarget.Question question = compiler.compile(rule.predicate());
            Node.Result result = target.ask(List.of(INDEX), List.of(question)).getFirst();
            SortedSet<String> found = IntStream.range(0, names.size())
                    .filter(i -> result.found().contains(Node.id(INDEX, i)))
                    .mapToObj(names::get)
                    .collect(Collectors.toCollection(TreeSet::new));
            boolean right = !result.refused()
                    && found.containsAll(expected)
                    && (question.exactness() == Exactness.SUPERSET || found.equals(expected));
            if (!right) {
                wrong.add(target + " found " + found + ", not " + expected + " " + result.refusal() + "\n"
                        + question.text());
            }
        });
        assertTrue(wrong.isEmpty(), () -> String.join("\n\n", wrong));
    }

    private static SortedSet<String> matching(List<String> names, java.util.function.Predicate<Document> matches) {
        return names.stream()
                .filter(name -> matches.test(DOCUMENTS.getOrDefault(name, Document.EMPTY)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
