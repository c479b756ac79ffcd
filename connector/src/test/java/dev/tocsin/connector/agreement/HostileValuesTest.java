package dev.tocsin.connector.agreement;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.RuleCompiler;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.fuzz.HostileTexts;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Texts that try to break out of a query are ordinary values, names of fields and names of searches: a real Elasticsearch
 * finds the documents that hold them, and none that a break-out would find. What is no rule is refused with an error.
 */
class HostileValuesTest {
    private static final int IGNORE_ABOVE = 1_024;
    private static final String VALUES = "hostile-values";
    private static final String NAMES = "hostile-names";
    private static final String MAPPING = """
            {"settings":{"number_of_replicas":0},"mappings":{"date_detection":false,"dynamic_templates":[
              {"texts":{"match_mapping_type":"string","mapping":{"type":"keyword","ignore_above":1024}}}]}}
            """;

    private static final SortedMap<String, Document> DOCUMENTS = new TreeMap<>();

    /** Documents with a value that is not in the index, which every query that may concern it finds. */
    private static final SortedSet<String> UNINDEXED = new TreeSet<>();

    /** Where in a rule the text stands. */
    enum Place {
        VALUE("ServiceName: %s", Index.VALUES),
        CASED_VALUE("ServiceName|cased: %s", Index.VALUES),
        PART("ServiceName|contains: %s", Index.VALUES),
        BEGINNING("ServiceName|startswith: %s", Index.VALUES),
        END("ServiceName|endswith: %s", Index.VALUES),
        EXCLUDED("ServiceName|neq: %s", Index.VALUES),
        EXPRESSION("ServiceName|re: %s", Index.VALUES),
        KEYWORD("- %s", Index.VALUES),
        FIELD("%s: x", Index.NAMES),
        ABSENT_FIELD("%s: null", Index.NAMES),
        COMPARED_FIELD("Other|fieldref: %s", Index.NAMES),
        SEARCH("", Index.NAMES);

        private final String item;
        private final Index index;

        Place(String item, Index index) {
            this.item = item;
            this.index = index;
        }

        private enum Index {
            VALUES,
            NAMES
        }

        String indexName() {
            return index == Index.VALUES ? HostileValuesTest.VALUES : HostileValuesTest.NAMES;
        }

        String rule(String text) {
            String written = switch (this) {
                case EXPRESSION -> "^" + text.replaceAll("[^A-Za-z0-9]", "\\\\$0") + "$";
                case FIELD, ABSENT_FIELD, COMPARED_FIELD, SEARCH -> text;
                case VALUE, CASED_VALUE, PART, BEGINNING, END, EXCLUDED, KEYWORD -> HostileTexts.asValue(text);
            };
            String search = this == SEARCH ? HostileTexts.inYaml(text) : "selection";
            String body = this == SEARCH ? "Other: x" : item.formatted(HostileTexts.inYaml(written));
            return """
                    title: Hostile
                    logsource:
                        product: windows
                        service: system
                    detection:
                        %s:
                            %s
                        condition: 1 of them
                    """.formatted(search, body);
        }
    }

    @BeforeAll
    static void indexDocuments() throws Exception {
        // Half a character is no value that Winlogbeat writes; docs/targets.md says what Elasticsearch makes of it.
        List<String> values = new ArrayList<>(
                HostileTexts.ALL.stream().filter(HostileValuesTest::isText).toList());
        values.addAll(List.of(HostileTexts.DECOY, "", "x", "decoy"));
        Node.create(VALUES, MAPPING);
        index(VALUES, values.stream().map(value -> event("ServiceName", value)).toList());
        Node.create(NAMES, MAPPING);
        List<String> names = new ArrayList<>(HostileTexts.ALL.stream()
                .filter(name -> name.length() < 200)
                .filter(HostileValuesTest::isText)
                .map(name -> event(name, "x"))
                .toList());
        names.add(event("Other", "x"));
        names.add(event("Decoy", HostileTexts.DECOY));
        index(NAMES, names);
    }

    @AfterAll
    static void removeDocuments() {
        Node.delete(VALUES);
        Node.delete(NAMES);
    }

    private static boolean isText(String text) {
        return text.codePoints().noneMatch(codePoint -> codePoint >= 0xD800 && codePoint <= 0xDFFF);
    }

    private static String event(String name, String value) {
        return "{\"winlog\":{\"channel\":\"System\",\"event_data\":{" + Json.quoted(name) + ":" + Json.quoted(value)
                + ",\"Other\":\"x\"}}}";
    }

