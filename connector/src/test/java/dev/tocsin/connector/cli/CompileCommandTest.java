package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.connector.testing.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompileCommandTest {
    @TempDir
    private Path folder;

    private Path rules;

    @BeforeEach
    void rules() throws IOException {
        rules = Files.createDirectories(folder.resolve("rules ü"));
        // The number given to the second rule of a.yml is the name of another file.
        Files.writeString(rules.resolve("a.yml"), Rules.text("One", "x") + "---\n" + Rules.text("Two", "y"));
        Files.writeString(rules.resolve("a-2.yml"), Rules.text("Three", "z"));
        Files.createDirectory(rules.resolve("sub"));
        Files.writeString(rules.resolve("sub/b.yaml"), Rules.text("Four", "w"));
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyRuleHasAFileOfItsOwn() throws IOException {
        Path output = folder.resolve("out");
        CommandRun run = CommandRun.of("compile", "--target", "drl", "-o", output, rules);
        assertEquals(ExitCode.CLEAN, run.code(), run.err());
        assertEquals(List.of("a-2.drl", "a-3.drl", "a.drl", "sub/b.drl"), files(output));
    }

    @Test
    void queriesAreJsonAndTheSameEveryTime() throws IOException {
        CommandRun run = CommandRun.of("compile", "--target", "querydsl", rules);
        assertEquals(ExitCode.CLEAN, run.code(), run.err());
        assertEquals(run, CommandRun.of("compile", "--target", "querydsl", rules));
        ObjectMapper json = new ObjectMapper();
        try (var values = json.readerFor(JsonNode.class).<JsonNode>readValues(run.out())) {
            List<JsonNode> artefacts = values.readAll();
            assertEquals(
                    List.of("Three", "One", "Two", "Four"),
                    artefacts.stream()
                            .map(artefact -> artefact.at("/rule/title").asText())
                            .toList());
            assertTrue(artefacts.stream().allMatch(artefact -> artefact.has("query")), run.out());
        }
    }

    @Test
    void aBrokenRuleDoesNotKeepTheOthersFromBeingCompiled() throws IOException {
        Files.writeString(rules.resolve("broken.yml"), "title: [");
        CommandRun run = CommandRun.of("compile", "--target", "drl", rules);
        assertEquals(ExitCode.BAD_RULES, run.code());
        assertTrue(run.out().contains("Four"), run.out());
        assertTrue(run.err().contains("broken.yml:1:"), run.err());
    }

    @Test
    void aFolderThatCannotBeMadeIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        CommandRun run = CommandRun.of("compile", "--target", "drl", "-o", file, rules);
        assertEquals(ExitCode.ENVIRONMENT, run.code());
        assertTrue(run.err().startsWith("error: " + file), run.err());
        assertTrue(run.err().endsWith("  = hint: check that the folder given with -o is writable\n"), run.err());
    }
}
