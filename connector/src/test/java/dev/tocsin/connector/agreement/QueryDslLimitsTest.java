package dev.tocsin.connector.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.querydsl.CompiledQuery;
import dev.tocsin.compiler.querydsl.QueryDslTarget;
import dev.tocsin.connector.node.SharedNode;
import dev.tocsin.sigma.model.SigmaString;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules as large and patterns as costly as they come run, and still find the one document they are about. */
class QueryDslLimitsTest {
    private static final String INDEX = "limits";
    private static final Field FIELD = new Field("field", List.of(new Candidate.Path("f")));
    private static ElasticsearchClient client;
    private static RestClient rest;

    @BeforeAll
    static void connect() throws IOException {
        rest = RestClient.builder(HttpHost.create(SharedNode.uri().toString())).build();
        client = new ElasticsearchClient(new RestClientTransport(rest, new JacksonJsonpMapper()));
        client.indices()
                .create(create -> create.index(INDEX)
                        .mappings(mappings ->
                                mappings.properties("f", property -> property.keyword(keyword -> keyword))));
    }

    @AfterAll
    static void disconnect() throws IOException {
        client.indices().delete(delete -> delete.index(INDEX));
        rest.close();
    }

    @ParameterizedTest
    @CsvSource({
        "4432,LITERAL,1",
        "4432,DIGEST,1",
        "500,CONTAINED_DIGEST,1",
        "4432,CONTAINED_DIGEST,2",
        "9000,CONTAINED,2",
        "9000,LITERAL,1",
        "3000,WILD,2"
    })
    void asksForThousandsOfValues(int count, Values values, int found) throws IOException {
        List<Predicate> tests = IntStream.range(0, count)
                .mapToObj(i -> like(values.pattern.apply(i)))
                .toList();
        index("1", values.example.apply(count - 1).toUpperCase(Locale.ROOT));
        index("2", "something else");
        // Beyond what memory allows, every document is found and verified.
        assertEquals(List.of("1", "2").subList(0, found), search(new Predicate.Or(tests)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*a??????????b*",
                "*a???????????b*",
                "*a????????????????????????b*",
                "*?????????????????*",
                "*ab?ab?ab?ab?ab?ab?ab?ab?ab?ab?*",
                "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*"
            })
    void asksForCostlyPatterns(String pattern) throws IOException {
        index("1", pattern.replace("*", "").replace("?", "a") + "ab".repeat(20));
        index("2", "");
        assertEquals(List.of("1"), search(like(SigmaString.parse(pattern))));
    }

    @ParameterizedTest
    @CsvSource({
        "a,140",
        "a,500",
        "a,895",
        "ab,450",
        "xyz1,220",
        "xyz1,1500",
        "é,200",
        "é,2000",
        "aé,100",
        "?,800",
        "a*,200",
        "a*,2000"
    })
    void asksForLongPatterns(String piece, int times) throws IOException {
        String text = piece.repeat(times);
        index("1", text.replace("?", "q").replace("*", "").toUpperCase(Locale.ROOT));
        index("2", "");
        for (String pattern : List.of(text, "*" + text + "*", text + "*", "*" + text)) {
            assertTrue(search(like(SigmaString.parse(pattern))).contains("1"), pattern.substring(0, 2) + times);
        }
    }

    /** The limit is on the depth of the query, whatever stands in it. */
    @ParameterizedTest
    @ValueSource(ints = {20, 24, 60})
    void asksForDeepConditions(int depth) throws IOException {
        index("1", "0");
        index("2", "other");
        Predicate predicate = like(SigmaString.literal("0"));
        for (int i = 0; i < depth; i++) {
            predicate = i % 2 == 0
                    ? new Predicate.Not(new Predicate.And(
                            List.of(new Predicate.Not(predicate), new Predicate.FieldPresent(FIELD, Optional.empty()))))
                    : new Predicate.And(List.of(predicate, like(SigmaString.parse("*"))));
        }
        List<String> found = search(predicate);
        assertTrue(found.contains("1"), found::toString);
    }

    /** Texts as indicators and rules have them. */
    enum Values {
        LITERAL(i -> SigmaString.literal("value" + i), i -> "value" + i),
        DIGEST(i -> SigmaString.literal(digest(i)), Values::digest),
        CONTAINED_DIGEST(
                i -> SigmaString.literal("SHA256=" + digest(i)).afterAnything().beforeAnything(),
                i -> "MD5=0,SHA256=" + digest(i)),
        CONTAINED(
                i -> SigmaString.literal("Value " + i + ".exe").afterAnything().beforeAnything(),
                i -> "C:\\a value " + i + ".exe -x"),
        ENDING(i -> SigmaString.literal("\\v" + i + ".exe").afterAnything(), i -> "c:\\v" + i + ".exe"),
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
                    .collect(java.util.stream.Collectors.joining());
        }
    }

    private static Predicate like(SigmaString pattern) {
        return new Predicate.FieldTest(FIELD, new Matcher.Like(pattern, LetterCase.IGNORED), Optional.empty());
    }

    private static void index(String id, String value) throws IOException {
        String json = new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(Map.of("f", value));
        client.index(index -> index.index(INDEX)
                .id(id)
                .withJson(new StringReader(json))
                .refresh(co.elastic.clients.elasticsearch._types.Refresh.True));
    }

    private static List<String> search(Predicate predicate) throws IOException {
        CompiledQuery compiled =
                new QueryDslTarget(FieldCapabilities.of(Map.of("f", Set.of("keyword")))).compile(predicate);
        SearchResponse<Void> response = client.search(
                search -> search.index(INDEX).query(compiled.query()).sort(sort -> sort.doc(doc -> doc)), Void.class);
        assertEquals(List.of(), List.copyOf(response.shards().failures()));
        return response.hits().hits().stream()
                .map(hit -> String.valueOf(hit.id()))
                .sorted()
                .toList();
    }
}
