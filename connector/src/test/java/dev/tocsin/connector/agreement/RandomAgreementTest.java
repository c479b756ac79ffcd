package dev.tocsin.connector.agreement;


import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random rules over random documents, on indices of every kind of mapping: what each query target finds on a real
 * Elasticsearch holds everything that the oracle finds, and nothing else where it is labelled exact; no query is
 * refused; and the engine in process finds exactly what the oracle finds.
 *
 * <p>{@code -Dtocsin.pairs=N} sets how many pairs of a rule and a document are tried on each engine, {@code
 * -Dtocsin.seed=N} which.
 */
class RandomAgreementTest {
    private static final long SEED = Long.getLong("tocsin.seed", 20261123L);
    private static final int PAIRS = Integer.getInteger("tocsin.pairs", 100_000);
    private static final int DOCUMENTS = 160;
    private static final int TEXTS = 26;
    private static final int TOGETHER = 50;

    private static final Map<IndexMapping, SortedMap<String, Document>> DOCUMENTS_OF =
            new EnumMap<>(IndexMapping.class);

    /** Rules and documents of a run draw from the same few texts, so that they meet. */
    private static final List<String> VOCABULARY = new RandomChoice(SEED).some(EdgeValues.TEXTS, TEXTS);

    @BeforeAll
    static void indexDocuments() throws Exception {
        for (IndexMapping mapping : IndexMapping.values()) {
            RandomDocuments random = new RandomDocuments(
                    new RandomChoice(SEED + mapping.name().hashCode()),
                    VOCABULARY,
                    mapping.strictness(),
                    mapping.length());
            List<String> json = IntStream.range(0, DOCUMENTS)
                    .mapToObj(i -> random.document())
                    .toList();
            Node.create(mapping.index(), mapping.body());
            Node.index(mapping.index(), json);
            SortedMap<String, Document> documents = new TreeMap<>();
            for (int i = 0; i < DOCUMENTS; i++) {
                documents.put(
                        Node.id(mapping.index(), i),
                        Document.parse(json.get(i).getBytes(StandardCharsets.UTF_8)));
            }
            DOCUMENTS_OF.put(mapping, documents);
        }
    }

    @AfterAll
    static void removeDocuments() {
        DOCUMENTS_OF.keySet().forEach(mapping -> Node.delete(mapping.index()));
    }

    @ParameterizedTest
    @EnumSource
    void everyEngineAgrees(SearchedIndices searched) throws Exception {
        SortedMap<String, Document> documents = new TreeMap<>();
        searched.mappings().forEach(mapping -> documents.putAll(DOCUMENTS_OF.getOrDefault(mapping, new TreeMap<>())));
        RandomPredicates random =
                new RandomPredicates(new RandomChoice(SEED * 31 + searched.name().hashCode()), VOCABULARY);
        int count = Math.max(TOGETHER, PAIRS / SearchedIndices.values().length / documents.size());
        FieldCapabilities capabilities = searched.capabilities();
        Agreement agreement = new Agreement("seed " + SEED + " " + searched, searched.names(), capabilities, documents);
        for (int from = 0; from < count; from += TOGETHER) {
            agreement.check(IntStream.range(from, Math.min(count, from + TOGETHER))
                    .mapToObj(i -> random.predicate())
                    .toList());
        }
        agreement.finish();
    }
}
