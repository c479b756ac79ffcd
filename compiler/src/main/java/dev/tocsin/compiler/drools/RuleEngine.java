package dev.tocsin.compiler.drools;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.eval.Oracle;
import java.util.List;

/** All rules at once, ready to meet documents. */
public final class RuleEngine implements AutoCloseable {
    private final List<CompiledRule> rules;

    private RuleEngine(List<CompiledRule> rules) {
        this.rules = rules;
    }

    /** Builds the knowledge base. */
    public static RuleEngine of(List<CompiledRule> rules) {
        return new RuleEngine(List.copyOf(rules));
    }

    /** The rules that match, in the order they were given. Not safe for use by several threads at once. */
    public List<Match> evaluate(Document document) {
        return rules.stream()
                .filter(rule -> Oracle.matches(rule.predicate(), document))
                .map(rule -> new Match(rule, Oracle.evidence(rule.predicate(), document)))
                .toList();
    }

    @Override
    public void close() {}
}
