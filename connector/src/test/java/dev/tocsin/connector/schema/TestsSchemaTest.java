package dev.tocsin.connector.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema of tests files takes what the reader takes, and sees slips of the pen. */
class TestsSchemaTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(SigmaSchema.TESTS.json());

    private static Set<ValidationMessage> messages(String text) {
        Findings findings = new Findings(new SourceText("a.tests.yml", text));
        return SCHEMA.validate(
                SigmaSchemaTest.json(YamlReader.read(findings).getFirst().root()));
    }

    @Test
    void everyShippedTestsFileIsValid() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../rules"))) {
            List<Path> tests = files.filter(file -> !file.startsWith("../rules/target")
                            && file.toString().endsWith(".tests.yml"))
                    .toList();
            assertTrue(tests.size() > 20, tests.size() + " files");
            for (Path file : tests) {
                assertEquals(Set.of(), messages(Files.readString(file)), file.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: a, match: true, event: {a: b}}",
                "{name: a, match: true, searches: s, raw: {}, event: {a: b}}",
                "{name: a, match: true, searches: [s, t], rule: x, description: y, agent: {a: [1, null]}}",
                "{name: a, match: false, events: a.ndjson}",
                "{name: a, match: false, events: {file: a.ndjson, line: 3}}",
                "{name: a, match: false, events: [a.ndjson, {file: b.json}]}"
            })
    void whatTheReaderTakesIsValid(String ruleCase) {
        assertEquals(Set.of(), messages("cases: [" + ruleCase + "]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: a, match: true}",
                "{match: true, event: {a: b}}",
                "{name: a, event: {a: b}}",
                "{name: a, macth: true, event: {a: b}}",
                "{name: a, match: maybe, event: {a: b}}",
                "{name: a, match: true, event: b}",
                "{name: a, match: false, searches: [s], event: {a: b}}",
                "{name: a, match: true, events: a.ndjson, raw: {a: b}}",
                "{name: a, match: true, events: {line: 3}}",
                "{name: a, match: true, events: {file: a, line: 0}}",
                "{name: a, match: true, events: []}"
            })
    void mistakesOfShapeAreRefused(String ruleCase) {
        assertFalse(messages("cases: [" + ruleCase + "]").isEmpty());
    }
}
