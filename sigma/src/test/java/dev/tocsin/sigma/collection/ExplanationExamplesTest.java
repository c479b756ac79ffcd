package dev.tocsin.sigma.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Explanation;
import dev.tocsin.sigma.diagnostic.Explanation.ExampleFile;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of what is found about collections, correlations and filters: found, and gone once corrected. */
class ExplanationExamplesTest {
    private static final Set<Code.Topic> TOPICS =
            Set.of(Code.Topic.COLLECTION, Code.Topic.CORRELATION, Code.Topic.FILTER);

    static Stream<Code> codes() {
        return Stream.concat(
                Stream.of(Code.SEVERAL_KINDS, Code.IDENTIFIER_UNIQUENESS),
                Arrays.stream(Code.values()).filter(code -> TOPICS.contains(code.topic())));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void theExampleHasItAndTheCorrectionHasNothing(Code code) {
        Explanation explanation = Explanation.of(code);
        assertTrue(
                diagnostics(explanation.example()).stream().anyMatch(diagnostic -> diagnostic.code() == code),
                () -> "found: " + diagnostics(explanation.example()));
        assertEquals(List.of(), diagnostics(explanation.correction()));
    }

    private static List<Diagnostic> diagnostics(List<ExampleFile> files) {
        List<ParseResult> parsed = files.stream()
                .map(file -> SigmaParser.parse(new SourceText(file.name(), file.content())))
                .toList();
        return Stream.concat(
                        parsed.stream().flatMap(file -> file.diagnostics().stream()),
                        RuleCollection.of(parsed).diagnostics().stream())
                .toList();
    }
}
