package dev.tocsin.connector.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Explanation;
import dev.tocsin.sigma.diagnostic.Severity;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the explanations say is true: the example of a code yields it, the correction does not and has no error.
 * {@code -Dtocsin.codes=a,b} looks at some codes only.
 */
class ExplanationTest {
    private static final Map<Code, String> WITHOUT_EXAMPLE = Map.of(
            Code.INVALID_ENCODING, "the page itself is UTF-8",
            Code.INVALID_PUBLICATION, "it is about files for `ioc import`, which are no rules",
            Code.TOO_LARGE, "the shortest one has thousands of lines",
            Code.TOO_DEEP, "the shortest one has 51 levels",
            Code.UNPRINTABLE_CHARACTER, "it could not be seen on the page",
            Code.SIGMAHQ_UNSUPPORTED_REGEX_GROUP_CONSTRUCT, "the parser refuses what it is about with another code");

    static Stream<Code> codes() {
        Set<String> wanted = Set.of(System.getProperty("tocsin.codes", "").split(","));
        List<Code> codes = Arrays.stream(Code.values())
                .filter(code -> wanted.contains("") || wanted.contains(code.id()))
                .toList();
        assertFalse(codes.isEmpty(), "no such code: " + wanted);
        return codes.stream();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void theExampleYieldsTheCodeAndTheCorrectionDoesNot(Code code) throws IOException {
        Explanation explanation = Explanation.of(code);
        assertFalse(explanation.text().isBlank(), "no text");
        if (WITHOUT_EXAMPLE.containsKey(code)) {
            assertEquals(List.of(), explanation.example());
            return;
        }
        assertFalse(explanation.example().isEmpty(), "there is no example of " + code.id());
        assertFalse(explanation.correction().isEmpty(), "there is no correction of " + code.id());

        CheckedExample example = CheckedExample.of(explanation.example());
        assertTrue(
                example.findings().stream().anyMatch(finding -> finding.code() == code),
                () -> "the example of " + code.id() + " does not yield it, but\n" + example.render(example.findings()));

        CheckedExample correction = CheckedExample.of(explanation.correction());
        List<Diagnostic> wrong = correction.findings().stream()
                .filter(finding -> finding.code() == code || finding.severity() == Severity.ERROR)
                .toList();
        assertTrue(wrong.isEmpty(), () -> "the correction of " + code.id() + " yields\n" + correction.render(wrong));
    }
}
