package dev.tocsin.compiler;

import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.mapping.EventSource;
import dev.tocsin.sigma.source.SourceText;
import java.util.List;

/**
 * A rule with its meaning.
 *
 * @param eventSources the kinds of events the rule reads: one of them must fit. Already part of {@code predicate};
 *     kept apart for those who choose events before they look into them
 * @param predicate true of exactly the documents that the rule matches
 * @param filters the files whose filters are part of {@code predicate}
 */
public record CompiledRule(
        RuleMetadata metadata, List<EventSource> eventSources, Predicate predicate, List<SourceText> filters) {
    public CompiledRule {
        eventSources = List.copyOf(eventSources);
        filters = List.copyOf(filters);
    }

    /** A rule that no filter is part of. */
    public CompiledRule(RuleMetadata metadata, List<EventSource> eventSources, Predicate predicate) {
        this(metadata, eventSources, predicate, List.of());
    }
}
