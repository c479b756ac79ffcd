package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.diagnostic.Code;
import org.junit.jupiter.api.Test;

final class ExplainCommandTest {
    @Test
    void aCodeIsExplainedWithWhatIsSaidAboutItsExample() {
        CommandRun run = CommandRun.of("explain", "unknown-identifier");
        assertTrue(run.out().startsWith("unknown-identifier (error)\n\n"), run.out());
        assertTrue(run.out().contains("account_query.yml:10:34: error[unknown-identifier]: no search identifier"));
        assertTrue(run.out().contains("Correction, `account_query.yml`:\n"), run.out());
        assertTrue(run.out().lines().allMatch(line -> line.length() <= 120), run.out());
        assertEquals(ExitCode.CLEAN, run.code());
    }

    @Test
    void withoutACodeAllAreListed() {
        CommandRun run = CommandRun.of("explain");
        for (Code code : Code.values()) {
            assertTrue(run.out().contains("  " + code.id() + " "), code.id());
        }
        assertEquals(ExitCode.CLEAN, run.code());
    }

    @Test
    void aSlipGetsASuggestion() {
        CommandRun run = CommandRun.of("explain", "unknown-identifer");
        assertEquals(
                "error: there is no finding `unknown-identifer`\n"
                        + "  = hint: did you mean `unknown-identifier`? `tocsin explain` lists all\n",
                run.err());
        assertEquals(ExitCode.ENVIRONMENT, run.code());
    }
}
