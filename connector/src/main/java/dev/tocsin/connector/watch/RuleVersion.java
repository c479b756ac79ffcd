package dev.tocsin.connector.watch;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.alert.AlertIdentifier;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import dev.tocsin.sigma.source.SourceText;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must be the same for a Sigma rule not to be hunted again: its text and that of its filters, where it looks, and how far
 * back.
 */
final class RuleVersion {
    private RuleVersion() {}

    static String of(CompiledRule rule, IndexSelection indices, Duration lookBack) {
        return AlertIdentifier.of(
                rule.metadata().id(),
                question(indices, lookBack),
                Stream.concat(Stream.of(rule.metadata().source()), rule.filters().stream())
                        .map(SourceText::text)
                        .collect(Collectors.joining("\n")));
    }

    /** Where it looks, and how far back. */
    static String question(IndexSelection indices, Duration lookBack) {
        return String.join(",", indices.patterns()) + "\n" + lookBack;
    }
}
