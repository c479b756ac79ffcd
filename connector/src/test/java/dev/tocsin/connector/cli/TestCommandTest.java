package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What `tocsin test` prints and how it ends; the oracle and Drools decide. */
final class TestCommandTest {
    static final String RULE = """
            title: Account Query
            id: 11111111-2222-4333-8444-555555555555
            logsource:
                product: windows
                category: process_creation
            detection:
                selection_image:
                    Image|endswith:
                        - '\\whoami.exe'
                        - '\\net1.exe'
                selection_args:
                    CommandLine|contains: '/priv'
                filter_inventory:
                    ParentImage|endswith: '\\inventory.exe'
                condition: all of selection_* and not 1 of filter_*
            """;

    static final String MATCHING = """
              - name: system folder
                match: true
                searches: [selection_image, selection_args]
                event:
                  winlog: {channel: Microsoft-Windows-Sysmon/Operational, event_id: '1'}
                raw:
                  winlog.event_data: {Image: 'C:\\Windows\\whoami.exe', CommandLine: 'whoami /priv'}
                pipeline:
                  process: {executable: 'C:\\Windows\\whoami.exe', command_line: 'whoami /priv'}
            """;

    private static final String FAILING = """
              - name: renamed
                match: true
                event:
                  winlog: {channel: Microsoft-Windows-Sysmon/Operational, event_id: '1'}
                raw:
                  winlog.event_data: {Image: 'C:\\x.exe', Commandline: 'x /priv', ParentImage: 'C:\\inventory.exe'}
              - name: logon
                match: true
                event: {winlog.channel: Security, winlog.event_id: '4624'}
              - name: no inventory
                match: false
                event:
                  winlog.channel: Microsoft-Windows-Sysmon/Operational
                  winlog.event_id: '1'
                  winlog.event_data: {Image: 'C:\\WHOAMI.EXE', CommandLine: 'whoami /priv'}
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void pack(String cases) throws IOException {
        write("whoami.yml", RULE);
        write("whoami.tests.yml", "cases:\n" + cases);
    }

    @Test
    void whatPassesIsCounted() throws IOException {
        pack(MATCHING);
        CommandRun run = CommandRun.of("test", folder);
        assertEquals(new CommandRun(0, "", """
                        Tested 1 rule with 1 case (2 events) on oracle, drools.
                        No case failed.
                        """), run);
        assertEquals(run, CommandRun.of("test", folder.resolve("whoami.yml")));
        assertEquals(run, CommandRun.of("test", folder.resolve("whoami.tests.yml")));
        assertEquals(
                "ok   " + folder + "/whoami.tests.yml:2:11: system folder\n",
                CommandRun.of("test", "--verbose", folder).out());
    }

    @Test
    void whatFailsSaysWhatTheEventLacks() throws IOException {
        pack(MATCHING + FAILING);
        CommandRun run = CommandRun.of("test", folder);
        assertEquals("""
                FAIL F/whoami.tests.yml:11:11: renamed
                     raw: expected a match; no match by oracle and drools
                       the condition is false: all of selection_* and not 1 of filter_* (F/whoami.yml:15:16)
                         true: filter_inventory
                         false: selection_image, selection_args
                       selection_image is false (F/whoami.yml:7:5)
                         Image is `C:\\x.exe`, wanted one of `*\\whoami.exe`, `*\\net1.exe`
                       selection_args is false (F/whoami.yml:11:5)
                         CommandLine is absent (no winlog.event_data.CommandLine, process.command_line), but the event has `winlog.event_data.Commandline`, wanted `*/priv*`
                       filter_inventory is true (F/whoami.yml:13:5)
                         ParentImage is `C:\\inventory.exe`, which fits `*\\inventory.exe`

                FAIL F/whoami.tests.yml:17:11: logon
                     event: expected a match; no match by oracle and drools
                       the event is not of the log source (F/whoami.yml:4:5)
                         the rule reads Channel `Microsoft-Windows-Sysmon/Operational` with EventID `1`
                         the rule reads Channel `Security` with EventID `4688`
                         the event: Channel is `Security`; EventID is `4624`

                FAIL F/whoami.tests.yml:20:11: no inventory
                     event: expected no match; a match by oracle and drools
                       selection_image matched (F/whoami.yml:7:5)
                         Image is `C:\\WHOAMI.EXE`, which fits `*\\whoami.exe`
                       selection_args matched (F/whoami.yml:11:5)
                         CommandLine is `whoami /priv`, which fits `*/priv*`

