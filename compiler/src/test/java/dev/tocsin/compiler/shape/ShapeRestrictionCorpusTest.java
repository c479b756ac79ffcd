package dev.tocsin.compiler.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.RuleCompiler;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.compiler.mapping.DocumentShape;
import dev.tocsin.sigma.corpus.Corpus;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Of real events in a shape, a rule restricted to that shape says what the whole rule says. The oracle, which is slow, is
 * asked about one pair of rule and event in 10, drawn at random, and about every pair of SigmaHQ's regression events;
 * {@code -Dtocsin.shapes.every=1} asks about all.
 */
class ShapeRestrictionCorpusTest {
    private static final int EVERY = Integer.getInteger("tocsin.shapes.every", 10);
    private static final long SEED = 20_231_128;
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Restricted(CompiledRule whole, CompiledRule restricted) {}

    @ParameterizedTest
    @EnumSource(value = DocumentShape.class, names = "AGENT", mode = Mode.EXCLUDE)
    void saysTheSame(DocumentShape shape) throws Exception {
        List<Restricted> rules = rules(shape);
        long changed = rules.stream()
                .filter(rule -> !rule.restricted().predicate().equals(rule.whole().predicate()))
                .count();
        assertTrue(changed > 2_000, () -> "only " + changed + " rules are restricted");
        Map<String, List<Document>> corpora = corpora(shape);
        for (Map.Entry<String, List<Document>> corpus : corpora.entrySet()) {
            int every = corpus.getKey().equals("regression") ? 1 : EVERY;
            AtomicLong pairs = new AtomicLong();
            AtomicLong matches = new AtomicLong();
            List<Document> documents = corpus.getValue();
            List<String> differences = IntStream.range(0, documents.size())
                    .parallel()
                    .boxed()
                    .flatMap(number -> {
                        Document document = documents.get(number);
                        Random random = new Random(SEED + number);
                        List<String> found = new ArrayList<>();
                        for (Restricted rule : rules) {
                            if (random.nextInt(every) == 0 && isNear(rule.whole(), document)) {
                                pairs.incrementAndGet();
                                boolean expected = Oracle.matches(rule.whole().predicate(), document);
                                matches.addAndGet(expected ? 1 : 0);
                                if (expected != Oracle.matches(rule.restricted().predicate(), document)) {
                                    found.add(rule.whole().metadata().source() + ": event " + number + ", " + expected
                                            + " before the restriction, seed " + SEED);
                                }
                            }
                        }
                        return found.stream();
                    })
                    .toList();
            System.out.printf(
                    "%s, %s: %d rules, %d restricted, %d events, %d pairs, %d matches%n",
                    shape, corpus.getKey(), rules.size(), changed, documents.size(), pairs.get(), matches.get());
            assertEquals(List.of(), differences.subList(0, Math.min(20, differences.size())), corpus.getKey());
            assertTrue(pairs.get() > 1_000, corpus.getKey() + ": too few pairs to prove anything: " + pairs);
        }
    }

    private static List<Restricted> rules(DocumentShape shape) throws Exception {
        RuleCompiler compiler = RuleCompiler.forWinlogbeat();
        List<Restricted> rules = new ArrayList<>();
        for (SourceText source : Corpus.rules()) {
            SigmaParser.parse(source).rules().forEach(rule -> {
                if (compiler.compile(rule) instanceof Compilation.Compiled compiled) {
                    rules.add(new Restricted(compiled.rule(), ShapeRestriction.restrict(compiled.rule(), shape)));
                }
            });
        }
        return rules;
    }

    private static Map<String, List<Document>> corpora(DocumentShape shape) throws Exception {
        String word = shape == DocumentShape.RAW ? "raw" : "pipeline";
        Map<String, List<Document>> corpora = new LinkedHashMap<>();
        for (String name : List.of("regression", "evtx-to-mitre")) {
            List<Document> documents = new ArrayList<>();
            for (String line : Corpus.events(name + "." + word)) {
                JsonNode tree = JSON.readTree(line);
                documents.add(document(tree.has("doc") ? tree.get("doc") : tree));
            }
            corpora.put(name, documents);
        }
        List<Document> golden = new ArrayList<>();
        for (String line : Corpus.events("winlogbeat-golden")) {
            JsonNode tree = JSON.readTree(line);
            if (tree.get("stage").asText().equals("winlogbeat-8.15.3-" + (word.equals("raw") ? "collection" : "ingest"))) {
                golden.add(document(tree.get("doc")));
            }
        }
        corpora.put("winlogbeat-golden", golden);
        return corpora;
    }

    private static Document document(JsonNode tree) throws Exception {
        return Document.parse(tree.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Only events of the kinds that a rule reads say something about it; of all others it is false, whatever is left. */
    private static boolean isNear(CompiledRule rule, Document document) {
        List<String> channels = document.values("winlog.channel");
        List<String> eventIds = document.values("event.code");
        return rule.eventSources().stream()
                .anyMatch(source -> fits(source.channels(), channels) && fits(source.eventIds(), eventIds));
    }

    private static boolean fits(List<String> wanted, List<String> values) {
        return wanted.isEmpty()
                || wanted.stream()
                        .anyMatch(one -> values.stream()
                                .anyMatch(value -> CaseFolding.fold(value).equals(CaseFolding.fold(one))));
    }
}
