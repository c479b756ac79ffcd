package dev.tocsin.compiler;

import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.mapping.EventSource;
import dev.tocsin.sigma.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule with its meaning.
 *
 * @param eventSources the kinds of events the rule reads: one of them must fit. Already part of {@code predicate};
 *     kept apart for those who choose events before they look into them
 * @param predicate true of exactly the documents that the rule matches
 * @param filters the files whose filters are part of {@code predicate}
 * @param searches what each search identifier that a condition of the rule uses means, as it stands in
 *     {@code predicate}; none for what was not written as a Sigma rule
 * @param list the IoC list that it was compiled from; the search of an origin in {@code predicate} is then the name of
 *     one of its indicators
 */
public record CompiledRule(
        RuleMetadata metadata,
        List<EventSource> eventSources,
        Predicate predicate,
        List<SourceText> filters,
        Map<String, Predicate> searches,
        Optional<IocList> list) {
    public CompiledRule {
        eventSources = List.copyOf(eventSources);
        filters = List.copyOf(filters);
        searches = Map.copyOf(searches);
    }

    /** A rule without filters and search identifiers. */
    public CompiledRule(RuleMetadata metadata, List<EventSource> eventSources, Predicate predicate) {
        this(metadata, eventSources, predicate, List.of(), Map.of(), Optional.empty());
    }

    /** An IoC list. */
    public CompiledRule(RuleMetadata metadata, List<EventSource> eventSources, Predicate predicate, IocList list) {
        this(metadata, eventSources, predicate, List.of(), Map.of(), Optional.of(list));
    }
}
