package dev.tocsin.connector.hunt;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import java.time.Duration;
import java.util.List;

/**
 * What to look for, where and when.
 *
 * @param budget how long the hunt may take; what it did not come to is told
 * @param namespace of the alerts
 */
public record HuntRequest(
        List<CompiledRule> rules, IndexSelection indices, TimeWindow window, Duration budget, String namespace) {
    public HuntRequest {
        rules = List.copyOf(rules);
    }
}
