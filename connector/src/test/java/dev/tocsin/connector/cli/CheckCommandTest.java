package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.connector.testing.Rules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckCommandTest {
    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("rules"));
    }

    private static final String RULE = Rules.text("Wiper", "wipe");
    private static final String FIXABLE =
            RULE.replace("condition: selection", "condition: NOT (selection AND NOT selection)");
    private static final String FIXED =
            RULE.replace("condition: selection", "condition: not (selection and not selection)");

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void lineEndsAndByteOrderMarksAreNoErrors() throws IOException {
        write("a.yml", RULE.replace("\n", "\r\n"));
        write("b ü.yaml", "\ufeff" + Rules.text("Second", "x"));
        CommandRun run = CommandRun.of("check", "--fail-on", "error", folder);
        assertTrue(run.err().startsWith("Checked 2 rules from 2 files.\n0 errors, "), run.err());
        assertEquals(ExitCode.CLEAN, run.code());
    }

    @Test
    void anErrorIsCountedOnceAndTheOthersAreReported() throws IOException {
        write("a.yml", RULE.replace("condition: selection", "condition: filtr"));
        write("b.yml", "");
        Files.write(folder.resolve("c.yml"), RULE.getBytes(StandardCharsets.UTF_16));
        write("d.yml", Rules.text("Second", "x"));
        CommandRun run = CommandRun.of("check", folder);
        assertTrue(run.out().contains(folder.resolve("a.yml") + ":11:14: error[unknown-identifier]"), run.out());
        assertTrue(run.out().contains(folder.resolve("b.yml") + ":1:1: error[empty-file]"), run.out());
        assertTrue(run.out().contains(folder.resolve("c.yml") + ":1:1: error[invalid-encoding]"), run.out());
        assertTrue(run.err().contains("Checked 1 rule from 4 files.\n3 errors, "), run.err());
        assertEquals(ExitCode.BAD_RULES, run.code());
    }

    @Test
    void findingsComeInTheOrderOfTheArgumentsAndAFileCountsOnce() throws IOException {
        Path first = write("z.yml", "");
        write("a.yml", "");
        CommandRun run = CommandRun.of("check", first, folder, first);
        assertTrue(run.out().startsWith(first + ":1:1: error[empty-file]"), run.out());
        assertTrue(run.err().contains("2 errors"), run.err());
    }

    @Test
    void ofTwoRulesWithOneIdTheSecondIsWrong() throws IOException {
        write("a.yml", RULE + "---\n" + RULE);
        CommandRun run = CommandRun.of("check", folder);
        assertTrue(run.out().contains("a.yml:15:5: error[identifier_uniqueness]"), run.out());
        assertEquals(ExitCode.BAD_RULES, run.code());
    }

    @Test
    void theLightestFindingsThatFailAreChosen() throws IOException {
        write("a.yml", FIXABLE);
        assertEquals(ExitCode.FINDINGS, CommandRun.of("check", folder).code());
        assertEquals(
                ExitCode.FINDINGS,
                CommandRun.of("check", "--fail-on", "info", folder).code());
        assertEquals(
                ExitCode.CLEAN,
                CommandRun.of("check", "--fail-on", "error", folder).code());
    }

    @Test
    void aValidationConfigurationChoosesTheChecks() throws IOException {
        write("a.yml", RULE);
        Path all = Files.writeString(temporary.resolve("all.yml"), "validators: [all]\n");
        Path none = Files.writeString(temporary.resolve("none.yml"), "validators: [all, -sigmahq_date_existence]\n");
        assertTrue(
                CommandRun.of("check", "--validation-config", all, folder).out().contains("[sigmahq_date_existence]"));
        CommandRun run = CommandRun.of("check", "--validation-config", none, folder);
        assertFalse(run.out().contains("[sigmahq_date_existence]"), run.out());
        assertTrue(run.out().contains("[attacktag]"), run.out());
    }

    @Test
    void aWrongValidationConfigurationIsNoErrorOfARule() throws IOException {
        write("a.yml", RULE);
        Path configuration = Files.writeString(temporary.resolve("wrong.yml"), "validators: {all: true}\n");
        CommandRun run = CommandRun.of("check", "--validation-config", configuration, folder);
        assertTrue(run.out().startsWith(configuration + ":1:13: error[invalid-configuration]"), run.out());
        assertEquals(ExitCode.ENVIRONMENT, run.code());
        CommandRun gone = CommandRun.of("check", "--validation-config", folder.resolve("gone"), folder);
        assertTrue(
                gone.err()
                        .startsWith(
                                "error: the validation configuration " + folder.resolve("gone") + " cannot be read: "),
                gone.err());
        assertEquals(ExitCode.ENVIRONMENT, gone.code());
        Files.write(configuration, "validators: [k\u00f6]".getBytes(StandardCharsets.ISO_8859_1));
        CommandRun notText = CommandRun.of("check", "--placeholders", configuration, folder);
        assertTrue(
                notText.err()
                        .startsWith(
                                "error: the placeholders " + configuration + " cannot be read: it is not UTF-8 text\n"),
                notText.err());
    }

    @Test
    void aLinkBackToAParentIsPassedOver() throws IOException {
        write("a.yml", RULE);
        Files.createSymbolicLink(folder.resolve("up"), folder);
        CommandRun run = CommandRun.of("check", "--fail-on", "error", folder);
        assertTrue(run.err().startsWith("Checked 1 rule from 1 file.\n"), run.err());
        assertEquals(ExitCode.CLEAN, run.code());
    }

    @Test
    void aLinkToARuleIsNoSecondRule() throws IOException {
        Path rule = write("b.yml", RULE);
        Files.createSymbolicLink(folder.resolve("c.yml"), rule);
        Files.createSymbolicLink(temporary.resolve("again"), folder);
        CommandRun run = CommandRun.of("check", "--fail-on", "error", folder, temporary.resolve("again"));
        assertTrue(run.err().startsWith("Checked 1 rule from 1 file.\n"), run.err());
        assertEquals(ExitCode.CLEAN, run.code());
    }

    @Test
    void theNameOfAFileCannotColourTheTerminal() throws IOException {
        write("\u001b[31mred.yml", "");
        CommandRun run = CommandRun.of("check", folder);
        assertTrue(run.out().startsWith(folder.resolve("\ufffd[31mred.yml") + ":1:1: "), run.out());
    }

    @Test
    void aRuleCannotColourTheLogOfAWorkflow() throws IOException {
        write("a.yml", RULE.replace("condition: selection", "condition: \"selection and \\x1b[31m\""));
        CommandRun run = CommandRun.of("check", "--format", "github", folder);
        assertTrue(run.out().contains("::the character `\ufffd` has no meaning in a condition"), run.out());
        assertTrue(run.out().indexOf('\u001b') < 0, run.out());
    }

    @Test
    void aFileThatCannotBeReadIsToldAndTheOthersAreChecked() throws IOException {
        write("a.yml", "");
        Path link = Files.createSymbolicLink(folder.resolve("b.yml"), folder.resolve("gone.yml"));
        write("c.yml", "");
        CommandRun run = CommandRun.of("check", folder);
        assertTrue(run.err().startsWith("error: " + link + " cannot be read: there is no such file\n"), run.err());
        assertTrue(run.err().contains("from 3 files; 1 file could not be read.\n2 errors, "), run.err());
        assertEquals(ExitCode.ENVIRONMENT, run.code());
    }

    @Test
    void otherCommandsRunWhatTheyCanReadAndSayTheRest() throws IOException {
        write("a.yml", RULE);
        Files.createSymbolicLink(folder.resolve("b.yml"), folder.resolve("gone.yml"));
        CommandRun run = CommandRun.of("compile", "--target", "drl", folder);
        assertTrue(run.out().contains("rule \"Wiper\""), run.out());
        assertTrue(run.err().contains("b.yml cannot be read"), run.err());
        assertEquals(ExitCode.ENVIRONMENT, run.code());
    }

    @Test
    void anArgumentThatNamesNothingIsAMistake() {
        CommandRun run = CommandRun.of("check", folder.resolve("no.yml"));
        assertTrue(run.err().startsWith("error: the rule path " + folder.resolve("no.yml") + " does not exist\n"));
        assertEquals(ExitCode.ENVIRONMENT, run.code());
    }

    @Test
    void hiddenFoldersHoldNoRules() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        write(".git/b.yml", RULE);
        CommandRun run = CommandRun.of("check", folder);
        assertTrue(run.err().startsWith("error: there is no rule file"), run.err());
        assertEquals(ExitCode.ENVIRONMENT, run.code());
    }

    @Test
    void fixChangesTheFixedPlacesAndTheSecondTimeNothing() throws IOException {
        Path windows = write("a.yml", "\ufeff" + FIXABLE.replace("\n", "\r\n").stripTrailing());
        Path clean = write("b.yml", Rules.text("Second", "x"));
        CommandRun run = CommandRun.of("check", "--fix", folder);
        assertTrue(run.err().contains("Fixed 3 findings in " + windows + ": upper-case-operator\n"), run.err());
        assertTrue(!run.out().contains("upper-case-operator"), run.out());
        byte[] fixed = ("\ufeff" + FIXED.replace("\n", "\r\n").stripTrailing()).getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(fixed, Files.readAllBytes(windows));
        assertEquals(Rules.text("Second", "x"), Files.readString(clean));
        CommandRun again = CommandRun.of("check", "--fix", folder);
        assertTrue(!again.err().contains("Fixed"), again.err());
        assertArrayEquals(fixed, Files.readAllBytes(windows));
    }

    @Test
    void diffShowsTheFixAndChangesNothing() throws IOException {
        Path file = write("a.yml", FIXABLE);
        CommandRun run = CommandRun.of("check", "--diff", folder);
        assertTrue(run.out().startsWith("--- " + file + "\n+++ " + file + "\n@@ -8,5 +8,5 @@\n"), run.out());
        String change = """
                -  condition: NOT (selection AND NOT selection)
                +  condition: not (selection and not selection)
                """;
        assertTrue(run.out().contains(change), run.out());
        assertTrue(run.err().contains("--fix would change 1 file.\n"), run.err());
        assertEquals(ExitCode.FINDINGS, run.code());
        assertEquals(FIXABLE, Files.readString(file));
        assertEquals(
                ExitCode.ENVIRONMENT,
                CommandRun.of("check", "--diff", "--fix", folder).code());
    }

    @Test
    void theDifferenceGoesIntoAFileToo() throws IOException {
        write("a.yml", FIXABLE);
        Path file = temporary.resolve("fix.diff");
        CommandRun run = CommandRun.of("check", "--diff", "-o", file, folder);
        assertEquals("", run.out());
        assertEquals(CommandRun.of("check", "--diff", folder).out(), Files.readString(file));
    }

    @Test
    void aDifferenceHasNoOtherFormat() throws IOException {
        write("a.yml", FIXABLE);
        CommandRun run = CommandRun.of("check", "--diff", "--format", "sarif", folder);
        assertTrue(run.err().startsWith("error: --diff prints the difference, not the findings\n"), run.err());
        assertEquals(ExitCode.ENVIRONMENT, run.code());
    }

    @Test
    void anOutputThatCannotBeWrittenSaysWhy() throws IOException {
        write("a.yml", RULE);
        Path file = temporary.resolve("gone").resolve("out.json");
        CommandRun run = CommandRun.of("check", "--format", "json", "--output", file, folder);
        assertTrue(run.err().startsWith("error: " + file + " cannot be written: there is no such folder\n"), run.err());
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
