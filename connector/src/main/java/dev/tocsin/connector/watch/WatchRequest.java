package dev.tocsin.connector.watch;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import java.time.Duration;
import java.util.List;

/**
 * What to watch.
 *
 * @param lookBack how far back a rule that is new or changed is hunted first
 * @param huntBudget how long that hunt may take
 * @param namespace of the alerts
 */
public record WatchRequest(
        List<CompiledRule> rules,
        IndexSelection indices,
        Start start,
        Duration lookBack,
        Duration huntBudget,
        String namespace) {
    public WatchRequest {
        rules = List.copyOf(rules);
    }

    /** The same with these rules. */
    public WatchRequest watching(List<CompiledRule> newRules) {
        return new WatchRequest(newRules, indices, start, lookBack, huntBudget, namespace);
    }
}
