package dev.tocsin.connector.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.esql.Columns;
import dev.tocsin.compiler.esql.EsqlQuery;
import dev.tocsin.compiler.esql.EsqlTarget;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.model.SigmaString;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only values can say, on documents that are chosen for it: absent fields, several values, values not indexed. */
class EsqlValuesTest {
    private static final String INDEX = "esql-values";

    private static final List<String> DOCUMENTS = List.of(
            "{}",
            "{'text':'Mimikatz was here','other':'MIMIKATZ WAS HERE','odd-name`':'x'}",
            "{'text':['say','mimikatz'],'other':['a','SAY']}",
            "{'text':['begin mimi','katz end']}",
            "{'text':'a\\nb','other':'A\\nB'}",
            "{'text':'','other':''}",
            "{'text':'École','other':'éCOLE'}",
            "{'text':'Straße','other':'STRAẞE'}",
            "{'text':'\\u212Aelvin','other':'kelvin'}",
            "{'text':'a \\\"quote\\\" \\\\ */ // ?x \\t 😀','other':'x'}",
            "{'text':'begin\\u241Emiddle','other':'middle'}",
            "{'word':'9.50','other':'9.5'}",
            "{'word':['abc','1000'],'text':'ABC'}",
            "{'word':'1e5'}",
            "{'word':'NaN'}",
            "{'word':'10.1.2.3'}",
            "{'word':['8.8.8.8','10.9.9.9']}",
            "{'word':'::ffff:10.0.0.1'}",
            "{'word':'010.0.0.1'}",
            "{'word':'2026-11-23T05:00:00Z and longer than thirty-two characters','text':'2026-11-23t05:00:00z and longer"
                    + " than thirty-two characters'}");

    @BeforeAll
    static void indexDocuments() {
        Node.create(INDEX, """
                {"settings":{"number_of_shards":1,"number_of_replicas":0},"mappings":{"properties":{
                  "text":{"type":"text"},"other":{"type":"text"},"never":{"type":"text"},
                  "word":{"type":"keyword","ignore_above":32,"fields":{"text":{"type":"text"}}},
                  "odd-name`":{"type":"text"}}}}
                """);
        Node.index(INDEX, documents());
    }

    @AfterAll
    static void removeDocuments() {
        Node.delete(INDEX);
    }

    private static List<String> documents() {
        return DOCUMENTS.stream().map(document -> document.replace('\'', '"')).toList();
    }

    static Stream<Predicate> predicates() {
        Stream<Predicate> tests = Stream.of(
                like("text", "*mimikatz*"),
                like("text", "mimikatz*"),
                like("text", "*here"),
                like("text", "say"),
                like("text", "*mimi*katz*"),
                like("text", "?imikat?"),
                like("text", "a?b"),
                like("text", ""),
                like("text", "*"),
                like("text", "école"),
                like("text", "*kelvin*"),
                like("text", "*\"quote\" \\\\ \\*/ // \\?x \t 😀"),
                like("text", "middle"),
                like("never", "*x*"),
                like("odd-name`", "*X*"),
                like("word.text", "*longer*"),
                test("text", new Matcher.Matches(Regex.of("^(say|a\\nb|Mimi.*e)$", Set.of()))),
                test("text", new Matcher.Matches(Regex.of("mimi\\s?k[a-z]tz", Set.of()))),
                // Small automata, but not behind every separator.
                test("text", new Matcher.Matches(Regex.of("^m.{0,40}e$", Set.of()))),
                test("text", new Matcher.Matches(Regex.of("^.{4,690}$", Set.of()))),
                test("text", new Matcher.Like(SigmaString.parse("*Mimikatz*"), LetterCase.EXACT)),
                test("word", new Matcher.Compare(Matcher.Comparison.GREATER, new BigDecimal("9.5"))),
                test("word", new Matcher.Compare(Matcher.Comparison.GREATER_OR_EQUAL, new BigDecimal("9.5"))),
                test("word", new Matcher.Compare(Matcher.Comparison.LESS, new BigDecimal("1e3"))),
                test("word", new Matcher.InNetwork(Network.parse("10.0.0.0/8").orElseThrow())),
                compared("text", Predicate.Relation.EQUALS, "other", LetterCase.IGNORED),
                compared("text", Predicate.Relation.EQUALS, "other", LetterCase.EXACT),
                compared("text", Predicate.Relation.CONTAINS, "other", LetterCase.IGNORED),
                compared("text", Predicate.Relation.STARTS_WITH, "other", LetterCase.IGNORED),
                compared("text", Predicate.Relation.ENDS_WITH, "other", LetterCase.IGNORED),
                compared("word", Predicate.Relation.EQUALS, "text", LetterCase.IGNORED),
                new Predicate.KeywordTest(
                        new Matcher.Like(SigmaString.parse("*mimikatz*"), LetterCase.IGNORED), Optional.empty()));
        return tests.flatMap(test -> Stream.of(
                test,
                new Predicate.Not(test),
                new Predicate.Or(List.of(new Predicate.Not(test), like("word", "abc"))),
                new Predicate.Not(new Predicate.Or(List.of(test, like("word", "abc")))),
                new Predicate.Not(new Predicate.And(List.of(like("other", "*x*"), new Predicate.Not(test))))));
    }