    /** Elasticsearch takes not every name for a field; of those that it refuses there are no documents. */
    private static void index(String index, List<String> json) throws Exception {
        List<Integer> refused = Node.indexWhatIsTaken(index, json);
        assertTrue(refused.size() < json.size() / 4, () -> refused.size() + " documents refused by " + index);
        for (int i = 0; i < json.size(); i++) {
            if (refused.contains(i)) {
                continue;
            }
            Document document = Document.parse(json.get(i).getBytes(StandardCharsets.UTF_8));
            DOCUMENTS.put(Node.id(index, i), document);
            if (document.all().stream().flatMap(List::stream).anyMatch(value -> value.length() > IGNORE_ABOVE)) {
                UNINDEXED.add(Node.id(index, i));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isAnOrdinaryText(Place place) {
        FieldCapabilities live = Node.capabilities(List.of(place.indexName()));
        SortedMap<String, Integer> limits = new TreeMap<>();
        live.types().keySet().forEach(path -> limits.put(path, IGNORE_ABOVE));
        FieldCapabilities capabilities = new FieldCapabilities(live.types(), limits);
        SortedMap<String, Predicate> rules = new TreeMap<>();
        for (String text : HostileTexts.ALL) {
            meaning(place.rule(text)).ifPresent(predicate -> rules.put(text, predicate));
        }
        assertTrue(rules.size() > HostileTexts.ALL.size() / 2, () -> "only " + rules.size() + " rules compile");
        List<String> wrong = new ArrayList<>();
        for (QueryTarget target : QueryTarget.values()) {
            QueryTarget.Compiler compiler = target.compiler(List.of(place.indexName()), capabilities);
            List<String> texts = List.copyOf(rules.keySet());
            List<Predicate> predicates = List.copyOf(rules.values());
            List<QueryTarget.Question> questions =
                    predicates.stream().map(compiler::compile).toList();
            List<Node.Result> results = target.ask(List.of(place.indexName()), questions);
            for (int i = 0; i < texts.size(); i++) {
                SortedSet<String> expected = oracle(place.indexName(), predicates.get(i));
                if (!isRight(texts.get(i), expected, questions.get(i), results.get(i))) {
                    wrong.add(target + " " + place + " " + shortened(Json.quoted(texts.get(i))) + " expected "
                            + expected + ", got " + results.get(i) + "\n"
                            + shortened(questions.get(i).text()));
                }
            }
        }
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " answers are wrong\n\n" + String.join("\n\n", wrong));
    }

    /** A superset may hold what the index cannot tell apart, and nothing else. */
    private static boolean isRight(
            String text, SortedSet<String> expected, QueryTarget.Question question, Node.Result result) {
        if (result.refused() || !result.found().containsAll(expected)) {
            return false;
        }
        if (question.exactness() == Exactness.EXACT) {
            return result.found().equals(expected);
        }
        boolean sayable = text.length() <= 200
                && isText(text)
                && text.indexOf('\uFFFD') < 0
                && question.reasons().stream().allMatch(reason -> reason.contains("ignore_above"));
        SortedSet<String> allowed = new TreeSet<>(expected);
        allowed.addAll(UNINDEXED);
        return !sayable || allowed.containsAll(result.found());
    }

    private static Optional<Predicate> meaning(String rule) {
        ParseResult parsed = SigmaParser.parse(new SourceText("hostile.yml", rule));
        if (parsed.rules().isEmpty()) {
            assertFalse(parsed.diagnostics().isEmpty(), () -> "neither a rule nor a finding: " + shortened(rule));
            return Optional.empty();
        }
        return switch (RuleCompiler.forWinlogbeat().compile(parsed.rules().getFirst())) {
            case Compilation.Compiled compiled -> Optional.of(compiled.rule().predicate());
            case Compilation.OtherProduct other -> throw new AssertionError(other);
            case Compilation.Failed(var diagnostics) -> {
                assertTrue(
                        diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR),
                        () -> "refused without an error: " + shortened(rule));
                yield Optional.empty();
            }
        };
    }

    private static SortedSet<String> oracle(String index, Predicate predicate) {
        return DOCUMENTS.entrySet().stream()
                .filter(document -> document.getKey().startsWith(index))
                .filter(document -> Oracle.matches(predicate, document.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String shortened(String text) {
        return text.length() > 600 ? text.substring(0, 600).toLowerCase(Locale.ROOT) + "..." : text;
    }
}
