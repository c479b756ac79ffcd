package dev.tocsin.connector.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.querydsl.CompiledQuery;
import dev.tocsin.compiler.querydsl.QueryDslTarget;
import dev.tocsin.connector.node.SharedNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a compiled query finds on a real Elasticsearch holds everything that the oracle finds, and nothing else where it
 * is labelled exact; and no shard refuses it.
 */
class QueryDslAgreementTest {
    private static final long SEED = Long.getLong("tocsin.seed", 20261123L);
    private static final int DOCUMENTS = 160;
    private static final int PREDICATES = Integer.getInteger("tocsin.predicates", 250);

    private static ElasticsearchClient client;
    private static RestClient rest;

    /** The mapping of an index, and what it does to documents. */
    enum Mapping {
        KEYWORD(mapping("{'type':'keyword'}", ""), RandomDetections.Strictness.TEXTUAL),
        SHORT_KEYWORD(mapping("{'type':'keyword','ignore_above':32}", ""), RandomDetections.Strictness.TEXTUAL),
        DYNAMIC("{\"date_detection\":false}", RandomDetections.Strictness.TEXTUAL),
        TYPED(mapping("{'type':'keyword','ignore_above':1024}", """
                        'number':{'type':'long'},'address':{'type':'ip'},'flag':{'type':'boolean'},
                        'body':{'type':'text'}
                        """), RandomDetections.Strictness.TYPED),
        MALFORMED(mapping("{'type':'keyword'}", """
                        'number':{'type':'integer','ignore_malformed':true},
                        'address':{'type':'ip','ignore_malformed':true},
                        'access':{'type':'long','ignore_malformed':true}
                        """), RandomDetections.Strictness.TEXTUAL);

        private final String json;
        private final RandomDetections.Strictness strictness;

        Mapping(String json, RandomDetections.Strictness strictness) {
            this.json = json;
            this.strictness = strictness;
        }

        /** Texts and booleans are mapped like {@code dynamic}, fields of the object {@code a} as given. */
        private static String mapping(String dynamic, String properties) {
            return """
                    {'dynamic_templates':[
                       {'texts':{'match_mapping_type':'string','mapping':%1$s}},
                       {'booleans':{'match_mapping_type':'boolean','mapping':%1$s}}],
                     'properties':{'a':{'properties':{%2$s}}}}
                    """.formatted(dynamic, properties).replace('\'', '"');
        }
    }

    /** Indices that are searched together. */
    enum Target {
        KEYWORD(Mapping.KEYWORD),
        SHORT_KEYWORD(Mapping.SHORT_KEYWORD),
        DYNAMIC(Mapping.DYNAMIC),
        TYPED(Mapping.TYPED),
        MALFORMED(Mapping.MALFORMED),
        KEYWORD_AND_TYPED(Mapping.KEYWORD, Mapping.TYPED),
        DYNAMIC_AND_KEYWORD(Mapping.DYNAMIC, Mapping.SHORT_KEYWORD),
        EVERYTHING(Mapping.values());

        private final List<Mapping> mappings;

        Target(Mapping... mappings) {
            this.mappings = List.of(mappings);
        }
    }

    private static final Map<Mapping, Map<String, Document>> DOCUMENTS_OF = new TreeMap<>();

    @BeforeAll
    static void indexDocuments() throws Exception {
        rest = RestClient.builder(HttpHost.create(SharedNode.uri().toString())).build();
        client = new ElasticsearchClient(new RestClientTransport(rest, new JacksonJsonpMapper()));
        for (Mapping mapping : Mapping.values()) {
            client.indices()
                    .create(create -> create.index(index(mapping))
                            .settings(settings -> settings.numberOfReplicas("0"))
                            .mappings(mappings -> mappings.withJson(new StringReader(mapping.json))));
            RandomDetections random = new RandomDetections(SEED + mapping.name().hashCode());
            Map<String, Document> documents = new TreeMap<>();
            BulkRequest.Builder bulk = new BulkRequest.Builder();
            for (int i = 0; i < DOCUMENTS; i++) {
                String json = random.document(
                        i % 2 == 0 ? RandomDetections.Shape.FLAT : RandomDetections.Shape.NESTED, mapping.strictness);
                String id = mapping + "-" + i;
                byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
                bulk.operations(operation -> operation.index(index -> index.index(index(mapping))
                        .id(id)
                        .document(BinaryData.of(bytes, ContentType.APPLICATION_JSON))));
                documents.put(id, Document.parse(bytes));
            }
            BulkResponse indexed = client.bulk(bulk.build());
            assertEquals(
                    List.of(),
                    indexed.items().stream()
                            .filter(item -> item.error() != null)
                            .map(item -> item.id() + " " + item.error().reason())
                            .toList());
            client.indices().refresh(refresh -> refresh.index(index(mapping)));
            DOCUMENTS_OF.put(mapping, documents);
        }
    }

