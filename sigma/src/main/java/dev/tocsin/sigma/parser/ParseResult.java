package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.model.DetectionRule;
import java.util.List;

/**
 * What a file holds.
 *
 * @param rules the detection rules that are free of errors, in the order written
 * @param diagnostics every finding, in the order of their places
 */
public record ParseResult(List<DetectionRule> rules, List<Diagnostic> diagnostics) {
    public ParseResult {
        rules = List.copyOf(rules);
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }
}
