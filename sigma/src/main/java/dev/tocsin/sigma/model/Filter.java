package dev.tocsin.sigma.model;

import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.List;

/**
 * A Sigma filter (specification 2.1, filters): a condition that the rules it covers must meet besides their own.
 *
 * @param rules the rules it names; empty for all that its log source covers
 */
public record Filter(
        SourceText source,
        Span span,
        Metadata metadata,
        LogSource logSource,
        List<RuleReference> rules,
        Detection detection)
        implements SigmaDocument {
    public Filter {
        rules = List.copyOf(rules);
    }
}
