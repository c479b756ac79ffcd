package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.diagnostic.Code;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
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
        assertEquals("""
                error: there is no finding `unknown-identifer`
                  = hint: did you mean `unknown-identifier`? `tocsin explain` lists all
                """, run.err());
        assertEquals(ExitCode.ENVIRONMENT, run.code());
    }

    @Test
    void aReaderWhoHasSeenEnoughIsNoError() {
        Writer closed = new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        StringWriter err = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(closed))
                .setErr(new PrintWriter(err))
                .execute("explain");
        assertEquals("", err.toString());
        assertEquals(ExitCode.CLEAN, code);
    }
}
