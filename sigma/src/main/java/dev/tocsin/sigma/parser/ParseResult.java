package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.model.SigmaDocument;
import dev.tocsin.sigma.source.SourceText;
import java.util.List;

/**
 * What a file holds.
 *
 * @param documents every document that could be read as YAML, in the order written
 * @param diagnostics every finding, in the order of their places
 */
public record ParseResult(SourceText source, List<ParsedDocument> documents, List<Diagnostic> diagnostics) {
    public ParseResult {
        documents = List.copyOf(documents);
        diagnostics = List.copyOf(diagnostics);
    }

    /** The documents that are free of errors. */
    public List<SigmaDocument> models() {
        return documents.stream()
                .<SigmaDocument>flatMap(document -> document.model().stream())
                .toList();
    }

    /** The detection rules that are free of errors. */
    public List<DetectionRule> rules() {
        return models().stream()
                .filter(DetectionRule.class::isInstance)
                .map(DetectionRule.class::cast)
                .toList();
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }
}
