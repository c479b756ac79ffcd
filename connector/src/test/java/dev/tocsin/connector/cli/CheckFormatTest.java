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

/** Each format through the command line: one rule with an error and a fixable warning, one that is right, one unreadable. */
final class CheckFormatTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Below the repository, so that paths are relative to its root. */
    @TempDir(factory = BelowTarget.class)
    private Path folder;

    private String prefix;

    @BeforeEach
    void rules() throws IOException {
        Path repository = Path.of("").toAbsolutePath().normalize().getParent();
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
                        .startsWith(folder + "/a, b.yml:24:24: warning[upper-case-operator]: `AND` is read as `and`; other"
                                + " Sigma tools refuse it\n"
                                + "24 |   condition: selection AND filtr\n"
                                + "   |                        ^^^\n"
                                + "   = hint: write `and`\n\n"),
                run.out());
        assertTrue(run.err().contains("c.yml cannot be read: there is no such file\n"), run.err());
        assertTrue(run.err().endsWith("1 error, 1 warning, 0 info; 1 can be fixed with --fix.\n"), run.err());
    }

    @Test
    void jsonTellsEverything() throws IOException {
        JsonNode report = JSON.readTree(check("json").out());
        assertEquals(1, report.at("/version").intValue());
        assertEquals(folder + "/b.yml", report.at("/files/1").textValue());
        assertEquals("there is no such file", report.at("/unreadable/0/reason").textValue());
        JsonNode finding = report.at("/findings/0");
        assertEquals("upper-case-operator", finding.at("/code").textValue());
        assertEquals("warning", finding.at("/severity").textValue());
        assertEquals("write `and`", finding.at("/hint").textValue());
        assertEquals(JSON.readTree("[24, 24, 24, 27]"), JSON.createArrayNode()
                .add(finding.at("/start/line"))
                .add(finding.at("/start/column"))
                .add(finding.at("/end/line"))
                .add(finding.at("/end/column")));
        JsonNode edit = finding.at("/fix/edits/0");
        String text;
        try {
            text = Files.readString(folder.resolve("a, b.yml"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        int[] codePoints = text.codePoints().toArray();
        int start = edit.at("/start/offset").intValue();
        assertEquals("AND", new String(codePoints, start, edit.at("/end/offset").intValue() - start));
        assertEquals("and", edit.at("/replacement").textValue());
        assertEquals(1, report.at("/summary/errors").intValue());
        assertEquals(1, report.at("/summary/fixable").intValue());
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
        JsonNode result = run.at("/results/0");
        assertEquals("upper-case-operator", result.at("/ruleId").textValue());
        assertEquals(
                result.at("/ruleId"), run.at("/tool/driver/rules/" + result.at("/ruleIndex").intValue() + "/id"));
        JsonNode place = result.at("/locations/0/physicalLocation");
        assertEquals(prefix + "a,%20b.yml", place.at("/artifactLocation/uri").textValue());
        assertEquals("%SRCROOT%", place.at("/artifactLocation/uriBaseId").textValue());
        assertEquals(
                JSON.readTree("{\"startLine\": 24, \"startColumn\": 24, \"endLine\": 24, \"endColumn\": 27}"),
                place.at("/region"));
        JsonNode replacement = result.at("/fixes/0/artifactChanges/0/replacements/0");
        assertEquals(place.at("/region"), replacement.at("/deletedRegion"));
        assertEquals("and", replacement.at("/insertedContent/text").textValue());
        assertTrue(run.at("/tool/driver/rules/0/help/markdown").textValue().contains("```yaml"));
    }

    @Test
    void fingerprintsStayWhenLinesMove() throws IOException {
        List<String> before = fingerprints();
        Path file = folder.resolve("a, b.yml");
        Files.writeString(file, "# One line more\n" + Files.readString(file));
        assertEquals(before, fingerprints());
        assertEquals(2, before.stream().distinct().count());
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
            assertFalse(sarif.validate("{\"version\": \"2.1.0\"}", InputFormat.JSON).isEmpty());
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
        assertEquals("1", report.getDocumentElement().getAttribute("failures"));
        assertEquals("1", report.getDocumentElement().getAttribute("errors"));
        NodeList suites = report.getElementsByTagName("testsuite");
        assertEquals(prefix + "a, b.yml", ((Element) suites.item(0)).getAttribute("name"));
        NodeList cases = report.getElementsByTagName("testcase");
        assertEquals("Wiper", ((Element) cases.item(0)).getAttribute("name"));
        assertEquals("100%: \ufffd <a>, 😀", ((Element) cases.item(1)).getAttribute("name"));
        NodeList failures = report.getElementsByTagName("failure");
        assertEquals(1, failures.getLength());
        String failure = failures.item(0).getTextContent();
        assertTrue(failure.contains("a, b.yml:24:24: warning[upper-case-operator]"), failure);
        assertTrue(failure.contains("a, b.yml:24:28: error[unknown-identifier]"), failure);
        assertEquals(1, report.getElementsByTagName("error").getLength());
    }

    @Test
    void junitKeepsWhatIsTooLightToFailAsOutput() throws Exception {
        CommandRun run = CommandRun.of("check", "--format", "junit", "--fail-on", "error", folder);
        Document report = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(run.out())));
        assertTrue(report.getElementsByTagName("system-out").item(0).getTextContent().contains("upper-case-operator"));
        assertFalse(report.getElementsByTagName("failure").item(0).getTextContent().contains("upper-case-operator"));
    }

    @Test
    void githubCommandsAreEscaped() {
        List<String> lines = check("github").out().lines().toList();
        String file = prefix + "a%2C b.yml";
        assertEquals(
                List.of(
                        "::error file=" + prefix + "c.yml,title=unreadable::this file cannot be read: there is no such file",
                        "::warning file=" + file + ",line=24,endLine=24,col=24,endColumn=27,title=upper-case-operator::"
                                + "`AND` is read as `and`; other Sigma tools refuse it%0Ahint: write `and`",
                        "::error file=" + file + ",line=24,endLine=24,col=28,endColumn=33,title=unknown-identifier::"
                                + "no search identifier is named `filtr`%0Ahint: This rule defines: selection"),
                lines);
    }

    @Test
    void gitlabGetsItsSubsetOfCodeClimate() throws IOException {
        JsonNode issues = JSON.readTree(check("gitlab").out());
        assertEquals(2, issues.size());
        assertEquals("upper-case-operator", issues.at("/0/check_name").textValue());
        assertEquals("major", issues.at("/0/severity").textValue());
        assertEquals("critical", issues.at("/1/severity").textValue());
        assertEquals(prefix + "a, b.yml", issues.at("/0/location/path").textValue());
        assertEquals(24, issues.at("/0/location/lines/begin").intValue());
        assertFalse(issues.at("/0/fingerprint").equals(issues.at("/1/fingerprint")));
    }

    @Test
    void outputGoesToAFile() throws IOException {
        Path report = folder.resolve("report.json");
        CommandRun run = CommandRun.of("check", "--format", "json", "-o", report, folder);
        assertEquals("", run.out());
        assertEquals(check("json").out(), Files.readString(report));
        CommandRun nowhere = CommandRun.of("check", "-o", folder.resolve("no/such/folder.txt"), folder);
        assertEquals(ExitCode.ENVIRONMENT, nowhere.code());
        assertTrue(nowhere.err().contains("cannot be written"), nowhere.err());
    }

    @Test
    void coloursComeWhenAskedFor() {
        assertFalse(CommandRun.of("check", folder).out().contains("\u001b["));
        assertFalse(CommandRun.of("check", "--color", "never", folder).out().contains("\u001b["));
        assertTrue(CommandRun.of("check", "--color", "always", folder).out().contains("\u001b[1;31merror"));
    }
}
