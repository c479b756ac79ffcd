package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.ioc.IocListReading;
import dev.tocsin.compiler.ioc.IocListText;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** `tocsin ioc import`, from a publication to the list in the repository and to its next edition. */
class IocImportCommandTest {
    private static final String BULLETIN = """
            Bulletin 7

            IP addresses
            45.66.230[.]146
            8.8.8.8

            SHA-256
            9f42bf3a61faaab8f86abb3c7f9db417bffb3474a55169a4efb1d2386545e4e8
            70f865a7f8a01356685b17abdf6ac738e9a9098f1ae2d5a34cfa3610cb28fc5
            """;

    private static final List<String> FACTS =
            List.of("--source", "Example ISAC", "--tlp", "clear", "--published", "2024-01-22", "--title", "Bulletin 7");

    @TempDir
    private Path folder;

    @Test
    void aPublicationBecomesAListThatIsARule() throws IOException {
        Path list = folder.resolve("iocs.yml");
        CommandRun run = run("import", publication(BULLETIN), "-o", list.toString());
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains("2 indicators: 1 ipv4, 1 sha256; 2 values held back"), run.err());
        assertEquals(
                List.of("45.66.230.146", "9f42bf3a61faaab8f86abb3c7f9db417bffb3474a55169a4efb1d2386545e4e8"),
                names(read(list)));
        CommandRun check = CommandRun.of("ioc", "check", list.toString());
        assertEquals(0, check.code(), check.out() + check.err());
        assertTrue(check.err().contains("Checked 1 IoC list with 2 indicators."), check.err());
    }

    @Test
    void anEmptyFileIsWrittenAndOneThatIsNoListIsNot() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.yml"));
        CommandRun intoEmpty = run("import", publication(BULLETIN), "-o", empty.toString());
        assertEquals(0, intoEmpty.code(), intoEmpty.err());
        assertEquals(2, names(read(empty)).size());
        String rule = "title: a\nlogsource:\n  product: windows\ndetection:\n  a: [b]\n  condition: a\n";
        Path sigma = Files.writeString(folder.resolve("rule.yml"), rule);
        CommandRun intoRule = run("import", publication(BULLETIN), "-o", sigma.toString());
        assertEquals(3, intoRule.code(), intoRule.err());
        assertTrue(intoRule.err().contains("is no IoC list; nothing was written"), intoRule.err());
        assertEquals(rule, Files.readString(sigma));
    }

    @Test
    void whatCannotBeTakenIsSaid() throws IOException {
        String short63 = "70f865a7f8a01356685b17abdf6ac738e9a9098f1ae2d5a34cfa3610cb28fc5";
        CommandRun run = run(
                "import",
                publication(BULLETIN),
                "--review",
                "--take",
                "8.8.8.8",
                "--take",
                "no-such",
                "--take",
                short63);
        assertTrue(run.out().contains("# Taken: 3\n"), run.out());
        assertFalse(run.err().contains("8.8.8.8"), run.err());
        assertTrue(run.err().contains("--take no-such does nothing"), run.err());
        assertTrue(run.err().contains("`" + short63 + "` cannot be taken: it has 63 digits"), run.err());
    }

    @Test
    void theReviewNamesEverythingAndWhy() throws IOException {
        CommandRun run = run("import", publication(BULLETIN), "--review");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("# Taken: 2\n"), run.out());
        assertTrue(run.out().contains("bulletin.txt, line 4: 45.66.230[.]146"), run.out());
        assertTrue(run.out().contains("# Held back: 2\n"), run.out());
        assertTrue(run.out().contains("warning-list       8.8.8.8\n"), run.out());
        assertTrue(run.out().contains("63 digits"), run.out());
        assertFalse(run.out().contains("indicators:"), run.out());
    }

    @Test
    void theReviewIsAlsoForPrograms() throws IOException {
        CommandRun run = run("import", publication(BULLETIN), "--review", "--format", "json");
        JsonNode review = new ObjectMapper().readTree(run.out());
        assertEquals("text", review.at("/files/0/format").asText());
        assertEquals(
                List.of("45.66.230.146", "9f42bf3a61faaab8f86abb3c7f9db417bffb3474a55169a4efb1d2386545e4e8"),
                StreamSupport.stream(review.get("taken").spliterator(), false)
                        .map(taken -> taken.at("/values/0/value").asText())
                        .sorted()
                        .toList());
        assertEquals(
                List.of("not-valid", "warning-list"),
                StreamSupport.stream(review.get("held_back").spliterator(), false)
                        .map(held -> held.get("reason").asText())
                        .sorted()
                        .toList());
    }

    /** A reviewer must not reach the attacker's site by a click, whatever the publication says. */
    @Test
    void theReviewForAPullRequestHasNoLinksAndNoMarkup() throws IOException {
        String text = "C2: 45.66.230[.]146 | see http://45.66.230.146/a`b.exe <b>@team</b>\n8.8.8.8 is no C2\n";
        CommandRun run = run("import", publication(text), "--review", "--format", "markdown");
        assertEquals(0, run.code(), run.err());
        String[] lines = run.out().split("\n", -1);
        assertEquals("# Import of `bulletin.txt` (text)", lines[0]);
        assertEquals("List `Bulletin 7` of `Example ISAC`, published 2024-01-22, TLP:CLEAR.", lines[2]);
        List<String> rows =
                Arrays.stream(lines).filter(line -> line.startsWith("| ")).toList();
        assertTrue(rows.contains("| type | value | where | context |"), run.out());
        String row = rows.stream()
                .filter(line -> line.startsWith("| ipv4 | "))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "| ipv4 | `45.66.230.146` | `bulletin.txt, line 1` | ``C2: 45.66.230[.]146 \\|"
                        + " see http://45.66.230.146/a`b.exe <b>@team</b>`` |",
                row);
        String held = rows.stream()
                .filter(line -> line.startsWith("| warning-list | "))
                .findFirst()
                .orElseThrow();
        assertTrue(held.startsWith("| warning-list | `8.8.8.8` | `is a public DNS resolver"), held);
        String outside =
                Pattern.compile("(`+)(?!`).*?(?<!`)\\1(?!`)").matcher(run.out()).replaceAll("");
        assertFalse(outside.contains("http"), outside);
        assertFalse(outside.contains("<b>"), outside);
        assertFalse(outside.contains("@"), outside);
    }

    @Test
    void theReviewFitsATerminalAndBreaksNoValue() throws IOException {
        String digest = "9f42bf3a61faaab8f86abb3c7f9db417bffb3474a55169a4efb1d2386545e4e8";
        CommandRun run =
                run("import", publication("many words stand ".repeat(6) + digest + " before".repeat(5)), "--review");
        assertTrue(run.out().lines().allMatch(line -> line.length() <= 80 || line.contains(digest)), run.out());
        assertTrue(run.out().contains("sha256             " + digest + "\n"), run.out());
    }

    @Test
    void withoutAFileTheListGoesToStandardOutput() throws IOException {
        CommandRun run = run("import", publication(BULLETIN));
        assertEquals(0, run.code(), run.err());
        IocListReading reading = IocListText.read(new SourceText("out", run.out()));
        assertEquals(List.of(), reading.diagnostics());
        assertEquals("Example ISAC", reading.list().orElseThrow().source().name());
    }

    @Test
    void whatIsHeldBackIsTakenIfAsked() throws IOException {
        CommandRun run = run("import", publication(BULLETIN), "--take", "8.8.8.8");
        assertTrue(run.out().contains("value: 8.8.8.8"), run.out());
    }

    @Test
    void theTeamsOwnAddressesAreHeldBack() throws IOException {
        Path allowed = Files.writeString(folder.resolve("allow.txt"), "45.66.230.0/24 # our supplier\n");
        CommandRun run = run("import", publication(BULLETIN), "--review", "--allow-list", allowed.toString());
        assertTrue(run.out().contains("allow-list         45.66.230.146\n"), run.out());
        assertTrue(run.out().contains("our supplier"), run.out());
    }

    @Test
    void aNewerEditionKeepsLocalEdits() throws IOException {
        Path list = folder.resolve("iocs.yml");
        run("import", publication(BULLETIN), "-o", list.toString());
        String edited = Files.readString(list, StandardCharsets.UTF_8)
                        .replace(
                                "value: 45.66.230.146\n",
                                "value: 45.66.230.146\n    note: seen on the pharmacy server\n")
                + "# the team's own words\n";
        Files.writeString(list, edited);

        String newer = BULLETIN.replace("8.8.8.8", "185.12.45[.]98");
        CommandRun run = run("import", publication(newer), "-o", list.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("185.12.45.98"), run.err());
        String merged = Files.readString(list);
        assertTrue(merged.contains("note: seen on the pharmacy server\n"), merged);
        assertTrue(merged.endsWith("# the team's own words\n"), merged);
        assertEquals(3, read(list).indicators().size());

        CommandRun again = run("import", publication(newer), "-o", list.toString());
        assertTrue(again.err().contains("is as it was"), again.err());
        assertEquals(merged, Files.readString(list));
    }

    @Test
    void whatCannotBeReadIsSaidWithItsPlaceAndNothingIsWritten() throws IOException {
        Path list = folder.resolve("iocs.yml");
        String broken = publication("{\"type\": \"bundle\", \"objects\": [\n  {\"type\": \"indicator\",,}\n]}\n");
        CommandRun run = run("import", broken, publication(BULLETIN), "-o", list.toString());
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(":2:2"), run.err());
        assertTrue(run.err().contains("error[invalid-publication]"), run.err());
        assertFalse(Files.exists(list));
    }

    @Test
    void aFileWithoutIndicatorsMakesNoList() throws IOException {
        CommandRun run = run("import", publication("All is well.\n"));
        assertEquals(1, run.code(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains("There is no indicator"), run.err());
    }

    @Test
    void wrongArgumentsAreSaidInOneSentence() {
        CommandRun missing = run("import", folder.resolve("no.txt").toString());
        assertEquals(3, missing.code());
        assertTrue(missing.err().contains("no.txt cannot be read: there is no such file"), missing.err());
        CommandRun directory = run("import", folder.toString());
        assertEquals(3, directory.code());
        assertTrue(directory.err().contains("is a folder"), directory.err());
        CommandRun column = run("import", "--columns", "type,velue", "x");
        assertEquals(3, column.code());
        assertTrue(column.err().contains("`velue` is no kind of column"), column.err());
        CommandRun alone = CommandRun.of("ioc");
        assertEquals(3, alone.code());
        assertTrue(alone.err().contains("import, check"), alone.err());
    }

    private String publication(String text) throws IOException {
        return Files.writeString(
                        Files.createDirectories(folder.resolve("p" + text.hashCode()))
                                .resolve("bulletin.txt"),
                        text)
                .toString();
    }

    private static CommandRun run(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of("ioc", command));
        all.addAll(List.of(arguments));
        all.addAll(FACTS);
        return CommandRun.of(all.toArray());
    }

    private static IocList read(Path list) throws IOException {
        IocListReading reading = IocListText.read(new SourceText(list.toString(), Files.readString(list)));
        assertEquals(List.of(), reading.diagnostics());
        return reading.list().orElseThrow();
    }

    private static List<String> names(IocList list) {
        return list.indicators().stream().map(Indicator::name).toList();
    }
}
