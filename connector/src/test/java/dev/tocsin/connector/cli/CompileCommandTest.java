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
    void howManyRowsElasticsearchReturnsOfAnEsqlQueryIsSaid() {
        String note = "note: Elasticsearch returns 1,000 rows of an ES|QL query without LIMIT";
        assertTrue(CommandRun.of("compile", "-t", "ir,esql", rules).err().contains(note));
        assertTrue(!CommandRun.of("compile", "-t", "lucene", rules).err().contains(note));
        assertTrue(!CommandRun.of("compile", "-t", "esql", "--explain", rules)
                .err()
                .contains(note));
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
        assertTrue(run.err().contains("cannot be written: " + file + " is a file, not a folder\n"), run.err());
        assertTrue(run.err().endsWith("  = hint: check that the folder given with -o is writable\n"), run.err());
    }

    @Test
    void oneArtefactAloneIsPrintedAsItIs() {
        CommandRun run = CommandRun.of("compile", "--target", "lucene", rules.resolve("a-2.yml"));
        assertEquals(ExitCode.CLEAN, run.code(), run.err());
        assertEquals(1, run.out().lines().count(), run.out());
        assertTrue(run.out().startsWith("(((winlog.channel:"), run.out());
        assertTrue(
                run.err().contains("lucene: 0 exact, 1 superset, with the fields of Winlogbeat 8's template"),
                run.err());
    }

    @Test
    void ofSeveralArtefactsEachIsNamed() throws IOException {
        // A title cannot end the comment that it stands in.
        Files.writeString(rules.resolve("a-2.yml"), Rules.text("\"Th\\nree\\u2028\"", "z"));
        CommandRun run = CommandRun.of("compile", "-t", "lucene,ir", "-t", "esql", rules.resolve("a-2.yml"));
        assertEquals(ExitCode.CLEAN, run.code(), run.err());
        assertEquals(
                List.of(
                        "# lucene, superset: Th<000A>ree<2028> (" + rules.resolve("a-2.yml") + ")",
                        "# ir, exact: Th<000A>ree<2028> (" + rules.resolve("a-2.yml") + ")",
                        "// esql, superset: Th<000A>ree<2028> (" + rules.resolve("a-2.yml") + ")"),
                run.out()
                        .lines()
                        .filter(line -> line.startsWith("# ") || line.startsWith("//"))
                        .toList());
    }

    @Test
    void allTargetsHaveTheirFiles() throws IOException {
        Path output = folder.resolve("out");
        CommandRun run = CommandRun.of("compile", "--target", "all", "-o", output, rules);
        assertEquals(ExitCode.CLEAN, run.code(), run.err());
        assertEquals(
                List.of("kibana.ndjson", "sub/b.drl", "sub/b.esql", "sub/b.ir", "sub/b.lucene", "sub/b.query.json"),
                files(output).stream().filter(file -> !file.startsWith("a")).toList());
        assertEquals(21, files(output).size());
        List<String> lines = Files.readAllLines(output.resolve("kibana.ndjson"));
        assertEquals(4, lines.size());
        for (String line : lines) {
            assertEquals(
                    "high", new ObjectMapper().readTree(line).get("severity").asText());
        }
        assertTrue(Files.readString(output.resolve("sub/b.esql")).startsWith("FROM winlogbeat-*,logs-windows.*"));
        assertTrue(run.out().isEmpty(), run.out());
    }

    @Test
    void anUnknownTargetIsNamedWithThoseThereAre() {
        CommandRun run = CommandRun.of("compile", "--target", "eql", rules);
        assertEquals(ExitCode.ENVIRONMENT, run.code());
        assertTrue(
                run.err()
                        .startsWith(
                                "error: there is no target `eql`; there are: querydsl, esql, lucene, kibana, drl, ir,"
                                        + " all\n"),
                run.err());
    }

    @Test
    void theHelpFitsATerminal() {
        CommandRun run = CommandRun.of("compile", "--help");
        assertEquals(
                List.of(), run.out().lines().filter(line -> line.length() > 80).toList());
    }

    @Test
    void aShapeLeavesOutThePlacesThatItsDocumentsCannotHave() {
        Path rule = rules.resolve("a-2.yml");
        String all = CommandRun.of("compile", "--target", "lucene", rule).out();
        assertTrue(all.contains("winlog.event_data.CommandLine") && all.contains("process.command_line"), all);
        CommandRun raw = CommandRun.of("compile", "--target", "lucene", "--shape", "raw", rule);
        assertTrue(raw.out().contains("winlog.event_data.CommandLine"), raw.out());
        assertTrue(!raw.out().contains("process.command_line") && !raw.out().contains("event_id"), raw.out());
        CommandRun pipeline = CommandRun.of("compile", "--target", "lucene", "--shape", "pipeline", rule);
        // Security 4688 keeps it there.
        assertTrue(pipeline.out().contains("winlog.event_data.CommandLine"), pipeline.out());
        assertTrue(!pipeline.out().contains("event_id"), pipeline.out());
        assertEquals(
                pipeline.out(),
                CommandRun.of("compile", "--target", "lucene", "--shape", "agent", rule)
                        .out());
    }

    @Test
    void explanationsStandInPlaceOfArtefacts() throws IOException {
        CommandRun run =
                CommandRun.of("compile", "--target", "querydsl,lucene,drl", "--explain", rules.resolve("a-2.yml"));
        assertEquals(ExitCode.CLEAN, run.code(), run.err());
        assertTrue(
                run.out()
                        .startsWith(
                                rules.resolve("a-2.yml") + ": Three\n  superset: querydsl, lucene\n    - values longer"
                                        + " than ignore_above, or malformed ones, are not indexed\n"),
                run.out());
        assertTrue(run.out().contains("\n  exact: drl\n"), run.out());
        CommandRun json = CommandRun.of(
                "compile", "--target", "querydsl,drl", "--explain", "--format", "json", rules.resolve("a-2.yml"));
        JsonNode report = new ObjectMapper().readTree(json.out());
        assertEquals("superset", report.at("/rules/0/targets/0/exactness").asText());
        assertTrue(report.at("/rules/0/targets/0/reasons/0").asText().contains("ignore_above"), json.out());
        assertEquals("exact", report.at("/rules/0/targets/1/exactness").asText());
        assertEquals(1, report.at("/targets/querydsl/superset").asInt());
        assertEquals(
                ExitCode.ENVIRONMENT,
                CommandRun.of("compile", "--target", "ir", "--format", "json", rules)
                        .code());
        assertEquals(
                ExitCode.ENVIRONMENT,
                CommandRun.of("compile", "--target", "ir", "--explain", "--exact-only", rules)
                        .code());
    }

    @Test
    void whatIsNoMoreThanASupersetCanBeLeftOut() throws IOException {
        Files.writeString(
                rules.resolve("exact.yml"),
                Rules.text("Exact", "x").replace("CommandLine|contains: 'x'", "IntegrityLevel: High"));
        Path output = folder.resolve("out");
        CommandRun run = CommandRun.of("compile", "--target", "kibana,lucene", "--exact-only", "-o", output, rules);
        assertEquals(ExitCode.CLEAN, run.code(), run.err());
        assertEquals(List.of("exact.lucene", "kibana.ndjson"), files(output));
        assertEquals(1, Files.readAllLines(output.resolve("kibana.ndjson")).size());
        assertTrue(
                run.err()
                        .contains("left out of kibana: Four (" + rules.resolve("sub/b.yaml")
                                + ")\n  - values longer than ignore_above, or malformed ones, are not indexed: "),
                run.err());
    }
}
