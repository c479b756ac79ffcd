package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.tocsin.connector.testing.Rules;
import dev.tocsin.sigma.corpus.Corpus;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Each format through the command line, on one rule with an error and a fixable warning among others, and one file that
 * cannot be read. What else is said about these rules does not matter here.
 */
final class CheckFormatTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Below the repository, so that paths are relative to its root. */
    @TempDir(factory = BelowTarget.class)
    private Path folder;

    private String prefix;

    @BeforeEach
    void rules() throws IOException {
        Path repository = Path.of("..").toAbsolutePath().normalize();
        prefix = repository.relativize(folder.toAbsolutePath().normalize()) + "/";
        String second = Rules.text("Second", "x")
                .replace("title: Second", "title: \"100%: \\x01 <a>, 😀\"")
                .replace("condition: selection", "condition: selection AND filtr");
        Files.writeString(folder.resolve("a, b.yml"), Rules.text("Wiper", "wipe") + "---\n" + second);
        Files.writeString(folder.resolve("b.yml"), Rules.text("Third", "y"));
        Files.createSymbolicLink(folder.resolve("c.yml"), folder.resolve("gone"));
    }

    private CommandRun check(String format) {
        CommandRun run = CommandRun.of("check", "--format", format, folder);
        assertEquals(ExitCode.ENVIRONMENT, run.code(), run.err());
        return run;
    }

    @Test
    void textShowsEachFindingAndNothingElse() {
        CommandRun run = check("text");
        assertTrue(
                run.out()
                        .contains(
                                folder + "/a, b.yml:24:24: warning[upper-case-operator]: `AND` is read as `and`; other"
                                        + " Sigma tools refuse it\n"
                                        + "24 |   condition: selection AND filtr\n"
                                        + "   |                        ^^^\n"
                                        + "   = hint: write `and`\n\n"),
                run.out());
        assertTrue(run.err().contains("c.yml cannot be read: there is no such file\n"), run.err());
        assertTrue(run.err().contains("\n1 error, ") && run.err().endsWith(" can be fixed with --fix.\n"), run.err());
        assertFalse(run.out().contains("Checked"), run.out());
    }

    @Test
    void jsonTellsEverything() throws IOException {
        JsonNode report = JSON.readTree(check("json").out());
        assertEquals(1, report.at("/version").intValue());
        assertEquals(folder + "/b.yml", report.at("/files/1").textValue());
        assertEquals("there is no such file", report.at("/unreadable/0/reason").textValue());
        JsonNode finding = only(report.at("/findings"), "/code", "upper-case-operator");
        assertEquals("warning", finding.at("/severity").textValue());
        assertEquals("write `and`", finding.at("/hint").textValue());
        assertEquals(24, finding.at("/start/line").intValue());
        assertEquals(24, finding.at("/start/column").intValue());
        assertEquals(24, finding.at("/end/line").intValue());
        assertEquals(27, finding.at("/end/column").intValue());
        JsonNode edit = finding.at("/fix/edits/0");
        int[] codePoints =
                Files.readString(folder.resolve("a, b.yml")).codePoints().toArray();
        int start = edit.at("/start/offset").intValue();
        assertEquals("AND", new String(codePoints, start, edit.at("/end/offset").intValue() - start));
        assertEquals("and", edit.at("/replacement").textValue());
        assertEquals(1, report.at("/summary/errors").intValue());
        assertEquals(
                report.at("/findings").size(),
                report.at("/summary/errors").intValue()
                        + report.at("/summary/warnings").intValue()
                        + report.at("/summary/infos").intValue());
        assertEquals(3, report.at("/summary/exitCode").intValue());
    }

    @Test
    void sarifPlacesFindingsInTheRepository() throws IOException {
        JsonNode log = validSarif(check("sarif").out());
        JsonNode run = log.at("/runs/0");
        assertEquals("unicodeCodePoints", run.at("/columnKind").textValue());
        assertEquals(3, run.at("/invocations/0/exitCode").intValue());
        assertFalse(run.at("/invocations/0/executionSuccessful").booleanValue());
        assertTrue(
                run.at("/invocations/0/toolExecutionNotifications/0/locations/0/physicalLocation/artifactLocation/uri")
                        .textValue()
                        .endsWith("/c.yml"));
        JsonNode result = only(run.at("/results"), "/ruleId", "upper-case-operator");
        JsonNode rule = run.at("/tool/driver/rules/" + result.at("/ruleIndex").intValue());
        assertEquals(result.at("/ruleId"), rule.at("/id"));
        assertTrue(rule.at("/help/markdown").textValue().contains("```yaml"));
        JsonNode place = result.at("/locations/0/physicalLocation");
        assertEquals(prefix + "a,%20b.yml", place.at("/artifactLocation/uri").textValue());
        assertEquals("%SRCROOT%", place.at("/artifactLocation/uriBaseId").textValue());
        assertEquals(
                JSON.readTree("{\"startLine\": 24, \"startColumn\": 24, \"endLine\": 24, \"endColumn\": 27}"),
                place.at("/region"));
        JsonNode replacement = result.at("/fixes/0/artifactChanges/0/replacements/0");
        assertEquals(place.at("/region"), replacement.at("/deletedRegion"));
        assertEquals("and", replacement.at("/insertedContent/text").textValue());
    }

    private static JsonNode only(JsonNode list, String member, String value) {
        List<JsonNode> found = new ArrayList<>();
        list.forEach(element -> {
            if (element.at(member).textValue().equals(value)) {
                found.add(element);
            }
        });
        assertEquals(1, found.size(), list.toPrettyString());
        return found.getFirst();
    }

    @Test
    void fingerprintsStayWhenLinesMove() throws IOException {
        List<String> before = fingerprints();
        Path file = folder.resolve("a, b.yml");
        Files.writeString(file, Files.readString(file).replaceFirst("\nlogsource", "\n# One line more\nlogsource"));
        assertEquals(before, fingerprints());
        assertTrue(before.size() >= 2);
        assertEquals(before.size(), before.stream().distinct().count());
    }

    private List<String> fingerprints() throws IOException {
        List<String> prints = new ArrayList<>();
        for (JsonNode result : JSON.readTree(check("sarif").out()).at("/runs/0/results")) {
            prints.add(result.at("/partialFingerprints/primaryLocationLineHash").textValue());
        }
        return prints;
    }

    @Test
    void sarifOfTheWholeCorpusIsValid() throws IOException {
        CommandRun run = CommandRun.of("check", "--format", "sarif", Corpus.path("sigmahq"));
        JsonNode log = validSarif(run.out());
        assertFalse(log.at("/runs/0/results").isEmpty(), "no result to say anything about");
    }

    private static JsonNode validSarif(String text) throws IOException {
        try (InputStream schema = CheckFormatTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            JsonSchema sarif =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
            assertFalse(
                    sarif.validate("{\"version\": \"2.1.0\"}", InputFormat.JSON).isEmpty());
            assertEquals(List.of(), List.copyOf(sarif.validate(text, InputFormat.JSON)));
        }
        return JSON.readTree(text);
    }

    @Test
    void junitHasASuiteForEachFileAndACaseForEachRule() throws Exception {
        Document report = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(check("junit").out())));
        assertEquals("4", report.getDocumentElement().getAttribute("tests"));
        assertEquals("1", report.getDocumentElement().getAttribute("errors"));
        assertEquals(1, report.getElementsByTagName("error").getLength());
        NodeList suites = report.getElementsByTagName("testsuite");
        assertEquals(3, suites.getLength());
        assertEquals(prefix + "a, b.yml", ((Element) suites.item(0)).getAttribute("name"));
        assertEquals("2", ((Element) suites.item(0)).getAttribute("tests"));
        NodeList cases = report.getElementsByTagName("testcase");
        assertEquals("Wiper", ((Element) cases.item(0)).getAttribute("name"));
        Element second = (Element) cases.item(1);
        assertEquals("100%: \ufffd <a>, 😀", second.getAttribute("name"));
        assertEquals(1, second.getElementsByTagName("failure").getLength());
        String failure = second.getElementsByTagName("failure").item(0).getTextContent();
        assertTrue(failure.contains("a, b.yml:24:24: warning[upper-case-operator]"), failure);
        assertTrue(failure.contains("a, b.yml:24:28: error[unknown-identifier]"), failure);
        assertFalse(failure.contains("a, b.yml:1:"), failure);
    }

    @Test
    void junitKeepsWhatIsTooLightToFailAsOutput() throws Exception {
        CommandRun run = CommandRun.of("check", "--format", "junit", "--fail-on", "error", folder);
        Document report = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(run.out())));
        Element second = (Element) report.getElementsByTagName("testcase").item(1);
        String output = second.getElementsByTagName("system-out").item(0).getTextContent();
        String failure = second.getElementsByTagName("failure").item(0).getTextContent();
        assertTrue(output.contains("warning[upper-case-operator]"), output);
        assertTrue(failure.contains("error[unknown-identifier]") && !failure.contains("warning["), failure);
    }

    @Test
    void githubCommandsAreEscaped() {
        List<String> lines = check("github")
                .out()
                .lines()
                .filter(line -> line.matches(".*title=(unreadable|upper-case-operator|unknown-identifier)::.*"))
                .toList();
        String file = prefix + "a%2C b.yml";
        assertEquals(
                List.of(
                        "::error file=" + prefix
                                + "c.yml,title=unreadable::this file cannot be read: there is no such file",
                        "::warning file=" + file + ",line=24,endLine=24,col=24,endColumn=27,title=upper-case-operator::"
                                + "`AND` is read as `and`; other Sigma tools refuse it%0Ahint: write `and`",
                        "::error file=" + file + ",line=24,endLine=24,col=28,endColumn=33,title=unknown-identifier::"
                                + "no search identifier is named `filtr`%0Ahint: this rule defines: selection"),
                lines);
    }

    @Test
    void gitlabGetsItsSubsetOfCodeClimate() throws IOException {
        JsonNode issues = JSON.readTree(check("gitlab").out());
        JsonNode issue = only(issues, "/check_name", "upper-case-operator");
        assertEquals("major", issue.at("/severity").textValue());
        assertEquals(prefix + "a, b.yml", issue.at("/location/path").textValue());
        assertEquals(24, issue.at("/location/lines/begin").intValue());
        JsonNode error = only(issues, "/check_name", "unknown-identifier");
        assertEquals("critical", error.at("/severity").textValue());
        assertFalse(issue.at("/fingerprint").equals(error.at("/fingerprint")));
    }

    @Test
    void outputGoesToAFile() throws IOException {
        Path report = folder.resolve("report.json");
        CommandRun run = CommandRun.of("check", "--format", "json", "-o", report, folder);
        assertEquals("", run.out());
        assertEquals(check("json").out(), Files.readString(report));
        CommandRun nowhere = CommandRun.of("check", "-o", folder.resolve("no/such/folder.txt"), folder);
        assertEquals(ExitCode.ENVIRONMENT, nowhere.code());
        assertTrue(nowhere.err().contains(" cannot be written: there is no such folder\n"), nowhere.err());
    }

    @Test
    void coloursComeWhenAskedFor() {
        assertFalse(CommandRun.of("check", folder).out().contains("\u001b["));
        assertFalse(CommandRun.of("check", "--color", "never", folder).out().contains("\u001b["));
        assertTrue(CommandRun.of("check", "--color", "always", folder).out().contains("\u001b[1;31merror"));
    }
}
