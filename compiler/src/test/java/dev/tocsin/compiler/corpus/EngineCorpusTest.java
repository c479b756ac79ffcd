package dev.tocsin.compiler.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.drools.DrlText;
import dev.tocsin.compiler.drools.Match;
import dev.tocsin.compiler.drools.RuleEngine;
import dev.tocsin.compiler.drools.RuleEvent;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.fast.EventView;
import dev.tocsin.compiler.fast.FastPredicate;
import dev.tocsin.compiler.fast.FieldSlots;
import dev.tocsin.compiler.fast.Predicates;
import dev.tocsin.compiler.index.EventSelection;
import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.compiler.mapping.EventSource;
import dev.tocsin.sigma.corpus.Corpus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.utils.KieHelper;

/** All Windows rules of SigmaHQ on real events: the engine finds what the oracle finds. */
class EngineCorpusTest {
    private static final long SEED = 20231028;
    private static final int ORACLE_EVERY = Integer.getInteger("tocsin.oracle.every", 5);

    private static List<Document> documents(String events) throws Exception {
        List<Document> documents = new ArrayList<>();
        for (String line : Corpus.events(events)) {
            documents.add(Document.parse(line.getBytes(StandardCharsets.UTF_8)));
        }
        return documents;
    }

    /**
     * The oracle is slow: it is asked about every rule for some events, drawn at random (one in 5, or in
     * {@code -Dtocsin.oracle.every}), and about the rules that the engine names for all events. The predicates without
     * the index are asked about every rule for every event.
     */
    @ParameterizedTest
    @ValueSource(strings = {"evtx-to-mitre.raw", "evtx-to-mitre.pipeline"})
    void findsWhatTheOracleFinds(String events) throws Exception {
        List<CompiledRule> rules = CorpusRules.compiled();
        List<Document> documents = documents(events);
        EventSelection selection = EventSelection.of(rules);
        FittingRules fitting = new FittingRules(rules);
        FieldSlots slots = new FieldSlots();
        Predicates predicates = new Predicates(slots);
        IdentityHashMap<CompiledRule, FastPredicate> fast = new IdentityHashMap<>();
        rules.forEach(rule -> fast.put(rule, predicates.fast(rule.predicate())));
        EventView view = new EventView(slots);
        Random random = new Random(SEED);
        int pairs = 0;
        try (RuleEngine engine = RuleEngine.of(rules)) {
            for (int i = 0; i < documents.size(); i++) {
                Document document = documents.get(i);
                String where = "event " + i + " of " + events + ", seed " + SEED;
                List<Match> matches = engine.evaluate(document);
                List<CompiledRule> found = matches.stream().map(Match::rule).toList();
                view.show(document);
                List<CompiledRule> candidates = fitting.of(document);
                assertEquals(
                        candidates.stream()
                                .filter(rule -> fast.get(rule).test(view))
                                .toList(),
                        found,
                        where);
                for (Match match : matches) {
                    assertTrue(Oracle.matches(match.rule().predicate(), document), where);
                    assertEquals(Oracle.evidence(match.rule().predicate(), document), match.evidence(), where);
                }
                if (random.nextInt(ORACLE_EVERY) == 0) {
                    assertEquals(
                            candidates.stream()
                                    .filter(rule -> Oracle.matches(rule.predicate(), document))
                                    .toList(),
                            found,
                            where);
                }
                assertTrue(matches.isEmpty() || selection.admits(document), "not selected: " + where);
                pairs += matches.size();
            }
        }
        assertTrue(pairs > 1_000, "too few matches to prove anything: " + pairs);
    }

    /** The rules whose event sources an event fits, remembered for events of the same channel, provider and id. */
    private static final class FittingRules {
        private final List<CompiledRule> rules;
        private final Map<List<List<String>>, List<CompiledRule>> known = new HashMap<>();

        FittingRules(List<CompiledRule> rules) {
            this.rules = rules;
        }

        List<CompiledRule> of(Document document) {
            List<List<String>> kind = List.of(
                    document.values("winlog.channel"),
                    document.values("winlog.provider_name"),
                    document.values("event.code"));
            return known.computeIfAbsent(
                    kind,
                    fresh -> rules.stream()
                            .filter(rule -> rule.eventSources().stream().anyMatch(source -> fits(source, kind)))
                            .toList());
        }

        private static boolean fits(EventSource source, List<List<String>> kind) {
            return fits(source.channels(), kind.get(0))
                    && fits(source.providers(), kind.get(1))
                    && fits(source.eventIds(), kind.get(2));
        }

        private static boolean fits(List<String> wanted, List<String> values) {
            return wanted.isEmpty()
                    || wanted.stream()
                            .anyMatch(one -> values.stream()
                                    .anyMatch(value -> CaseFolding.fold(value).equals(CaseFolding.fold(one))));
        }
    }

    /** The printed text of some rules, compiled, says the same of the events that come near to them. */
    @Test
    void drlTextMeansTheSame() throws Exception {
        List<CompiledRule> rules = CorpusRules.compiled();
        List<Document> documents = documents("evtx-to-mitre.pipeline");
        FittingRules fitting = new FittingRules(rules);
        Map<CompiledRule, List<Document>> near = new HashMap<>();
        Random random = new Random(SEED);
        try (RuleEngine engine = RuleEngine.of(rules)) {
            for (Document document : documents) {
                engine.evaluate(document)
                        .forEach(match -> near.computeIfAbsent(match.rule(), r -> new ArrayList<>())
                                .add(document));
                List<CompiledRule> all = fitting.of(document);
                if (!all.isEmpty()) {
                    near.computeIfAbsent(all.get(random.nextInt(all.size())), r -> new ArrayList<>())
                            .add(document);
                }
            }
        }
        int fired = 0;
        List<CompiledRule> some = rules.stream().filter(near::containsKey).toList();
        for (int i = 0; i < some.size(); i += Math.max(1, some.size() / 60)) {
            CompiledRule rule = some.get(i);
            KieBase text = new KieHelper()
                    .addContent(DrlText.of(rule), ResourceType.DRL)
                    .build();
            List<Document> events = near.get(rule);
            for (Document document : events.subList(0, Math.min(30, events.size()))) {
                boolean expected = Oracle.matches(rule.predicate(), document);
                KieSession session = text.newKieSession();
                session.insert(RuleEvent.of(rule, document));
                assertEquals(expected, session.fireAllRules() == 1, () -> DrlText.of(rule));
                session.dispose();
                fired += expected ? 1 : 0;
            }
        }
        assertTrue(fired > 20, "too few matches to prove anything: " + fired);
    }
}
