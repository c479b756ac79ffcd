package dev.tocsin.connector.engine;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.drools.DrlText;
import dev.tocsin.compiler.drools.Match;
import dev.tocsin.compiler.drools.RuleEngine;
import dev.tocsin.compiler.elasticsearch.Exactness;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What {@code scan} and {@code watch} would find. */
final class DroolsEvaluator implements Evaluator {
    private final IdentityHashMap<CompiledRule, SortedSet<Integer>> found;

    private DroolsEvaluator(IdentityHashMap<CompiledRule, SortedSet<Integer>> found) {
        this.found = found;
    }

    static DroolsEvaluator of(List<CompiledRule> rules, List<Event> events) {
        IdentityHashMap<CompiledRule, SortedSet<Integer>> found = new IdentityHashMap<>();
        rules.forEach(rule -> found.put(rule, new TreeSet<>()));
        try (RuleEngine engine = RuleEngine.of(rules)) {
            for (int number = 0; number < events.size(); number++) {
                for (Match match : engine.evaluate(events.get(number).document())) {
                    found.computeIfAbsent(match.rule(), absent -> new TreeSet<>())
                            .add(number);
                }
            }
        }
        return new DroolsEvaluator(found);
    }

    @Override
    public Engine engine() {
        return Engine.DROOLS;
    }

    @Override
    public Answer answer(CompiledRule rule) {
        SortedSet<Integer> events = found.get(rule);
        if (events == null) {
            throw new IllegalArgumentException(
                    "not a rule of this engine: " + rule.metadata().title());
        }
        return new Answer.Found(events, Exactness.EXACT);
    }

    @Override
    public Optional<String> translation(CompiledRule rule) {
        return Optional.of(DrlText.of(rule));
    }
}
