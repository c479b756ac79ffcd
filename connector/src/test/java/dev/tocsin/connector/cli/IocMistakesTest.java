package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people mistype and mix up around {@code tocsin ioc}: each is said in a sentence, and no file is harmed. */
class IocMistakesTest {
    @TempDir
    private Path folder;

    private Path publication;
    private Path list;

    @BeforeEach
    void write() throws IOException {
        publication = Files.writeString(
                folder.resolve("bulletin.txt"), "C2: 45.66.230[.]146\nFile: C:\\Windows\\Temp\\beacon4.dll\n");
        list = folder.resolve("iocs.yml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--tag foo;`foo` is no tag;namespace.name",
                "--tag attack.T1059;`attack.T1059` is no tag;in lower case",
                "--tag attack.executoin;does not have `attack.executoin`;did you mean `attack.execution`?",
                "--tag attack.t0001;does not have `attack.t0001`;an id such as t1059.001",
                "--published 2999-01-01;2999-01-01 lies in the future;the day on which",
                "--published 22.01.2024;is no value of --published;a date like 2024-01-22",
                "--valid-from 2024-02-01 --valid-until 2024-01-01;lies before --valid-from;first day",
                "--title=;`` is no value of --title;one line of 1 to 256 characters",
                "--source=;`` is no value of --source;one line",
                "--source-url bulletin-7;is no value of --source-url;a URL like",
                "--tlp orange;is no value of --tlp;amber-strict",
                "--format json;--format is the form of the review;add --review",
                "--diff;--diff needs a list to compare with;--output",
                "--diff --review;exclude each other;standard output",
                "--reveiw;unknown option `--reveiw`;did you mean `--review`?",
                "--columns type,velue;`velue` is no kind of column;give type, value",
            })
    void aWrongOptionIsSaidBeforeAnythingIsRead(String options, String error, String hint) {
        Object[] arguments = Stream.concat(
                        Stream.of(
                                "ioc",
                                "import",
                                folder.resolve("never-read.txt").toString()),
                        Stream.of(options.split(" ", -1)))
                .toArray();
        assertRefused(error, hint, CommandRun.of(arguments));
    }