    @ParameterizedTest
    @MethodSource("predicates")
    void findsWhatTheOracleFinds(Predicate predicate) throws Exception {
        EsqlQuery query = new EsqlTarget(Node.capabilities(List.of(INDEX)), Columns.KNOWN).compile(predicate);
        Node.Result result = Node.esql(query.from(INDEX));
        assertEquals("", result.refusal(), query::condition);
        Set<String> expected = expected(predicate);
        assertTrue(result.found().containsAll(expected), () -> "lost: " + expected + result + query);
        if (query.exactness() == Exactness.EXACT) {
            assertEquals(expected, result.found(), query::condition);
        }
    }

    /** Supersets that find everything would pass every other test. */
    @Test
    void isExactWhereItCanBe() {
        EsqlTarget target = new EsqlTarget(Node.capabilities(List.of(INDEX)), Columns.KNOWN);
        for (Predicate predicate : List.of(
                like("text", "*mimikatz*"),
                new Predicate.Not(like("text", "*mimikatz*")),
                compared("text", Predicate.Relation.EQUALS, "other", LetterCase.EXACT),
                new Predicate.Not(compared("text", Predicate.Relation.EQUALS, "other", LetterCase.EXACT)))) {
            EsqlQuery query = target.compile(predicate);
            assertEquals(Exactness.EXACT, query.exactness(), query::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("singleValued")
    void isRightAboutSingleValues(Predicate predicate) throws Exception {
        EsqlTarget target = new EsqlTarget(Node.capabilities(List.of(INDEX)), Columns.KNOWN);
        assertEquals(
                expected(predicate),
                Node.esql(target.compile(predicate).from(INDEX)).found());
    }

    static Stream<Predicate> singleValued() {
        return Stream.of(
                like("text", "mimikatz*"),
                like("text", "*HERE"),
                like("text", "a?B"),
                like("text", ""),
                like("text", "École"),
                new Predicate.Not(like("text", "*end*")),
                test("text", new Matcher.Matches(Regex.of("^(a\\nb|Mimi.*e)$", Set.of()))),
                compared("text", Predicate.Relation.EQUALS, "other", LetterCase.EXACT));
    }

    /** More than ES|QL's depth of expressions. */
    @Test
    void takesThousandsOfAlternatives() {
        Predicate many = Predicate.anyOf(IntStream.range(0, 3_000)
                .mapToObj(number -> Predicate.allOf(List.of(
                        like("text", "*mimikatz*"),
                        compared("other", Predicate.Relation.EQUALS, "odd-name`", LetterCase.EXACT),
                        new Predicate.Not(like("text", "*" + number + "*")))))
                .toList());
        EsqlTarget target = new EsqlTarget(Node.capabilities(List.of(INDEX)), Columns.KNOWN);
        assertEquals("", Node.esql(target.compile(many).from(INDEX)).refusal());
    }

    private static Set<String> expected(Predicate predicate) throws Exception {
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < documents().size(); i++) {
            if (Oracle.matches(predicate, Document.parse(documents().get(i).getBytes(StandardCharsets.UTF_8)))) {
                expected.add(Node.id(INDEX, i));
            }
        }
        return expected;
    }

    private static Predicate like(String path, String pattern) {
        return test(path, new Matcher.Like(SigmaString.parse(pattern), LetterCase.IGNORED));
    }

    private static Predicate test(String path, Matcher matcher) {
        return new Predicate.FieldTest(field(path), matcher, Optional.empty());
    }

    private static Predicate compared(String left, Predicate.Relation relation, String right, LetterCase letterCase) {
        return new Predicate.FieldComparison(field(left), relation, field(right), letterCase, Optional.empty());
    }

    private static Field field(String path) {
        return new Field(path, List.of(new Candidate.Path(path)));
    }
}
