package dev.tocsin.connector.agreement;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.RuleCompiler;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
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
    private static final int MOST_ATTEMPTS = 20;
    private static final int MOST_REFUSED = DOCUMENTS / 20;

    private static final Map<IndexMapping, SortedMap<String, Document>> DOCUMENTS_OF =
            new EnumMap<>(IndexMapping.class);

    /** Rules and documents of a run draw from the same few texts, so that they meet. */
    private static final List<String> VOCABULARY = new RandomChoice(SEED).some(EdgeValues.TEXTS, TEXTS);

    @BeforeAll
    static void indexDocuments() throws Exception {
        for (IndexMapping mapping : IndexMapping.values()) {
            Supplier<String> documentsOfMapping = documents(mapping);
            List<String> json = IntStream.range(0, DOCUMENTS)
                    .mapToObj(i -> documentsOfMapping.get())
                    .toList();
            Node.create(mapping.index(), mapping.body());
            // Where the first value of a field gave it a type, the index refuses a document that does not fit it.
            List<Integer> refused = Node.indexWhatIsTaken(mapping.index(), json);
            assertTrue(
                    refused.size() <= MOST_REFUSED,
                    () -> mapping + " refused " + refused.size() + " documents, seed " + SEED);
            SortedMap<String, Document> documents = new TreeMap<>();
            for (int i = 0; i < DOCUMENTS; i++) {
                if (refused.contains(i)) {
                    continue;
                }
                documents.put(
                        Node.id(mapping.index(), i), Document.parse(json.get(i).getBytes(StandardCharsets.UTF_8)));
            }
            DOCUMENTS_OF.put(mapping, documents);
        }
    }

    private static Supplier<String> documents(IndexMapping mapping) {
        RandomChoice choice = new RandomChoice(SEED + mapping.name().hashCode());
        return mapping.strictness() == RandomDocuments.Strictness.EVENTS
                ? new RandomEvents(choice, VOCABULARY)::event
                : new RandomDocuments(choice, VOCABULARY, mapping.strictness(), mapping.length())::document;
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
        IntFunction<Predicate> random = predicates(searched);
        int count = Math.max(TOGETHER, PAIRS / SearchedIndices.values().length / documents.size());
        FieldCapabilities capabilities = searched.capabilities();
        Agreement agreement = new Agreement("seed " + SEED + " " + searched, searched.names(), capabilities, documents);
        for (int from = 0; from < count; from += TOGETHER) {
            agreement.check(IntStream.range(from, Math.min(count, from + TOGETHER))
                    .mapToObj(random)
                    .toList());
        }
        agreement.finish(searched.leastExact());
    }

    private static IntFunction<Predicate> predicates(SearchedIndices searched) {
        RandomChoice choice = new RandomChoice(SEED * 31 + searched.name().hashCode());
        if (!searched.holdEvents()) {
            RandomPredicates random = new RandomPredicates(choice, VOCABULARY);
            return number -> random.predicate();
        }
        RandomRules random = new RandomRules(choice, VOCABULARY);
        return number -> meaning(random, number);
    }

    /** Of the next rule that is one; a modifier does not fit every value that can be drawn. */
    private static Predicate meaning(RandomRules random, int number) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            ParseResult parsed = SigmaParser.parse(new SourceText("random.yml", random.rule(number)));
            if (!parsed.rules().isEmpty()
                    && RuleCompiler.forWinlogbeat().compile(parsed.rules().getFirst())
                            instanceof Compilation.Compiled compiled) {
                return compiled.rule().predicate();
            }
        }
        throw new AssertionError("rules do not compile any more: " + random.rule(number));
    }
}
