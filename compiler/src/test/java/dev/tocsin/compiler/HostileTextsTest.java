package dev.tocsin.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.esql.Columns;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.ioc.IocLists;
import dev.tocsin.compiler.kibana.KibanaTarget;
import dev.tocsin.compiler.placeholder.Placeholders;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.fuzz.HostileTexts;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Texts that try to break out stay what they are on their way through the compiler: in values that a site fills in, in
 * lists of indicators, and in what a rule says about itself.
 */
class HostileTextsTest {
    @Test
    void aPlaceholderIsFilledWithTheTextAsItStands() throws UnreadableDocumentException {
        int filled = 0;
        for (String text : HostileTexts.ALL) {
            Placeholders.Reading reading = Placeholders.read(
                    new SourceText("site.yml", "site: " + HostileTexts.inYaml(HostileTexts.asValue(text)) + "\n"));
            if (reading.hasErrors()) {
                continue;
            }
            Optional<CompiledRule> rule = compiled(
                    RuleCompiler.forWinlogbeat(reading.placeholders()), rule("Test", "a", "|expand: '%site%'"));
            if (rule.isPresent()) {
                assertTrue(matches(rule.get(), text), () -> shown(text) + " is not found");
                assertFalse(matches(rule.get(), HostileTexts.DECOY), () -> shown(text) + " finds a decoy");
                filled++;
            }
        }
        assertTrue(filled > HostileTexts.ALL.size() * 9 / 10, filled + " placeholders filled");
    }

    /** An indicator of a type that does not have such values is an error, and no other is lost or added. */
    @Test
    void anIndicatorIsTheTextOrAnError() throws UnreadableDocumentException {
        int taken = 0;
        for (String text : HostileTexts.ALL) {
            for (String type : List.of("file-name", "service-name", "url", "domain", "ipv4", "sha256")) {
                Compilation compilation = IocLists.forWinlogbeat()
                        .compile(new SourceText("list.yml", """
                        list: 601e5b98-6875-4d12-adcc-2c3f54e45af3
                        title: Test
                        source: {name: Example ISAC}
                        tlp: clear
                        published: 2024-01-22
                        valid_from: 2023-10-28
                        confidence: medium
                        level: high
                        indicators:
                          - {type: %s, value: %s}
                        """.formatted(type, HostileTexts.inYaml(text))));
                if (compilation instanceof Compilation.Compiled(CompiledRule rule, var diagnostics)) {
                    assertFalse(matches(rule, HostileTexts.DECOY), () -> shown(text) + " finds a decoy");
                    taken++;
                } else {
                    assertTrue(hasError(compilation), () -> shown(text) + " is refused without an error");
                }
            }
        }
        assertTrue(taken > HostileTexts.ALL.size() / 2, taken + " indicators taken");
    }

    /** Title, description and search identifier of a rule that is sent to Kibana. */
    @Test
    void aRuleForKibanaIsOneObjectWithTheTextInItsPlace() throws IOException, UnreadableDocumentException {
        int written = 0;
        for (String text : HostileTexts.ALL) {
            Optional<CompiledRule> rule =
                    compiled(RuleCompiler.forWinlogbeat(), rule(text, text, ": " + HostileTexts.inYaml("plain")));
            if (rule.isEmpty()) {
                continue;
            }
            // `them` leaves out the searches whose names begin with an underscore (specification 2.1, conditions).
            assertEquals(!text.startsWith("_"), matches(rule.get(), "plain"), () -> shown(text));
            assertFalse(matches(rule.get(), HostileTexts.DECOY), () -> shown(text));
            String json = new KibanaTarget(FieldCapabilities.winlogbeat8(), Columns.ASSUMED, List.of("winlogbeat-*"))
                    .compile(rule.get())
                    .json();
            assertEquals(1, json.strip().lines().count(), () -> shown(text) + " is more than a line");
            JsonNode object = new ObjectMapper().readTree(json);
            assertTrue(object.isObject(), () -> shown(text));
            assertEquals(rule.get().metadata().title(), object.get("name").asText());
            written++;
        }
        assertTrue(written > HostileTexts.ALL.size() / 2, written + " rules written");
    }

    private static String rule(String title, String search, String item) {
        return """
                title: %1$s
                id: 3d3c5b4e-0c43-4c52-a4f8-2c2f6a0f3f55
                description: %1$s
                level: high
                logsource:
                    product: windows
                    service: system
                detection:
                    %2$s:
                        ServiceName%3$s
                    condition: 1 of them
                """.formatted(HostileTexts.inYaml(title), HostileTexts.inYaml(search), item);
    }

    private static Optional<CompiledRule> compiled(RuleCompiler compiler, String rule) {
        ParseResult parsed = SigmaParser.parse(new SourceText("\"); x\n.yml", rule));
        if (parsed.rules().isEmpty()) {
            assertFalse(parsed.diagnostics().isEmpty(), "neither a rule nor a finding");
            return Optional.empty();
        }
        Compilation compilation = compiler.compile(parsed.rules().getFirst());
        if (compilation instanceof Compilation.Compiled(CompiledRule made, var diagnostics)) {
            return Optional.of(made);
        }
        assertTrue(hasError(compilation), "refused without an error");
        return Optional.empty();
    }

    private static boolean hasError(Compilation compilation) {
        return compilation.diagnostics().stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }

    private static boolean matches(CompiledRule rule, String value) throws UnreadableDocumentException {
        StringBuilder json =
                new StringBuilder("{\"winlog\":{\"channel\":\"System\",\"event_data\":{\"ServiceName\":\"");
        value.chars().forEach(unit -> json.append("\\u%04x".formatted(unit)));
        json.append("\"}}}");
        return Oracle.matches(rule.predicate(), Document.parse(json.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String shown(String text) {
        return HostileTexts.inYaml(text.length() > 60 ? text.substring(0, 60) : text);
    }
}
