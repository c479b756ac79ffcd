package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.testing.Lists;
import dev.tocsin.connector.testing.Rules;
import dev.tocsin.connector.testing.TestClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What a watch is given, and what is said, while rule files change. */
final class WatchedRulesTest {
    private static final String DATES = "published: 2024-12-20, valid_from: 2024-06-01";

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2025-01-10T00:00:00Z"));
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void fill() throws IOException {
        write("wiper.yml", Rules.text("Wiper", "wipe"));
        write("list.yml", list("a.exe", "b.exe"));
    }

    private Path write(String file, String text) throws IOException {
        return Files.writeString(folder.resolve(file), text);
    }

    private static String list(String... names) {
        return Lists.text("List", DATES, List.of(names));
    }

    private WatchedRules load(String... more) {
        RunOptions options = new RunOptions();
        CommandLine command =
                new CommandLine(CommandSpec.create().addMixin("run", CommandSpec.forAnnotatedObject(options)));
        List<String> arguments = new ArrayList<>(List.of("--rules", folder.toString()));
        arguments.addAll(List.of(more));
        command.parseArgs(arguments.toArray(String[]::new));
        WatchedRules rules = WatchedRules.load(options, clock, new PrintWriter(said));
        said.getBuffer().setLength(0);
        return rules;
    }

    /** Two looks, some time apart. */
    private Optional<List<CompiledRule>> news(WatchedRules rules) {
        Optional<List<CompiledRule>> first = rules.news();
        assertEquals(Optional.empty(), first, "nobody knows yet whether the files are whole");
        clock.advance(Duration.ofSeconds(10));
        return rules.news();
    }

    private static List<String> titles(List<CompiledRule> rules) {
        return rules.stream().map(rule -> rule.metadata().title()).toList();
    }

    private String said() {
        String text = said.toString().replace(System.lineSeparator(), "\n");
        said.getBuffer().setLength(0);
        return text;
    }

    @Test
    void whatCameAndChangedAndWentIsTold() throws IOException {
        WatchedRules rules = load();
        assertEquals(Optional.empty(), news(rules));
        write("other.yml", Rules.text("Other", "format"));
        write("list.yml", list("b.exe", "c.exe", "d.exe"));
        Files.delete(folder.resolve("wiper.yml"));
        assertEquals(List.of("List", "Other"), titles(news(rules).orElseThrow()));
        assertEquals("""
                New edition: 1 came: `Other`; 1 changed: `List` (2 indicators came, 1 went); 1 went: `Wiper`.
                Rules: 2 rules from 2 files.
                """, said());
        assertEquals(Optional.empty(), news(rules));
        assertEquals("", said());
        assertEquals(ExitCode.CLEAN, rules.exitCode());
    }

    @Test
    void anEditionWhoseOnlyChangeIsConfidenceIsTakenUp() throws IOException {
        WatchedRules rules = load();
        write("list.yml", list("a.exe", "b.exe").replace("confidence: medium", "confidence: low"));
        List<CompiledRule> next = news(rules).orElseThrow();
        assertEquals("low", next.getFirst().list().orElseThrow().confidence().word());
        assertTrue(said().startsWith("New edition: 1 changed: `List` (0 indicators came, 0 went).\n"));
    }

    @Test
    void aFileThatMovedChangesNothing() throws IOException {
        WatchedRules rules = load();
        Files.createDirectory(folder.resolve("lists"));
        Files.move(folder.resolve("list.yml"), folder.resolve("lists/renamed.yml"));
        assertEquals(List.of("List", "Wiper"), titles(news(rules).orElseThrow()));
        assertTrue(said().startsWith("New edition: no rule is another.\n"));
    }

    @Test
    void aBrokenEditionIsToldOnceWithItsPlaceAndTheOldOneStays() throws IOException {
        WatchedRules rules = load();
        write("list.yml", list("b.exe").replace("type: file-name", "type: filename"));
        write("other.yml", Rules.text("Other", "format"));
        assertEquals(Optional.empty(), news(rules));
        String told = said();
        assertTrue(told.contains("list.yml:10:12: error["), told);
        assertTrue(told.endsWith("""
                error: the new edition of the rules is not taken up: 1 error in it
                  = hint: the watch goes on with the 2 rules that it has; mend the files, and they are taken up
                """), told);
        assertEquals(List.of("List", "Wiper"), titles(rules.inUse().compiled()));
        assertEquals(Optional.empty(), news(rules));
        assertEquals("", said());
        rules.printRefusal();
        assertTrue(said().startsWith("error: the new edition of the rules is not taken up"));
        assertEquals(ExitCode.BAD_RULES, rules.exitCode());

        write("list.yml", list("b.exe"));
        assertEquals(List.of("List", "Other", "Wiper"), titles(news(rules).orElseThrow()));
        assertEquals(ExitCode.CLEAN, rules.exitCode());
        said();
        rules.printRefusal();
        assertEquals("", said());
    }

    @Test
    void anErrorThatWasThereBeforeIsNoReason() throws IOException {
        write("broken.yml", "title: Broken\n");
        WatchedRules rules = load();
        assertEquals(ExitCode.BAD_RULES, rules.exitCode());
        write("list.yml", list("a.exe", "b.exe", "c.exe"));
        assertTrue(news(rules).isPresent());
        String told = said();
        assertTrue(told.startsWith("New edition: 1 changed"), told);
        assertEquals(ExitCode.BAD_RULES, rules.exitCode());
    }

    @Test
    void twoListsOfOneIdAreToldAndTheFirstStays() throws IOException {
        WatchedRules rules = load();
        write("copy.yml", list("z.exe"));
        assertEquals(Optional.empty(), news(rules));
        String told = said();
        assertTrue(told.contains("is already taken by"), told);
        assertEquals(List.of("List", "Wiper"), titles(rules.inUse().compiled()));
    }

    @Test
    void anEmptyFolderIsNoEdition() throws IOException {
        WatchedRules rules = load();
        Files.delete(folder.resolve("wiper.yml"));
        Files.delete(folder.resolve("list.yml"));
        assertEquals(Optional.empty(), news(rules));
        assertTrue(said().startsWith("error: the new edition of the rules is not taken up: there is no rule file"));
        write("linux.yml", Rules.text("Linux", "wipe").replace("product: windows", "product: linux"));
        assertEquals(Optional.empty(), news(rules));
        assertTrue(said().startsWith("error: the new edition of the rules is not taken up: there is no rule to run"));
        Files.delete(folder.resolve("linux.yml"));
        Files.delete(folder);
        assertEquals(Optional.empty(), news(rules));
        assertTrue(said().contains("does not exist"));
        assertEquals(2, rules.inUse().rules().size());
        assertEquals(ExitCode.BAD_RULES, rules.exitCode());
    }

    @Test
    void placeholdersAreReadAgain() throws IOException {
        Path names = write("names.txt", "Tools: wipe\n");
        write("wiper.yml", Rules.text("Wiper", "%Tools%").replace("|contains:", "|expand|contains:"));
        WatchedRules rules = load("--placeholders", names.toString());
        write("names.txt", "Tools: [wipe, format]\n");
        assertEquals(List.of("List", "Wiper"), titles(news(rules).orElseThrow()));
        assertTrue(said().startsWith("New edition: 1 changed: `Wiper`."));
        write("names.txt", "Tools: [\n");
        assertEquals(Optional.empty(), news(rules));
        String told = said();
        assertTrue(told.contains("names.txt:"), told);
        assertTrue(told.contains("the placeholders " + names + " cannot be used"), told);
    }
}
