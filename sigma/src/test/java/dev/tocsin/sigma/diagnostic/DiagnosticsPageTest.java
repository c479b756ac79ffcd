package dev.tocsin.sigma.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiagnosticsPageTest {
    private static final Path EXPLANATIONS = Path.of("src/main/resources/dev/tocsin/sigma/diagnostic/explanations");

    @Test
    void everyCodeIsExplainedAndNothingElse() throws IOException {
        try (Stream<Path> files = Files.list(EXPLANATIONS)) {
            List<String> explained = files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
            List<String> codes = Arrays.stream(Code.values())
                    .map(code -> code.id() + ".md")
                    .sorted()
                    .toList();
            assertEquals(codes, explained);
        }
    }
}
