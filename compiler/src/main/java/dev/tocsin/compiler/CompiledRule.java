package dev.tocsin.compiler;

import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.mapping.EventSource;
import java.util.List;

/**
 * A rule with its meaning.
 *
 * @param eventSources the kinds of events the rule reads: one of them must fit. Already part of {@code predicate};
 *     kept apart for those who choose events before they look into them
 * @param predicate true of exactly the documents that the rule matches
 */
public record CompiledRule(RuleMetadata metadata, List<EventSource> eventSources, Predicate predicate) {
    public CompiledRule {
        eventSources = List.copyOf(eventSources);
    }
}
