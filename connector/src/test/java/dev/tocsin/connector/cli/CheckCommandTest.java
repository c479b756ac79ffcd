package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.connector.testing.Rules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckCommandTest {
    @TempDir
    private Path folder;

    private static final String RULE = Rules.text("Wiper", "wipe");

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void lineEndsAndByteOrderMarksAreNoErrors() throws IOException {
        write("a.yml", RULE.replace("\n", "\r\n"));
        write("b ü.yaml", "\ufeff" + Rules.text("Second", "x"));
        CommandRun run = CommandRun.of("check", folder);
        assertEquals("Checked 2 rules from 2 files. 0 errors, 0 warnings.\n", run.err());
        assertEquals(ExitCode.CLEAN, run.code());
    }

    @Test
    void anErrorIsCountedOnceAndTheOthersAreReported() throws IOException {
        write("a.yml", RULE.replace("condition: selection", "condition: filtr"));
        write("b.yml", "");
        Files.write(folder.resolve("c.yml"), RULE.getBytes(StandardCharsets.UTF_16));
        write("d.yml", Rules.text("Second", "x"));
        CommandRun run = CommandRun.of("check", folder);
        assertTrue(run.err().contains(folder.resolve("a.yml") + ":11:14: error[unknown-identifier]"), run.err());
        assertTrue(run.err().contains(folder.resolve("b.yml") + ":1:1: error[empty-file]"), run.err());
        assertTrue(run.err().contains(folder.resolve("c.yml") + ":1:1: error[invalid-encoding]"), run.err());
        assertTrue(run.err().endsWith("Checked 1 rule from 4 files. 3 errors, 0 warnings.\n"), run.err());
        assertEquals(ExitCode.BAD_RULES, run.code());
    }

    @Test
    void ofTwoRulesWithOneIdTheSecondIsWrong() throws IOException {
        write("a.yml", RULE + "---\n" + RULE);
        CommandRun run = CommandRun.of("check", folder);
        assertTrue(run.err().contains("a.yml:15:5: error[identifier_uniqueness]"), run.err());
        assertEquals(ExitCode.BAD_RULES, run.code());
    }

    @Test
    void aLinkBackToAParentIsPassedOver() throws IOException {
        write("a.yml", RULE);
        Files.createSymbolicLink(folder.resolve("up"), folder);
        CommandRun run = CommandRun.of("check", folder);
        assertEquals("Checked 1 rule from 1 file. 0 errors, 0 warnings.\n", run.err());
        assertEquals(ExitCode.CLEAN, run.code());
    }

    @Test
    void aLinkThatLeadsNowhereIsNotPassedOver() throws IOException {
        write("a.yml", RULE);
        Path link = Files.createSymbolicLink(folder.resolve("b.yml"), folder.resolve("gone.yml"));
        CommandRun run = CommandRun.of("check", folder);
        assertTrue(run.err().startsWith("error: the rule path " + link + " does not exist\n"), run.err());
        assertEquals(ExitCode.ENVIRONMENT, run.code());
    }

    @Test
    void testFilesAndHiddenFoldersHoldNoRules() throws IOException {
        write("a.tests.yml", RULE);
        Files.createDirectory(folder.resolve(".git"));
        write(".git/b.yml", RULE);
        CommandRun run = CommandRun.of("check", folder);
        assertTrue(run.err().startsWith("error: there is no rule file"), run.err());
        assertEquals(ExitCode.ENVIRONMENT, run.code());
    }

    @Test
    void helpAndVersionAnswerForEveryCommand() {
        for (String command : Main.commandLine().getSubcommands().keySet()) {
            CommandRun help = CommandRun.of(command, "--help");
            assertTrue(help.out().startsWith("Usage: tocsin " + command), help.out() + help.err());
            assertEquals(ExitCode.CLEAN, help.code());
        }
        CommandRun version = CommandRun.of("--version");
        assertTrue(version.out().startsWith("tocsin "), version.out());
        assertEquals(ExitCode.CLEAN, version.code());
    }
}