                """, run.out().replace(folder.toString(), "F"));
        assertEquals("""
                Tested 1 rule with 4 cases (5 events) on oracle, drools.
                3 cases failed.
                """, run.err());
        assertEquals(ExitCode.FINDINGS, run.code());
    }

    @Test
    void aMatchByAnotherSearchFails() throws IOException {
        pack(MATCHING);
        write("whoami.yml", RULE.replace("all of selection_*", "1 of selection_*"));
        write("whoami.tests.yml", "cases:\n" + MATCHING.replace("CommandLine: 'whoami /priv'", "CommandLine: whoami"));
        CommandRun run = CommandRun.of("test", folder);
        assertTrue(
                run.out()
                        .contains("raw: expected a match; a match by oracle and drools\n"
                                + "       the rule matches, but not by selection_args ("),
                run.out());
        assertTrue(run.out().contains("CommandLine is `whoami`, wanted `*/priv*`\n"), run.out());
        assertEquals(ExitCode.FINDINGS, run.code());
    }

    @Test
    void aSigmaFilterThatLeavesTheEventOutIsNamed() throws IOException {
        pack(MATCHING);
        write("filter.yml", """
                title: Not the System Folder
                logsource: {product: windows, category: process_creation}
                filter:
                    rules: [11111111-2222-4333-8444-555555555555]
                    selection: {Image|startswith: 'C:\\Windows'}
                    condition: not selection
                """);
        CommandRun run = CommandRun.of("test", folder);
        assertTrue(
                run.out()
                        .contains(
                                "the rule's condition holds, and a Sigma filter leaves the event out\n         filter "
                                        + folder.resolve("filter.yml")),
                run.out() + run.err());
        assertEquals(ExitCode.FINDINGS, run.code());
    }

    private static final String CORRELATION = """
            title: Account queries
            id: 41111111-1111-4111-8111-111111111111
            correlation:
                type: event_count
                rules:
                    - 11111111-2222-4333-8444-555555555555
                group-by:
                    - User
                timespan: 1h
                condition:
                    gte: 10
            """;

    @Test
    void jsonTellsEverything() throws IOException {
        pack(MATCHING + FAILING);
        write("other.yml", RULE.replace("Account Query", "Untested").replace("11111111", "21111111"));
        write("linux.yml", RULE.replace("product: windows", "product: linux").replace("11111111", "31111111"));
        write("often.yml", CORRELATION);
        CommandRun run = CommandRun.of("test", "--format", "json", folder);
        JsonNode report = JSON.readTree(run.out());
        assertEquals(1, report.at("/version").intValue());
        assertEquals("[\"oracle\",\"drools\"]", report.at("/engines").toString());
        assertEquals("passed", report.at("/cases/0/status").textValue());
        assertEquals("Account Query", report.at("/cases/0/rule/title").textValue());
        JsonNode failed = report.at("/cases/1");
        assertEquals("renamed", failed.at("/name").textValue());
        assertEquals("failed", failed.at("/status").textValue());
        assertTrue(failed.at("/match").booleanValue());
        assertEquals(11, failed.at("/line").intValue());
        assertEquals(11, failed.at("/column").intValue());
        assertEquals("raw", failed.at("/events/0/event").textValue());
        assertEquals("no_match", failed.at("/events/0/answers/drools").textValue());
        assertEquals(
                "selection_image is false", failed.at("/events/0/why/1/about").textValue());
        assertEquals(7, failed.at("/events/0/why/1/line").intValue());
        assertEquals("Untested", report.at("/untested/0/title").textValue());
        assertEquals(
                "{\"cases\":4,\"events\":5,\"failed\":3,\"notRun\":0,\"untested\":1,\"unreadable\":0,"
                        + "\"otherProducts\":{\"linux\":1},\"correlationRules\":1,\"exitCode\":1}",
                report.at("/summary").toString());
        assertEquals(ExitCode.FINDINGS, run.code());
    }

    @Test
    void junitHasASuiteATestsFile() throws Exception {
        pack(MATCHING + FAILING);
        write("other.yml", RULE.replace("Account Query", "Untested").replace("11111111", "21111111"));
        write("gone.tests.yml", "cases:\n" + MATCHING);
        Path file = folder.resolve("report.xml");
        CommandRun run = CommandRun.of("test", "--format", "junit", "-o", file, folder);
        assertEquals("", run.out());
        Document report = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(file))));
        Element root = report.getDocumentElement();
        assertEquals("7", root.getAttribute("tests"));
        assertEquals("3", root.getAttribute("failures"));
        assertEquals("1", root.getAttribute("errors"));
        assertEquals("2", root.getAttribute("skipped"));
        Element failure = (Element) root.getElementsByTagName("failure").item(0);
        assertTrue(
                failure.getAttribute("message").startsWith("raw: expected a match"), failure.getAttribute("message"));
        assertTrue(failure.getTextContent().contains("selection_image is false"), failure.getTextContent());
        assertEquals(ExitCode.BAD_RULES, run.code());
    }

    @Test
    void aRuleWithoutTestsIsListedAndMayBeAFailure() throws IOException {
        write("whoami.yml", RULE);
        CommandRun run = CommandRun.of("test", folder);
        assertEquals("none " + folder + "/whoami.yml: Account Query: no tests\n", run.out());
        assertEquals("""
                Tested 0 rules with 0 cases (0 events) on oracle, drools.
                No case failed; 1 rule without tests.
                """, run.err());
        assertEquals(ExitCode.CLEAN, run.code());
        CommandRun required = CommandRun.of("test", "--require-tests", folder);
        assertEquals("FAIL " + folder + "/whoami.yml: Account Query: no tests\n", required.out());
        assertEquals(ExitCode.FINDINGS, required.code());
    }

    @Test
    void aCollectionHasCasesForEachOfItsRules() throws IOException {
        write(
                "whoami.yml",
                RULE + "---\n"
                        + RULE.replace("Account Query", "Group Query")
                                .replace("11111111", "21111111")
                                .replace("/priv", "/groups"));
        write(
                "whoami.tests.yml",
                "cases:\n"
                        + MATCHING.replace("match: true", "rule: Account Query\n    match: true")
                        + MATCHING.replace("system folder", "groups")
                                .replace("match: true", "rule: 21111111-2222-4333-8444-555555555555\n    match: true")
                                .replace("/priv", "/groups"));
        CommandRun run = CommandRun.of("test", folder);
        assertEquals("Tested 2 rules with 2 cases (4 events) on oracle, drools.\nNo case failed.\n", run.err());
        assertEquals(ExitCode.CLEAN, run.code());
        CommandRun one = CommandRun.of("test", "--rule", "group", folder);
        assertTrue(one.err().startsWith("Tested 1 rule with 1 case (2 events)"), one.err());
    }

    @Test
    void anIocListHasTestsToo() throws IOException {
        write("bulletin.yml", """
                list: 9d4a1f0c-7b32-4c58-a6e1-3f80c2d5b914
                title: Addresses of an example
                source: {name: 'Example ISAC, bulletin 7'}
                tlp: clear
                published: 2024-01-22
                valid_from: 2023-10-28
                confidence: medium
                level: high
                indicators:
                  - {type: hostname, value: relay.supplier.example}
                  - {type: hostname, value: other.supplier.example}
                """);
        String query = """
                    event:
                      winlog.channel: Microsoft-Windows-Sysmon/Operational
                      winlog.event_id: '22'
                      winlog.event_data.QueryName: %s
                """;
        write(
                "bulletin.tests.yml",
                "cases:\n  - name: relay\n    match: true\n    searches: relay.supplier.example\n"
                        + query.formatted("relay.supplier.example")
                        + "  - name: other\n    match: true\n    searches: relay.supplier.example\n"
                        + query.formatted("other.supplier.example")
                        + "  - name: none\n    match: true\n"
                        + query.formatted("www.hospital.example"));
        CommandRun run = CommandRun.of("test", folder);
        assertTrue(
                run.out().contains("the list matches, but not by `relay.supplier.example`\n"), run.out() + run.err());
        assertTrue(run.out().contains("by other.supplier.example: QueryName is `other.supplier.example`"), run.out());
        assertTrue(run.out().contains("no indicator is in the event\n"), run.out());
        assertTrue(run.out().contains("QueryName is `www.hospital.example`, wanted `one of "), run.out());
        assertTrue(run.err().endsWith("2 cases failed.\n"), run.err());
    }

    @Test
    void eventsMayStandInFiles() throws IOException {
        String event =
                "{\"winlog\":{\"channel\":\"Microsoft-Windows-Sysmon/Operational\",\"event_id\":\"1\",\"event_data\":"
                        + "{\"Image\":\"C:\\\\whoami.exe\",\"CommandLine\":\"whoami /priv\"}}}\n";
        String other = event.replace("whoami.exe", "x.exe");
        write("attack.ndjson", event + "\n" + other + event);
        write("array.json", JSON.readTree("[" + event + "," + event + "]").toPrettyString());
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(folder.resolve("attack.gz")))) {
            gzip.write(event.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("powershell.json"), ("\ufeff" + event).getBytes(StandardCharsets.UTF_16LE));
        pack("""
                  - {name: array, match: true, events: array.json}
                  - {name: compressed, match: true, events: [attack.gz, powershell.json]}
                  - {name: one line, match: false, events: {file: attack.ndjson, line: 3}}
                  - {name: all lines, match: true, events: ./attack.ndjson}
                """);
        CommandRun run = CommandRun.of("test", folder);
        assertTrue(
                run.out()
                        .startsWith("FAIL " + folder + "/whoami.tests.yml:5:12: all lines\n"
                                + "     ./attack.ndjson:3: expected a match; no match by oracle and drools\n"),
                run.out() + run.err());
        assertEquals("Tested 1 rule with 4 cases (8 events) on oracle, drools.\n1 case failed.\n", run.err());
    }

    @Test
    void otherCommandsPassTestsFilesOver() throws IOException {
        pack(MATCHING);
        Path tests = folder.resolve("whoami.tests.yml");
        CommandRun run = CommandRun.of("compile", "--target", "drl", folder.resolve("whoami.yml"), tests);
        assertEquals(ExitCode.CLEAN, run.code(), run.err());
        assertTrue(run.out().contains("rule \"Account Query\""), run.out());
        CommandRun alone = CommandRun.of("compile", "--target", "drl", tests);
        assertTrue(alone.err().startsWith("error: there is no rule file"), alone.err());
    }

    @Test
    void theWorldOutsideIsNotACase() throws IOException {
        CommandRun missing = CommandRun.of("test", folder.resolve("no.yml"));
        assertTrue(missing.err().startsWith("error: the rule path " + folder + "/no.yml does not exist\n"));
        assertEquals(ExitCode.ENVIRONMENT, missing.code());
        CommandRun empty = CommandRun.of("test", folder);
        assertTrue(empty.err().startsWith("error: there is no rule file"), empty.err());
        assertEquals(ExitCode.ENVIRONMENT, empty.code());
        pack(MATCHING);
        CommandRun none = CommandRun.of("test", "--rule", "nothing", folder);
        assertTrue(none.err().startsWith("error: no rule fits --rule nothing\n"), none.err());
        assertEquals(ExitCode.ENVIRONMENT, none.code());
        CommandRun idle = CommandRun.of("test", "--es", "http://localhost:1", folder);
        assertTrue(idle.err().contains("= hint: add --engine elasticsearch\n"), idle.err());
        assertEquals(ExitCode.ENVIRONMENT, idle.code());
        Files.createSymbolicLink(folder.resolve("a.tests.yml"), folder.resolve("nothing"));
        CommandRun unreadable = CommandRun.of("test", folder);
        assertTrue(unreadable.err().contains("a.tests.yml cannot be read: there is no such file\n"), unreadable.err());
        assertTrue(unreadable.err().contains("Tested 1 rule with 1 case"), unreadable.err());
        assertEquals(ExitCode.ENVIRONMENT, unreadable.code());
        assertFalse(unreadable.err().contains("Exception"), unreadable.err());
    }

    @Test
    void rulesThatWinlogbeatHasNoEventsForAreCounted() throws IOException {
        write("whoami.yml", RULE.replace("product: windows", "product: linux"));
        CommandRun test = CommandRun.of("test", folder);
        assertTrue(
                test.err()
                        .endsWith(
                                "No case failed; left out 1 rule for logs that Winlogbeat does not ship (linux 1).\n"),
                test.err());
        write("whoami.tests.yml", "cases:\n" + MATCHING);
        CommandRun check = CommandRun.of("check", folder);
        assertTrue(
                check.err()
                        .startsWith("Checked 0 rules from 1 file, and 1 tests file; left out 1 rule for logs that"
                                + " Winlogbeat does not ship (linux 1).\n"),
                check.err());
    }
}
