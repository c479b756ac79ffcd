package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.connector.testing.Lists;
import dev.tocsin.connector.testing.Rules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScanCommandTest {
    private static final String WIPE = event("cmd /c wipe");
    private static final String CALM = event("cmd /c dir");

    @TempDir
    private Path folder;

    private Path rules;

    private static String event(String commandLine) {
        return """
                {"@timestamp":"2025-01-02T00:00:00Z","event":{"code":"1"},"winlog":{\
                "channel":"Microsoft-Windows-Sysmon/Operational","provider_name":"Microsoft-Windows-Sysmon",\
                "event_id":"1","event_data":{"CommandLine":"%s"}}}""".formatted(commandLine);
    }

    @BeforeEach
    void rule() throws IOException {
        rules = Files.writeString(folder.resolve("wiper ü.yml"), Rules.text("Wiper", "wipe"));
    }

    private Path events(String text) throws IOException {
        return Files.writeString(folder.resolve("events.ndjson"), text);
    }

    private Path events(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("events.ndjson.gz"), bytes);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private CommandRun scan(Object file) {
        return CommandRun.of("scan", "--rules", rules, file);
    }

    private static void assertSummary(String expected, CommandRun run) {
        assertTrue(run.err().endsWith(expected + "\n"), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @Test
    void aMatchIsOneLineOfJson() throws IOException {
        Path file = events(CALM + "\r\n\n  \n" + WIPE);
        CommandRun run = scan(file);
        assertEquals(ExitCode.FINDINGS, run.code());
        assertEquals(1, run.out().lines().count());
        JsonNode match = new ObjectMapper().readTree(run.out());
        assertEquals("Wiper", match.at("/rule/title").asText());
        assertEquals("high", match.at("/rule/level").asText());
        assertEquals(rules.toString(), match.at("/rule/path").asText());
        assertEquals(1, match.at("/event/index").asInt());
        assertEquals(file.toString(), match.at("/event/file").asText());
        assertEquals("2025-01-02T00:00:00Z", match.at("/@timestamp").asText());
        assertEquals("selection", match.at("/matched/0/search").asText());
        assertEquals("CommandLine", match.at("/matched/0/field").asText());
        assertEquals("cmd /c wipe", match.at("/matched/0/value").asText());
        assertSummary("Scanned 2 events of 1 file: 1 match of 1 rule.", run);
    }

    @Test
    void aMatchOfAListNamesItsIndicators() throws IOException {
        Path list = Files.writeString(
                folder.resolve("list.yml"), Lists.text("List", "published: 2024-12-01", List.of("a.exe", "b.exe")));
        Path events = Files.writeString(folder.resolve("list.ndjson"), event("run B.EXE"));
        CommandRun run = CommandRun.of("scan", "--rules", list, events);
        assertEquals(ExitCode.FINDINGS, run.code(), run.err());
        JsonNode match = new ObjectMapper().readTree(run.out());
        assertEquals("b.exe", match.at("/threat/indicator/name").asText());
        assertEquals("Medium", match.at("/threat/indicator/confidence").asText());
        assertEquals("List", match.at("/threat/feed/name").asText());
        assertEquals(1, match.at("/threat/enrichments").size());
        assertEquals(
                "process.command_line",
                match.at("/threat/enrichments/0/matched/field").asText());
        assertEquals("b.exe", match.at("/matched/0/search").asText());
    }

    @Test
    void nothingFoundIsClean() throws IOException {
        assertEquals(ExitCode.CLEAN, scan(events(CALM)).code());
        CommandRun empty = scan(events(""));
        assertEquals(ExitCode.CLEAN, empty.code());
        assertSummary("Scanned 0 events of 1 file: 0 matches of 0 rules.", empty);
    }

    @Test
    void linesThatAreNoDocumentsAreReportedAndCounted() throws IOException {
        String deep = "{\"a\":".repeat(300) + "1" + "}".repeat(300);
        Path file = events(String.join("\n", "[1]", "3", "{\"a\":", "{}{}", deep, "{\"a\":1,\"a\":2}", "", WIPE));
        CommandRun run = scan(file);
        assertEquals(ExitCode.FINDINGS, run.code());
        for (int line = 1; line <= 5; line++) {
            assertTrue(run.err().contains(file + ":" + line + ": left out: "), run.err());
        }
        assertSummary("Scanned 2 events of 1 file: 1 match of 1 rule; 5 lines could not be read.", run);
        CommandRun strict = CommandRun.of("scan", "--strict", "--rules", rules, file);
        assertEquals(ExitCode.ENVIRONMENT, strict.code());
        assertEquals(run.out(), strict.out());
    }

    @Test
    void rulesAndEventsMayFollowEachOther() throws IOException {
        Path second = Files.writeString(folder.resolve("second.yml"), Rules.text("Second", "wipe"));
        CommandRun run = CommandRun.of("scan", "--rules", rules, second, events(WIPE));
        assertSummary("Scanned 1 event of 1 file: 2 matches of 2 rules.", run);
    }

    @Test
    void aBrokenRuleDoesNotKeepTheOthersFromRunning() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yml"), "title: [");
        CommandRun run = CommandRun.of("scan", "--rules", rules, broken, events(WIPE));
        assertEquals(ExitCode.BAD_RULES, run.code());
        assertEquals(1, run.out().lines().count());
    }

    @Test
    void membersOfOneGzipFileAreReadOneAfterTheOther() throws IOException {
        byte[] first = gzip(CALM + "\n");
        byte[] both = Arrays.copyOf(first, first.length * 2 + 500);
        byte[] second = gzip(WIPE + "\n");
        System.arraycopy(second, 0, both, first.length, second.length);
        CommandRun run = scan(events(Arrays.copyOf(both, first.length + second.length)));
        assertEquals(ExitCode.FINDINGS, run.code());
        assertSummary("Scanned 2 events of 1 file: 1 match of 1 rule.", run);
    }

    @Test
    void aTruncatedFileIsScannedAsFarAsItGoes() throws IOException {
        byte[] whole = gzip((WIPE + "\n").repeat(3));
        Path file = events(Arrays.copyOf(whole, whole.length - 8));
        CommandRun run = scan(file);
        assertEquals(ExitCode.ENVIRONMENT, run.code());
        assertEquals(3, run.out().lines().count());
        assertTrue(run.err().startsWith("error: " + file + ": its compressed data ends in the middle"), run.err());
        assertEquals(ExitCode.ENVIRONMENT, scan(events(Arrays.copyOf(whole, 5))).code());
    }

    @Test
    void whatLiesBeforeABrokenPlaceIsScanned() throws IOException {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            text.append(event("wipe " + Long.toHexString(random.nextLong()))).append('\n');
        }
        byte[] bytes = gzip(text.toString());
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 16, (byte) 0xff);
        CommandRun run = scan(events(bytes));
        assertEquals(ExitCode.ENVIRONMENT, run.code());
        assertTrue(run.err().contains("its compressed data is broken"), run.err());
        assertTrue(run.out().lines().count() > 900, () -> run.out().lines().count() + " matches");
    }

    @Test
    void aFileThatIsNotThereDoesNotKeepTheOthersFromBeingScanned() throws IOException {
        Path missing = folder.resolve("missing.ndjson");
        CommandRun run = CommandRun.of("scan", "--rules", rules, missing, events(WIPE));
        assertEquals(ExitCode.ENVIRONMENT, run.code());
        assertTrue(run.err().startsWith("error: " + missing + " cannot be read."), run.err());
        assertEquals(1, run.out().lines().count());
    }

    @Test
    void anOutputThatTakesNoMoreEndsTheScan() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        StringWriter err = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(full, false, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err))
                .execute("scan", "--rules", rules.toString(), events(WIPE).toString());
        assertEquals(ExitCode.ENVIRONMENT, code);
        assertTrue(err.toString().startsWith("error: standard output takes no more"), err.toString());
    }

    /** As Windows PowerShell writes files, and as other programs leave the byte order mark out. */
    @Test
    void utf16AndByteOrderMarksAreReadWithoutNoise() throws IOException {
        String text = event("wipe ü " + "\uD83D\uDD14".repeat(70_000)) + "\r\n" + CALM + "\r\n" + WIPE + "\r\n";
        String expected = scan(events(text)).out();
        assertEquals(2, expected.lines().count());
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            for (String mark : List.of("\uFEFF", "")) {
                CommandRun run = scan(Files.write(folder.resolve("events.ndjson"), (mark + text).getBytes(charset)));
                assertEquals(expected, run.out(), charset + (mark.isEmpty() ? " without" : " with") + " a mark");
                assertFalse(run.err().contains("left out"), run.err());
                assertEquals(ExitCode.FINDINGS, run.code());
            }
        }
    }

    @Test
    void aUtf16FileThatBreaksOffIsReadToItsLastWholeLine() throws IOException {
        byte[] whole = ("\uFEFF" + WIPE + "\n" + WIPE + "\n").getBytes(StandardCharsets.UTF_16LE);
        CommandRun run = scan(Files.write(folder.resolve("events.ndjson"), Arrays.copyOf(whole, whole.length - 31)));
        assertEquals(1, run.out().lines().count());
        assertTrue(run.err().contains("events.ndjson:2: left out: "), run.err());
    }
}
