package dev.tocsin.connector.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.ioc.IocListText;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema of IoC lists takes what the reader takes, and refuses what the reader finds wrong in its shape. */
class IocListSchemaTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(SigmaSchema.IOC_LIST.json());
    private static final String HEAD = """
            list: 601e5b98-6875-4d12-adcc-2c3f54e45af3
            title: Test
            source: {name: Example ISAC}
            tlp: clear
            published: 2024-01-22
            confidence: medium
            level: high
            """;

    private static Set<ValidationMessage> messages(String text) {
        Findings findings = new Findings(new SourceText("list.yml", text));
        return SCHEMA.validate(
                SigmaSchemaTest.json(YamlReader.read(findings).getFirst().root()));
    }

    private static String findings(String text) {
        return DiagnosticRenderer.plain()
                .render(IocListText.read(new SourceText("list.yml", text)).diagnostics());
    }

    private static void assertTakenByBoth(String text) {
        assertEquals("", findings(text), text);
        assertEquals(Set.of(), messages(text), text);
    }

    private static void assertRefusedByBoth(String text) {
        assertTrue(!findings(text).isEmpty(), () -> "the reader takes " + text);
        assertTrue(!messages(text).isEmpty(), () -> "the schema takes " + text);
    }

    @Test
    void shippedAndDocumentedListsAreValid() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../rules"))) {
            List<Path> lists = files.filter(file -> !file.startsWith("../rules/target")
                            && file.getFileName().toString().equals("iocs.yml"))
                    .toList();
            assertTrue(!lists.isEmpty(), "no list is shipped");
            for (Path file : lists) {
                assertTakenByBoth(Files.readString(file));
            }
        }
        String page = Files.readString(Path.of("../docs/ioc-list.md"));
        int start = page.indexOf("```yaml\n") + "```yaml\n".length();
        assertTakenByBoth(page.substring(start, page.indexOf("```", start)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: ipv4, value: 192.0.2.1, role: r, confidence: low, valid_until: never, source: s, note: n}",
                "{type: mutex, value: a, name: b, condition: contains, match: none}",
                "{type: md5, value: 12345678901234567890123456789012}",
                "{type: domain, value: a.example, match: [exact, command-line], valid_until: 2024-01-02}",
                "{type: mutex, value: a, provenance: [{file: x, line: 1}, {file: x, page: 2, context: c}, {file: y, object: z}]}",
                "{name: x, all: [{type: port, value: 443}, {type: ipv4, value: 192.0.2.1, match: source}]}",
                "{name: x, any: [{type: mutex, value: a}, {all: [{type: mutex, value: b}, {not: {type: mutex, value: c}}]}], note: n}",
            })
    void whatTheReaderTakesIsValid(String indicator) {
        assertTakenByBoth(HEAD + "indicators:\n  - " + indicator + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "{type: ipv4}",
                "{value: 192.0.2.1}",
                "{type: ipv5, value: 192.0.2.1}",
                "{type: ipv4, value: 192.0.2.1, rolle: r}",
                "{type: ipv4, value: 192.0.2.1, match: process}",
                "{type: ipv4, value: 192.0.2.1, match: []}",
                "{type: ipv4, value: 192.0.2.1, match: [any, any]}",
                "{type: ipv4, value: 192.0.2.1, match: [none, any]}",
                "{type: mutex, value: a, match: any}",
                "{type: mutex, value: a, condition: like}",
                "{type: cidr, value: 192.0.2.0/24, condition: contains}",
                "{type: mutex, value: a, confidence: certain}",
                "{type: mutex, value: a, valid_until: soon}",
                "{type: mutex, value: a, note: ''}",
                "{type: mutex, value: a, provenance: []}",
                "{type: mutex, value: a, provenance: [{file: x}]}",
                "{type: mutex, value: a, provenance: [{line: 1}]}",
                "{type: mutex, value: a, provenance: [{file: x, line: 0}]}",
                "{type: mutex, value: a, provenance: [{file: x, line: 1, page: 1}]}",
                "{type: port, value: 443}",
                "{type: registry-data, value: a}",
                "{all: [{type: mutex, value: a}, {type: mutex, value: b}]}",
                "{name: x, all: [{type: mutex, value: a}]}",
                "{name: x, all: [{type: mutex, value: a}, {type: mutex, value: b, role: r}]}",
                "{name: x, all: [{type: mutex, value: a}, {type: mutex, value: b}], any: [{type: mutex, value: c}, {type: mutex, value: d}]}",
                "{name: x, all: [{type: mutex, value: a}, {type: mutex, value: b}], type: mutex}",
                "{name: x, not: {type: mutex, value: a}}",
            })
    void mistakesOfShapeAreRefused(String indicator) {
        assertRefusedByBoth(HEAD + "indicators:\n  - " + indicator + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tlp: ambr",
                "level: severe",
                "list: 601e5b98",
                "published: 22.01.2024",
                "valid_from: never",
                "valid_until: soon",
                "source: ISAC",
                "source: {url: x}",
                "tags: [{a: b}]",
                "indicators: []",
                "excluded: []",
                "excluded: [{type: mutex, value: a}]",
                "exclude: [{type: mutex, value: a, reason: c}]"
            })
    void mistakesInAListAreRefused(String line) {
        String key = line.substring(0, line.indexOf(':') + 1);
        String text = (HEAD + "indicators: [{type: mutex, value: b}]\n").replaceAll("(?m)^" + key + ".*\n", "");
        assertRefusedByBoth(text + line + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "title", "source", "tlp", "published", "confidence", "level", "indicators"})
    void whatIsRequiredIsRequiredByBoth(String key) {
        String text = HEAD + "indicators: [{type: mutex, value: b}]\n";
        assertTakenByBoth(text);
        assertRefusedByBoth(text.replaceAll("(?m)^" + key + ":.*\n", ""));
    }

    /** Every word of `match`, for every type: both take it, or neither. */
    @ParameterizedTest
    @EnumSource
    void bothKnowTheSamePlacesToLook(IndicatorType type) {
        String head = HEAD + "indicators:\n  - {name: x, all: [{type: mutex, value: a}, {condition: "
                + (type.conditions().size() > 1
                        ? "contains, value: '1'"
                        : "is, value: " + (type == IndicatorType.PORT ? "1" : "192.0.2.0/24"))
                + ", type: " + type.word() + ", match: ";
        for (MatchScope scope : MatchScope.values()) {
            String text = head + scope.word() + "}]}\n";
            if (type.scopes().contains(scope)) {
                assertTakenByBoth(text);
            } else {
                assertRefusedByBoth(text);
            }
        }
        assertTakenByBoth(head + "none}]}\n");
    }
}
