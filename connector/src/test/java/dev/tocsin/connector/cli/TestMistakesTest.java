package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake in a tests file is told at its place, by `test` and by `check`. */
final class TestMistakesTest {
    private static final String GOOD = """
            cases:
              - name: one
                match: true
                searches: [selection_image]
                event: {winlog.channel: Microsoft-Windows-Sysmon/Operational}
                raw:
                  winlog.event_id: '1'
                  winlog.event_data: {Image: 'C:\\whoami.exe', CommandLine: 'whoami /priv'}
              - name: two
                match: false
                event: {winlog.channel: Security}
            """;

    @TempDir
    private Path folder;

    private void pack(String tests) throws IOException {
        Files.writeString(folder.resolve("whoami.yml"), TestCommandTest.RULE);
        Files.writeString(folder.resolve("whoami.tests.yml"), tests);
    }

    @Test
    void theGoodOneIsGood() throws IOException {
        pack(GOOD);
        CommandRun run = CommandRun.of("test", folder);
        assertEquals(ExitCode.CLEAN, run.code(), run.out() + run.err());
        CommandRun check = CommandRun.of("check", "--fail-on", "error", folder);
        assertEquals(ExitCode.CLEAN, check.code(), check.out());
        assertTrue(check.err().startsWith("Checked 1 rule from 1 file, and 1 tests file.\n"), check.err());
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '|', textBlock = """
            match: false   ; macth: false       ; 10:5: error[unknown-case-key]: a case has no key `macth` ; did you mean `match`?
            match: false   ; match: maybe       ; 10:12: error[field-type]: `match` is true or false, not text ; write `match: true`
            match: false   ;                    ; 9:5: error[missing-field]: `match` is missing in this case ; write `match: true`
            name: two      ; name: one          ; 9:11: error[duplicate-case]: another case of this file is named `one` ; say in the name
            name: two      ; name: ''           ; 9:11: error[field-type]: `name` is a text that is not empty, not an empty one ;
            match: false   ; |match: false, x|  ; 10:12: error[field-type]: `match` is true or false ;
            selection_image] ; selection_imag]  ; 4:16: error[unknown-case-search]: the rule has no search identifier `selection_imag` ; did you mean `selection_image`?
            match: true    ; match: false       ; 4:15: error[invalid-case]: nothing matches in a case with `match: false` ; remove `searches`
            event: {winlog.channel: Security} ; ; 9:5: error[case-without-event]: this case has no event ; write one under `event`
            event: {winlog.channel: Security} ; event: {} ; 11:5: error[case-without-event]: this event has no field ;
            event: {winlog.channel: Security} ; event: Security ; 11:12: error[invalid-event]: an event is a map of fields, not text ; write its fields below `event`
            event: {winlog.channel: Security} ; raw: [{a: b}] ; 11:10: error[invalid-event]: an event is a map of fields, not a list ; write one event a case
            event: {winlog.channel: Security} ; event: {a: 2023-11-02} ; 11:16: error[invalid-event]: JSON has no type for a date ; write it in quotes: '2023-11-02'
            event: {winlog.channel: Security} ; event: {a: .inf} ; 11:16: error[invalid-event]: JSON has no type for infinity ; write it in quotes
            event: {winlog.channel: Security} ; events: whoam.yml ; 11:13: error[unreadable-events]: `whoam.yml` does not exist ; did you mean `whoami.yml`?
            event: {winlog.channel: Security} ; events: . ; 11:13: error[unreadable-events]: `.` is not a file ;
            event: {winlog.channel: Security} ; events: /etc ; 11:13: error[unreadable-events]: `/etc` is not a file ; paths count from the folder
            event: {winlog.channel: Security} ; events: whoami.yml ; 11:13: error[invalid-event]: `whoami.yml` is no file of events: on line 1, this is not JSON ; events are JSON objects
            event: {winlog.channel: Security} ; events: {file: whoami.yml, lines: 3} ; 11:32: error[unknown-case-key]: `events` has no key `lines` ; did you mean `line`?
            event: {winlog.channel: Security} ; events: {line: 3} ; 11:14: error[missing-field]: `file` is missing here ;
            event: {winlog.channel: Security} ; events: {file: whoami.yml, line: 0} ; 11:38: error[field-type]: `line` is the number of a line ;
            event: {winlog.channel: Security} ; events: 12 ; 11:13: error[field-type]: `events` names a file, it is not a number ;
            winlog.event_id: '1' ; winlog.channel: x ; 7:7: error[invalid-case]: `winlog.channel` stands under `event` already ;
            searches: [selection_image] ; events: whoami.yml ; 4:5: error[invalid-case]: a case has its events in a file or in itself, not both ;
            searches: [selection_image] ; rule: Acount Query ; 4:11: error[unknown-case-rule]: the file beside holds no rule with the id or title `Acount Query` ; did you mean `Account Query`?
            cases:         ; case:              ; 1:1: error[invalid-tests]: a tests file has no key `case` ; did you mean `cases`?
            match: false   ; match: [false      ; error[yaml-syntax] ;
            raw:           ; raw: {b: 1, b: 2}\\n    pipeline: ; error[duplicate-key] ;
            """)
    void aMistakeIsToldAtItsPlace(String good, String bad, String finding, String hint) throws IOException {
        String wrong = bad == null ? "description: nothing" : bad.replace("\\n", "\n");
        assertTrue(GOOD.contains(good), good);
        pack(GOOD.replace(good, wrong));
        CommandRun run = CommandRun.of("test", folder);
        assertTrue(run.err().contains(finding), () -> run.err());
        assertTrue(hint == null || run.err().contains(hint), () -> run.err());
        assertFalse(run.err().contains("Exception"), () -> run.err());
        assertEquals(ExitCode.BAD_RULES, run.code());
        CommandRun check = CommandRun.of("check", folder);
        assertTrue(check.out().contains(finding), () -> check.out());
        assertEquals(ExitCode.BAD_RULES, check.code());
    }