    @AfterAll
    static void removeDocuments() throws IOException {
        for (Mapping mapping : Mapping.values()) {
            client.indices().delete(delete -> delete.index(index(mapping)));
        }
        rest.close();
    }

    private static String index(Mapping mapping) {
        return "agreement-" + mapping.name().toLowerCase(java.util.Locale.ROOT);
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatTheOracleFinds(Target target) throws IOException {
        List<String> indices =
                target.mappings.stream().map(QueryDslAgreementTest::index).toList();
        FieldCapabilities live = FieldCapabilities.of(
                client.fieldCaps(caps -> caps.index(indices).fields("*")));
        FieldCapabilities capabilities = new FieldCapabilities(live.types(), knownLimits(target, live));
        QueryDslTarget compiler = new QueryDslTarget(capabilities);
        RandomDetections random = new RandomDetections(SEED * 31 + target.name().hashCode());
        int exact = 0;
        int matched = 0;
        int narrowed = 0;
        for (int i = 0; i < PREDICATES; i++) {
            Predicate predicate = random.predicate(3);
            CompiledQuery compiled = compiler.compile(predicate);
            Set<String> expected = oracle(target, predicate);
            Set<String> found = search(indices, compiled, predicate);
            String about = "seed " + SEED + ", predicate " + i + " of " + target + ": " + predicate + "\n"
                    + compiled.json() + "\n" + compiled.exactness() + " " + compiled.reasons();
            SortedSet<String> lost = new TreeSet<>(expected);
            lost.removeAll(found);
            assertEquals(Collections.emptySortedSet(), lost, () -> "lost: " + about);
            if (compiled.exactness() == Exactness.EXACT) {
                assertEquals(expected, found, () -> "not exact: " + about);
                exact++;
            }
            matched += expected.isEmpty() ? 0 : 1;
            narrowed += found.size() < target.mappings.size() * DOCUMENTS ? 1 : 0;
        }
        System.err.printf(
                "%s: %d predicates, %d exact, %d true of a document, %d narrower than everything%n",
                target, PREDICATES, exact, matched, narrowed);
        assertTrue(matched > PREDICATES / 3, "too few predicates are true of anything: " + matched);
        assertTrue(narrowed > PREDICATES / 3, "too few queries find less than everything: " + narrowed);
    }

    /** Where one mapping decides, its ignore_above is known, which lets more queries be exact. */
    private static SortedMap<String, Integer> knownLimits(Target target, FieldCapabilities live) {
        SortedMap<String, Integer> limits = new TreeMap<>();
        if (target.mappings.equals(List.of(Mapping.SHORT_KEYWORD))) {
            live.types().keySet().forEach(path -> limits.put(path, 32));
        } else if (target == Target.KEYWORD) {
            live.types().keySet().forEach(path -> limits.put(path, Integer.MAX_VALUE));
        }
        return limits;
    }

    private static Set<String> oracle(Target target, Predicate predicate) {
        SortedSet<String> ids = new TreeSet<>();
        for (Mapping mapping : target.mappings) {
            DOCUMENTS_OF.getOrDefault(mapping, Map.of()).forEach((id, document) -> {
                if (Oracle.matches(predicate, document)) {
                    ids.add(id);
                }
            });
        }
        return ids;
    }

    private static Set<String> search(List<String> indices, CompiledQuery compiled, Predicate predicate)
            throws IOException {
        SearchResponse<Void> response;
        try {
            response = client.search(
                    search -> search.index(indices)
                            .query(compiled.query())
                            .size(5_000)
                            .source(source -> source.fetch(false)),
                    Void.class);
        } catch (co.elastic.clients.elasticsearch._types.ElasticsearchException refused) {
            throw new AssertionError("refused: " + predicate + "\n" + compiled.json(), refused);
        }
        assertEquals(List.of(), new ArrayList<>(response.shards().failures()), () -> compiled.json());
        SortedSet<String> ids = new TreeSet<>();
        response.hits().hits().forEach(hit -> ids.add(String.valueOf(hit.id())));
        return ids;
    }
}
