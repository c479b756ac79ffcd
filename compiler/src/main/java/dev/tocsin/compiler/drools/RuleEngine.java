package dev.tocsin.compiler.drools;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.fast.EventView;
import dev.tocsin.compiler.fast.FastPredicate;
import dev.tocsin.compiler.fast.FieldSlots;
import dev.tocsin.compiler.fast.Predicates;
import dev.tocsin.compiler.index.RuleIndex;
import dev.tocsin.compiler.ir.Predicate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * All rules at once, ready to meet documents: an index names the few rules that a document could match, and Drools
 * decides which of them do.
 */
public final class RuleEngine implements AutoCloseable {
    private final Compiled compiled;
    private final RuleIndex.Finder finder;
    private final EventView event;
    private final KieSession session;
    private final BitSet matched = new BitSet();

    private RuleEngine(Compiled compiled) {
        this.compiled = compiled;
        this.finder = compiled.index().finder();
        this.event = new EventView(compiled.slots());
        this.session = compiled.knowledge().newKieSession();
    }

    /** What engines of several threads have in common. */
    private record Compiled(List<CompiledRule> rules, FieldSlots slots, RuleIndex index, KieBase knowledge) {}

    /** Builds the knowledge base. */
    public static RuleEngine of(List<CompiledRule> rules) {
        FieldSlots slots = new FieldSlots();
        Predicates predicates = new Predicates(slots);
        List<Predicate> meanings = rules.stream().map(CompiledRule::predicate).toList();
        List<FastPredicate> fast = meanings.stream().map(predicates::fast).toList();
        return new RuleEngine(
                new Compiled(List.copyOf(rules), slots, RuleIndex.of(meanings, slots), Knowledge.of(fast)));
    }

    /** Another engine for the same rules, to be used by another thread. Costs little; to be closed on its own. */
    public RuleEngine forAnotherThread() {
        return new RuleEngine(compiled);
    }

    /**
     * The rules that match, in the order they were given. Not safe for use by several threads at once.
     *
     * @throws IllegalStateException if the engine is closed
     */
    public List<Match> evaluate(Document document) {
        event.show(document);
        int[] candidates = finder.candidates(event);
        if (candidates.length == 0) {
            return List.of();
        }
        decide(candidates);
        return matched.stream()
                .mapToObj(compiled.rules()::get)
                .map(rule -> new Match(rule, Oracle.evidence(rule.predicate(), document)))
                .toList();
    }

    private void decide(int[] candidates) {
        matched.clear();
        List<FactHandle> facts = new ArrayList<>(candidates.length);
        try {
            for (int rule : candidates) {
                facts.add(session.insert(new RuleCandidate(rule, event, matched::set)));
            }
            session.fireAllRules();
        } finally {
            // Nothing of one event may be there when the next one comes.
            facts.forEach(session::delete);
        }
    }

    /** How many facts the engine holds; none between two events. */
    long facts() {
        return session.getFactCount();
    }

    @Override
    public void close() {
        session.dispose();
    }
}