    @Test
    void theOtherCasesRun() throws IOException {
        pack(GOOD.replace("match: false", "macth: false"));
        assertTrue(CommandRun.of("test", folder).err().contains("Tested 1 rule with 1 case (1 event)"));
    }

    @Test
    void testsWithoutARuleAreAMistake() throws IOException {
        pack(GOOD);
        Files.move(folder.resolve("whoami.tests.yml"), folder.resolve("whoamy.tests.yml"));
        CommandRun run = CommandRun.of("test", folder);
        assertTrue(
                run.err()
                        .contains(
                                "whoamy.tests.yml:1:1: error[tests-without-rule]: no rule file `whoamy.yml` lies beside this"
                                        + " file\n"),
                run.err());
        assertTrue(run.err().contains("= hint: did you mean `whoami.yml`? Put the tests beside the rule"), run.err());
        assertEquals(ExitCode.BAD_RULES, run.code());
        CommandRun check = CommandRun.of("check", folder.resolve("whoamy.tests.yml"));
        assertTrue(check.out().contains("error[tests-without-rule]"), check.out() + check.err());
        assertEquals(ExitCode.BAD_RULES, check.code());
    }

    @Test
    void aSearchThatNoConditionUsesIsAMistake() throws IOException {
        pack(GOOD);
        Files.writeString(
                folder.resolve("whoami.yml"),
                TestCommandTest.RULE
                        .replace("all of selection_*", "selection_args")
                        .replace(" and not 1 of filter_*", ""));
        CommandRun run = CommandRun.of("test", folder);
        assertTrue(
                run.err().contains("no condition of the rule uses the search identifier `selection_image`"), run.err());
    }

    @Test
    void ofSeveralRulesACaseSaysWhich() throws IOException {
        pack(GOOD);
        Files.writeString(
                folder.resolve("whoami.yml"),
                TestCommandTest.RULE + "---\n"
                        + TestCommandTest.RULE.replace("Account", "Group").replace("11111111", "21111111"));
        CommandRun run = CommandRun.of("test", folder);
        assertTrue(
                run.err()
                        .contains(
                                "whoami.tests.yml:2:11: error[unknown-case-rule]: the file beside holds 2 rules, and this"
                                        + " case does not say which it is of\n"),
                run.err());
        assertTrue(
                run.err().contains("add `rule:` with an id or a title: `Account Query`, `Group Query`\n"), run.err());
    }

    @Test
    void casesOfARuleThatCannotRunAreToldApart() throws IOException {
        pack(GOOD);
        Files.writeString(folder.resolve("whoami.yml"), TestCommandTest.RULE.replace("filter_*", "filtr"));
        CommandRun run = CommandRun.of("test", folder);
        assertTrue(
                run.out().contains("skip " + folder + "/whoami.tests.yml:2:11: one (its rule cannot run)\n"),
                run.out());
        assertTrue(run.err().endsWith("No case failed; 2 cases could not run; 1 error.\n"), run.err());
        assertEquals(ExitCode.BAD_RULES, run.code());
    }

    @Test
    void hugeFilesAreRefused() throws IOException {
        pack(GOOD.replace("event: {winlog.channel: Security}", "events: huge.ndjson"));
        try (RandomAccessFile huge =
                new RandomAccessFile(folder.resolve("huge.ndjson").toFile(), "rw")) {
            huge.setLength(65L * 1024 * 1024);
        }
        CommandRun run = CommandRun.of("test", folder);
        assertTrue(run.err().contains("error[too-large]: `huge.ndjson` holds more than 64 MB\n"), run.err());
        Files.writeString(folder.resolve("huge.ndjson"), "{\"a\":1}\n".repeat(10_001));
        CommandRun many = CommandRun.of("test", folder);
        assertTrue(
                many.err().contains("error[too-large]: `huge.ndjson` has 10001 events; a case has at most 10000\n"),
                many.err());
    }

    @Test
    void whateverIsInTheFileNothingIsThrown() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = "{}[]:,-'\"|>&*!#%@ \n\tabcdefgmnrtw0123456789\u00e9";
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder(GOOD);
            for (int change = 0; change < 1 + random.nextInt(4); change++) {
                int at = random.nextInt(text.length());
                int end = Math.min(text.length(), at + random.nextInt(12));
                char with = alphabet.charAt(random.nextInt(alphabet.length()));
                text.replace(at, end, random.nextBoolean() ? "" : String.valueOf(with));
            }
            pack(text.toString());
            CommandRun run = CommandRun.of("test", folder);
            assertTrue(
                    run.code() < ExitCode.ENVIRONMENT && !run.err().contains("this is a bug"),
                    () -> "seed " + seed + "\n" + text + "\n" + run);
        }
    }
}
