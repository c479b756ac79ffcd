package dev.tocsin.sigma.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.sigma.collection.RuleCollection;
import dev.tocsin.sigma.corpus.Corpus;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusTest {
    @Test
    void everyRuleOfSigmaHqIsReadWithoutAnError() throws IOException {
        List<SourceText> files = Corpus.rules();
        StringBuilder errors = new StringBuilder();
        List<ParseResult> results = new ArrayList<>();
        int rules = 0;
        for (SourceText file : files) {
            ParseResult result = SigmaParser.parse(file);
            results.add(result);
            rules += result.rules().size();
            errors.append(DiagnosticRenderer.plain()
                    .render(result.diagnostics().stream()
                            .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                            .toList()));
        }
        assertEquals("", errors.toString());
        assertEquals(
                "", DiagnosticRenderer.plain().render(RuleCollection.of(results).diagnostics()));
        assertEquals(files.size(), rules, "each file holds one rule");
        assertEquals(3_143, files.size(), "the corpus is complete");
    }
}
