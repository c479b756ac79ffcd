package dev.tocsin.connector.watch;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.alert.AlertIdentifier;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import java.time.Duration;

/** What must be the same for a rule not to be hunted again: its text, where it looks, and how far back. */
final class RuleVersion {
    private RuleVersion() {}

    static String of(CompiledRule rule, IndexSelection indices, Duration lookBack) {
        return AlertIdentifier.of(
                rule.metadata().id(),
                String.join(",", indices.patterns()) + "\n" + lookBack,
                rule.metadata().source().text());
    }
}
