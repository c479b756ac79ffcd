package dev.tocsin.rules;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.sigma.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Compiles the rules of the packs the way the command line does. */
final class ShippedRule {
    private ShippedRule() {}

    /**
     * Compiles the one rule or list of a file.
     *
     * @throws AssertionError if there is a finding of any weight, or not one rule
     */
    static CompiledRule compile(Path file) throws IOException {
        RuleSet rules = RuleSet.load(List.of(file));
        if (rules.count(Severity.ERROR) + rules.count(Severity.WARNING) > 0) {
            throw new AssertionError(file + " has findings: " + rules.diagnostics());
        }
        if (rules.rules().size() != 1) {
            throw new AssertionError(file + " holds " + rules.rules().size() + " rules, not one");
        }
        return rules.compiled().getFirst();
    }
}