    @Test
    void tagsOfAttackAndTheUsualSpellingsOfTlpAreTaken() {
        CommandRun run = CommandRun.of(
                "ioc",
                "import",
                publication,
                "--tag",
                "attack.t1219.002",
                "--tag",
                "attack.execution",
                "--tlp",
                "TLP:AMBER+STRICT");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("tlp: amber-strict\n"), run.out());
        assertTrue(run.out().contains("- attack.t1219.002\n"), run.out());
    }

    @Test
    void aUrlIsNotTakenForAFile() {
        assertRefused(
                "https://cisa.example/a.json is a URL, and nothing is fetched",
                "curl -sSL URL | tocsin ioc import -",
                CommandRun.of("ioc", "import", "https://cisa.example/a.json"));
    }

    @Test
    void standardInputIsReadOnce() {
        assertRefused("- is given twice", "once", CommandRun.of("ioc", "import", "-", "-"));
    }

    @Test
    void aListIsNoPublication() {
        CommandRun.of("ioc", "import", publication, "-o", list);
        assertRefused(
                "iocs.yml is an IoC list already",
                "import what was published",
                CommandRun.of("ioc", "import", list, "-o", folder.resolve("other.yml")));
    }

    @Test
    void aMistypedCommandIsRecognised() {
        assertRefused("`tocsin ioc` has no command `imprt`", "did you mean `import`?", CommandRun.of("ioc", "imprt"));
        assertRefused("`x` is one argument too many", "see `tocsin schema", CommandRun.of("schema", "sigma", "x"));
    }

    @Test
    void whatCannotBeTheFileOfAListIsRefusedAndStays() throws IOException {
        assertRefused("is a folder", "iocs.yml", CommandRun.of("ioc", "import", publication, "-o", folder));
        assertRefused(
                "there is no folder " + folder.resolve("no") + "\n",
                "mkdir -p " + folder.resolve("no/such"),
                CommandRun.of("ioc", "import", publication, "-o", folder.resolve("no/such/iocs.yml")));
        assertRefused(
                "bulletin.txt is a file, not a folder",
                "--output",
                CommandRun.of("ioc", "import", publication, "-o", publication.resolve("iocs.yml")));
        Path rule = Files.writeString(folder.resolve("rule.yml"), "# no indicators here\ntitle: a\ndetection:\n");
        assertRefused(
                "is no IoC list; nothing was written",
                "--output",
                CommandRun.of("ioc", "import", publication, "-o", rule));
        assertEquals("# no indicators here\ntitle: a\ndetection:\n", Files.readString(rule));
        String published = Files.readString(publication);
        assertRefused(
                "is a file that is read", "another", CommandRun.of("ioc", "import", publication, "-o", publication));
        assertEquals(published, Files.readString(publication));
    }

    @Test
    void anExportDoesNotReplaceItsList() throws IOException {
        CommandRun.of("ioc", "import", publication, "-o", list);
        String before = Files.readString(list);
        assertRefused(
                "is a file that is read",
                "another",
                CommandRun.of("ioc", "export", list, "--format", "stix", "-o", list));
        assertRefused("is a file that is read", "another", CommandRun.of("ioc", "check", list, "-o", list));
        assertRefused("is a file that is read", "another", CommandRun.of("check", list, "-o", list));
        assertRefused("is a file that is read", "another", CommandRun.of("test", list, "-o", list));
        assertEquals(before, Files.readString(list));
        assertRefused(
                "bulletin.txt is no IoC list",
                "`indicators`",
                CommandRun.of("ioc", "export", publication, "--format", "csv"));
    }

    @Test
    void theFolderOfAPublicationIsMade() {
        Path inFolder = folder.resolve("alert-7/iocs.yml");
        assertEquals(
                1,
                CommandRun.of("ioc", "import", publication, "-o", inFolder, "--diff")
                        .code());
        assertFalse(Files.exists(inFolder.getParent()));
        CommandRun run = CommandRun.of("ioc", "import", publication, "-o", inFolder);
        assertEquals(0, run.code(), run.err());
        assertTrue(Files.exists(inFolder));
    }

    @Test
    void nothingButTheResultIsLeftInTheFolder() throws IOException {
        assertEquals(0, CommandRun.of("ioc", "import", publication, "-o", list).code());
        assertEquals(
                0,
                CommandRun.of("ioc", "export", list, "--format", "csv", "-o", folder.resolve("a.csv"))
                        .code());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("a.csv", "bulletin.txt", "iocs.yml"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aFileThatIsNotUtf8IsAnErrorAlsoForTheCheckOfListsAlone() throws IOException {
        CommandRun.of("ioc", "import", publication, "-o", list);
        Path other = Files.writeString(folder.resolve("utf16.yml"), Files.readString(list), StandardCharsets.UTF_16);
        CommandRun alone = CommandRun.of("ioc", "check", other);
        assertEquals(2, alone.code(), alone.out() + alone.err());
        assertTrue(alone.out().contains("utf16.yml:1:1: error[invalid-encoding]"), alone.out());
        CommandRun both = CommandRun.of("ioc", "check", folder);
        assertEquals(2, both.code(), both.out() + both.err());
        assertTrue(both.out().contains("utf16.yml:1:1: error[invalid-encoding]"), both.out());
    }

    @Test
    void aDifferenceIsShownAndNothingWritten() throws IOException {
        CommandRun fresh = CommandRun.of("ioc", "import", publication, "-o", list, "--diff");
        assertEquals(1, fresh.code(), fresh.err());
        assertTrue(fresh.out().startsWith("--- " + list + "\n+++ " + list + "\n@@ -0,0 +1,"), fresh.out());
        assertTrue(fresh.out().contains("+    value: 45.66.230.146\n"), fresh.out());
        assertFalse(Files.exists(list));

        CommandRun.of("ioc", "import", publication, "-o", list);
        String before = Files.readString(list);
        CommandRun same = CommandRun.of("ioc", "import", publication, "-o", list, "--diff");
        assertEquals(0, same.code(), same.err());
        assertEquals("", same.out());
        assertTrue(same.err().contains("would stay as it is"), same.err());

        Files.writeString(publication, Files.readString(publication) + "C2: 45.66.230[.]147\n");
        CommandRun newer = CommandRun.of("ioc", "import", publication, "-o", list, "--diff");
        assertEquals(1, newer.code(), newer.err());
        assertTrue(newer.out().contains("+    value: 45.66.230.147\n"), newer.out());
        assertFalse(newer.out().contains("\n-"), newer.out());
        assertTrue(newer.err().contains("`45.66.230.147` is new"), newer.err());
        assertEquals(before, Files.readString(list));
    }

    @Test
    void columnsThatNoFileHasAreSaid() {
        CommandRun run = CommandRun.of("ioc", "import", bundle(), "--columns", "sha256");
        assertTrue(run.err().contains("--columns does nothing: no file was read as CSV"), run.err());
    }

    private Path bundle() {
        try {
            return Files.writeString(folder.resolve("bundle.json"), "{\"type\": \"bundle\", \"objects\": []}");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(String error, String hint, CommandRun run) {
        assertEquals(3, run.code(), run.out() + run.err());
        assertTrue(run.err().lines().findFirst().orElse("").startsWith("error: "), run.err());
        assertTrue(run.err().contains(error), run.err());
        assertTrue(run.err().contains("  = hint: "), run.err());
        assertTrue(run.err().contains(hint), run.err());
        assertEquals("", run.out());
    }
}
