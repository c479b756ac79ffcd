package dev.tocsin.connector.engine;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.ir.Predicate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks the oracle about every event. A conjunction is asked term by term, as it is defined, and the first term, which is
 * what kind of events the rule reads, is asked once for all rules that have the same.
 */
final class OracleEvaluator implements Evaluator {
    private final List<Event> events;
    private final Map<Predicate, BitSet> firstTerms = new ConcurrentHashMap<>();

    OracleEvaluator(List<Event> events) {
        this.events = List.copyOf(events);
    }

    @Override
    public Engine engine() {
        return Engine.ORACLE;
    }

    @Override
    public Answer answer(CompiledRule rule) {
        TreeSet<Integer> found = new TreeSet<>();
        matching(rule.predicate()).stream().forEach(found::add);
        return new Answer.Found(found, Exactness.EXACT);
    }

    @Override
    public Optional<String> translation(CompiledRule rule) {
        return Optional.empty();
    }

    private BitSet matching(Predicate predicate) {
        BitSet all = new BitSet();
        all.set(0, events.size());
        if (!(predicate instanceof Predicate.And(List<Predicate> terms))) {
            return among(all, predicate);
        }
        BitSet left = firstTerms.computeIfAbsent(terms.getFirst(), first -> among(all, first));
        for (Predicate term : terms.subList(1, terms.size())) {
            left = among(left, term);
        }
        return left;
    }

    private BitSet among(BitSet numbers, Predicate predicate) {
        BitSet matching = new BitSet();
        numbers.stream()
                .filter(number -> Oracle.matches(predicate, events.get(number).document()))
                .forEach(matching::set);
        return matching;
    }
}
