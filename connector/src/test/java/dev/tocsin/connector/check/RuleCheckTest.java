package dev.tocsin.connector.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.sigma.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleCheckTest {
    private static final String RULE = """
            title: Values Twice
            logsource:
                product: Windows
                category: process_creation
            detection:
                selection:
                    CommandLine|contains:
                        - 'wipe'
                        - 'WIPE'
                        - 'wiped'
                condition: selection
            """;

    @TempDir
    private Path folder;

    private List<String> marked(Code code) throws IOException {
        Files.writeString(folder.resolve("values_twice.yml"), RULE);
        RuleCheck check = new RuleCheck(
                new CheckRequest(List.of(folder), new CheckRequest.Validators.All(), Optional.empty(), List.of()),
                Clock.systemUTC());
        return check.run().findings().stream()
                .filter(finding -> finding.code() == code)
                .map(finding -> finding.source().slice(finding.span()))
                .toList();
    }

    @Test
    void aValueThatStandsTwiceIsReportedOnce() throws IOException {
        assertEquals(List.of("'WIPE'"), marked(Code.SIGMAHQ_FIELD_DUPLICATE_VALUE));
        assertEquals(List.of("'wiped'"), marked(Code.COVERED_VALUE));
    }

    @Test
    void capitalsInALogSourceAreReportedOnce() throws IOException {
        assertEquals(List.of("Windows"), marked(Code.LOG_SOURCE_SPELLING));
        assertEquals(List.of(), marked(Code.SIGMAHQ_LOGSOURCE_UNKNOWN));
    }
}
