package dev.tocsin.connector.agreement;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.regex.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rules as large and patterns as costly as they come run on every target, and still find the one document they are about.
 */
class TargetLimitsTest {
    private static final String INDEX = "limits";
    private static final String OTHER = "something else";
    private static final Field FIELD = new Field("field", List.of(new Candidate.Path("f")));
    private static final FieldCapabilities CAPABILITIES = FieldCapabilities.of(Map.of("f", Set.of("keyword")));

    /** A text that Kibana sends is of the same size as any other. */
    private static final List<QueryTarget> LANGUAGES =
            List.of(QueryTarget.QUERYDSL, QueryTarget.LUCENE, QueryTarget.ESQL_ASSUMED, QueryTarget.ESQL_KNOWN);

    /** As the node refuses a term of more than 32,766 bytes. */
    private static final int LONGEST_INDEXED = 30_000;

    @BeforeAll
    static void createIndex() {
        Node.create(INDEX, """
                {"settings":{"number_of_replicas":0},
                 "mappings":{"properties":{"f":{"type":"keyword","ignore_above":%d}}}}
                """.formatted(LONGEST_INDEXED));
    }

    @AfterAll
    static void removeIndex() {
        Node.delete(INDEX);
    }

    /** Beyond what memory allows, every document is found and verified. */
    @ParameterizedTest
    @CsvSource({
        "4432,DIGEST,NARROW",
        "500,CONTAINED_DIGEST,NARROW",
        "4432,CONTAINED_DIGEST,ANY",
        "9000,CONTAINED,ANY",
        "9000,LITERAL,NARROW",
        "10000,NUMERAL,NARROW",
        "3000,WILD,ANY"
    })
    void asksForThousandsOfValues(int count, Values values, Breadth breadth) {
        List<Predicate> tests = IntStream.range(0, count)
                .mapToObj(i -> like(values.pattern.apply(i)))
                .toList();
        finds(new Predicate.Or(tests), values.example.apply(count - 1).toUpperCase(Locale.ROOT), breadth);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*a???????????b*",
                "*a????????????????????????b*",
                "*?????????????????*",
                "*ab?ab?ab?ab?ab?ab?ab?ab?ab?ab?*",
                "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*"
            })
    void asksForCostlyPatterns(String pattern) {
        finds(
                like(SigmaString.parse(pattern)),
                pattern.replace("*", "").replace("?", "a") + "ab".repeat(20),
                pattern.equals("*?????????????????*") ? Breadth.ANY : Breadth.NARROW);
    }

    /** Each with a text that it matches. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "(a|b)*a(a|b){20} xbbabababababababababababab",
                "^(a|b)*a(a|b){20}$ bbabababababababababababab",
                "(a|aa)+$ aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "(([a-z])+.)+[A-Z]([a-z])+ abcabcabc.Zabc",
                "([a-zA-Z0-9]{1,64}[._-]){1,20}com abc.def-ghi_com",
                "x{1000} xxx",
                "x{690} xxx",
                "[^😀]{600} xxx",
                "((((((((((a*)*)*)*)*)*)*)*)*)*)b aaab",
                "(.*)(.*)(.*)(.*)(.*)(.*)(.*)end the.end",
                "[^\\x00-\\x7f]{3}.{0,200}[é-ü]{2} ÄÖÜ...éü",
                "(?i)(é|è|ê|ë){5} ÉÈÊËÉ",
                "a.{0,12}b a.b",
                "x[^é]{0,30}y xy",
                "(ab?){40} abababababababababababababababababababababababababababababababababababababababab",
                "(a.{5}|b.{6}|c.{7})d a.....d",
                "\\b(cmd|powershell|wscript|cscript|mshta|rundll32|regsvr32)(\\.exe)?\\b C:/x/cmd.exe"
            })
    void asksForCostlyExpressions(String expression, String text) {
        String fitting = text.equals("xxx") ? "x".repeat(1_001) : text;
        finds(
                new Predicate.FieldTest(FIELD, new Matcher.Matches(Regex.of(expression, Set.of())), Optional.empty()),
                fitting,
                Breadth.ANY);
        finds(
                new Predicate.Not(new Predicate.FieldTest(
                        FIELD, new Matcher.Matches(Regex.of(expression, Set.of(Flag.IGNORE_CASE))), Optional.empty())),
                "0",
                Breadth.ANY);
    }

    /** An expression of 5,000 characters is one alternative each of 500 words. */
    @ParameterizedTest
    @ValueSource(ints = {50, 500})
    void asksForLongExpressions(int words) {
        String expression = IntStream.range(0, words)
                .mapToObj(i -> "word%05d".formatted(i))
                .collect(Collectors.joining("|", "^(", ")$"));
        finds(
                new Predicate.FieldTest(FIELD, new Matcher.Matches(Regex.of(expression, Set.of())), Optional.empty()),
                "word%05d".formatted(words - 1),
                Breadth.ANY);
    }

    @ParameterizedTest
    @CsvSource({
        "a,140",
        "a,895",
        "ab,450",
        "xyz1,1500",
        "é,2000",
        "aé,100",
        "?,800",
        "a*,2000",
        "a,29000",
        "\\,100000",
        "😀,50000"
    })
    void asksForLongPatterns(String piece, int times) {
        String text = piece.repeat(times);
        String value = text.replace("?", "q").replace("*", "").toUpperCase(Locale.ROOT);
        SigmaString whole = piece.startsWith("\\") ? SigmaString.literal(text) : SigmaString.parse(text);
        for (SigmaString pattern :
                List.of(whole, whole.afterAnything().beforeAnything(), whole.beforeAnything(), whole.afterAnything())) {
            finds(like(pattern), value, Breadth.ANY);
        }
    }

    /** The limit is on the depth of the query, whatever stands in it. */
    @ParameterizedTest
    @ValueSource(ints = {20, 24, 60, 200, 400})
    void asksForDeepConditions(int depth) {
        Predicate predicate = like(SigmaString.literal("0"));
        for (int i = 0; i < depth; i++) {
            predicate = i % 2 == 0
                    ? new Predicate.Not(new Predicate.And(
                            List.of(new Predicate.Not(predicate), new Predicate.FieldPresent(FIELD, Optional.empty()))))
                    : new Predicate.And(List.of(predicate, like(SigmaString.parse("*"))));
        }
        finds(predicate, "0", Breadth.ANY);
    }

    /** Negations and alternatives in turn, each with a test of its own, so that nothing can be put together. */
    @ParameterizedTest
    @ValueSource(ints = {30, 200})
    void asksForDeepConditionsOfDifferentTests(int depth) {
        Predicate predicate = like(SigmaString.literal("0"));
        for (int i = 0; i < depth; i++) {
            Predicate another =
                    like(SigmaString.literal("value" + i).afterAnything().beforeAnything());
            predicate = i % 2 == 0
                    ? new Predicate.Not(new Predicate.Or(List.of(new Predicate.Not(predicate), another)))
                    : new Predicate.Or(List.of(predicate, another));
        }
        finds(predicate, "0", Breadth.ANY);
    }

    /** Whether the query has to leave another document out. */
    enum Breadth {
        NARROW,
        ANY
    }

    /** Texts as indicators and rules have them. */
    enum Values {
        LITERAL(i -> SigmaString.literal("value" + i), i -> "value" + i),
        NUMERAL(i -> SigmaString.literal(Integer.toString(i)), Integer::toString),
        DIGEST(i -> SigmaString.literal(digest(i)), Values::digest),
        CONTAINED_DIGEST(
                i -> SigmaString.literal("SHA256=" + digest(i)).afterAnything().beforeAnything(),
                i -> "MD5=0,SHA256=" + digest(i)),
        CONTAINED(
                i -> SigmaString.literal("Value " + i + ".exe").afterAnything().beforeAnything(),
                i -> "C:\\a value " + i + ".exe -x"),
        WILD(i -> SigmaString.parse("*a" + i + "*b?c*"), i -> "xa" + i + "yybzcx");

        private final IntFunction<SigmaString> pattern;
        private final IntFunction<String> example;

        Values(IntFunction<SigmaString> pattern, IntFunction<String> example) {
            this.pattern = pattern;
            this.example = example;
        }

        private static String digest(int seed) {
            Random random = new Random(seed);
            return IntStream.range(0, 64)
                    .mapToObj(i -> Integer.toString(random.nextInt(16), 16))
                    .collect(Collectors.joining());
        }
    }

    private static Predicate like(SigmaString pattern) {
        return new Predicate.FieldTest(FIELD, new Matcher.Like(pattern, LetterCase.IGNORED), Optional.empty());
    }

    private static void finds(Predicate predicate, String value, Breadth breadth) {
        Node.index(INDEX, List.of("{\"f\":" + Json.quoted(value) + "}", "{\"f\":" + Json.quoted(OTHER) + "}"));
        List<String> wrong = new ArrayList<>();
        for (QueryTarget target : LANGUAGES) {
            QueryTarget.Question question =
                    target.compiler(List.of(INDEX), CAPABILITIES).compile(predicate);
            Node.Result result = target.ask(List.of(INDEX), List.of(question)).getFirst();
            SortedSet<String> found = new TreeSet<>(result.found());
            boolean right = !result.refused()
                    && found.contains(Node.id(INDEX, 0))
                    && (breadth == Breadth.ANY || found.size() == 1);
            if (!right) {
                String words = result + " " + question.reasons() + " " + question.text();
                wrong.add(target + " " + words.substring(0, Math.min(1_500, words.length())));
            }
        }
        assertTrue(wrong.isEmpty(), () -> String.join("\n\n", wrong));
    }
}
