package dev.tocsin.connector.watch;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.irtext.IrText;
import dev.tocsin.connector.alert.AlertIdentifier;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import dev.tocsin.sigma.source.SourceText;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must be the same for a Sigma rule not to be hunted again: its text and that of its filters, the values of its
 * placeholders, where it looks, and how far back.
 */
final class RuleVersion {
    /** Without this modifier the meaning of a rule is all in the texts. */
    private static final String WITH_PLACEHOLDERS = "|expand";

    private RuleVersion() {}

    static String of(CompiledRule rule, IndexSelection indices, Duration lookBack) {
        return AlertIdentifier.of(rule.metadata().id(), question(indices, lookBack), text(rule));
    }

    /** All that a rule is made of. */
    static String text(CompiledRule rule) {
        String written = Stream.concat(Stream.of(rule.metadata().source()), rule.filters().stream())
                .map(SourceText::text)
                .collect(Collectors.joining("\n"));
        return rule.list().isEmpty() && written.contains(WITH_PLACEHOLDERS)
                ? written + "\n" + IrText.of(rule)
                : written;
    }

    /** Where it looks, and how far back. */
    static String question(IndexSelection indices, Duration lookBack) {
        return String.join(",", indices.patterns()) + "\n" + lookBack;
    }
}
