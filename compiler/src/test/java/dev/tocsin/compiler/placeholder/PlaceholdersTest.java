package dev.tocsin.compiler.placeholder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.RuleCompiler;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {
    private static final String FILE = """
            Servers:
                - 'DC01'
                - 'DC02*'
                - "10.0.0.1"
            port: 8443
            star: 'a\\*b'
            special: 'a.b+(c)'
            dashes: ['-x', '/y']
            unused: 1.50
            """;

    private static Placeholders read(String text) {
        Placeholders.Reading reading = Placeholders.read(new SourceText("placeholders.yml", text));
        assertEquals("", DiagnosticRenderer.plain().render(reading.diagnostics()));
        return reading.placeholders();
    }

    @Test
    void namesHaveValues() {
        Placeholders placeholders = read(FILE);
        assertEquals(
                Optional.of(List.of(
                        SigmaString.literal("DC01"), SigmaString.parse("DC02*"), SigmaString.literal("10.0.0.1"))),
                placeholders.values("Servers"));
        assertEquals(Optional.of(List.of(SigmaString.literal("8443"))), placeholders.values("port"));
        assertEquals(Optional.of(List.of(SigmaString.literal("1.5"))), placeholders.values("unused"));
        assertEquals(Optional.empty(), placeholders.values("servers"));
        assertEquals(Optional.empty(), Placeholders.none().values("Servers"));
    }

    /** Each line: a file (; for a line end), and the finding. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            value = {
                "- a            ¦ 1:1: error[invalid-placeholders]: a file of placeholders is a map, not a list",
                "'# nothing'    ¦ 1:1: error[invalid-placeholders]: a file of placeholders is a map, not text",
                "a: 1;---;b: 2  ¦ 3:1: error[invalid-placeholders]: a file of placeholders is one map",
                "a: []          ¦ 1:4: error[invalid-placeholders]: the placeholder `a` has an empty list of values",
                "a: {b: c}      ¦ 1:4: error[invalid-placeholders]: the value of a placeholder is a text or a number, not a map",
                "a: [1, [2]]    ¦ 1:8: error[invalid-placeholders]: the value of a placeholder is a text or a number, not a list",
                "a: ''          ¦ 1:4: error[invalid-placeholders]: the value of a placeholder is a text or a number, not an empty text",
                "a: true        ¦ 1:4: error[invalid-placeholders]: the value of a placeholder is a text or a number, not a boolean",
                "a:             ¦ 1:3: error[invalid-placeholders]: the value of a placeholder is a text or a number, not null",
                "a: 2026-11-23  ¦ 1:4: error[invalid-placeholders]: the value of a placeholder is a text or a number, not a date",
                "'%a%': b       ¦ 1:1: error[invalid-placeholders]: `%a%` is not the name of a placeholder",
                "a b: c         ¦ 1:1: error[invalid-placeholders]: `a b` is not the name of a placeholder",
                "a: 1;a: 2      ¦ 2:1: error[duplicate-key]: the key `a` stands twice in this map",
                "a: [           ¦ 1:5: error[yaml-syntax]",
            })
    void saysWhatIsWrongWithAFile(String text, String finding) {
        String rendered = DiagnosticRenderer.plain()
                .render(Placeholders.read(new SourceText("placeholders.yml", text.replace(";", "\n")))
                        .diagnostics());
        assertTrue(rendered.startsWith("placeholders.yml:" + finding), rendered);
    }

    /** Each line: modifiers, the value in the rule, a value of the document, whether it matches. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            value = {
                "expand              ¦ %Servers%             ¦ dc01           ¦ true",
                "expand              ¦ %Servers%             ¦ DC02.example   ¦ true",
                "expand              ¦ %Servers%             ¦ DC01.example   ¦ false",
                "expand|contains     ¦ %Servers%             ¦ at DC01.example ¦ true",
                "contains|expand     ¦ %Servers%             ¦ at DC01.example ¦ true",
                "expand|startswith   ¦ %Servers%:            ¦ dc01:80        ¦ true",
                "expand              ¦ \\\\%Servers%\\c$     ¦ \\DC01\\c$     ¦ true",
                "expand              ¦ \\\\\\\\%Servers%\\c$ ¦ \\\\DC01\\c$   ¦ true",
                "expand              ¦ \\\\\\\\%Servers%\\c$ ¦ \\\\DC03\\c$   ¦ false",
                "expand              ¦ %Servers%:%port%      ¦ DC01:8443      ¦ true",
                "expand              ¦ %Servers%:%port%      ¦ DC01:443       ¦ false",
                "expand              ¦ %Servers%%port%       ¦ DC018443       ¦ true",
                "expand              ¦ \\%Servers%           ¦ %Servers%      ¦ true",
                "expand              ¦ \\%Servers%           ¦ DC01           ¦ false",
                "expand              ¦ \\%Servers\\%         ¦ %Servers%      ¦ true",
                "expand              ¦ 50% of %port%         ¦ 50% of 8443    ¦ true",
                "expand              ¦ %star%                ¦ a*b            ¦ true",
                "expand              ¦ %star%                ¦ axb            ¦ false",
                "expand              ¦ \\*%port%             ¦ *8443          ¦ true",
                "expand              ¦ \\*%port%             ¦ 18443          ¦ false",
                "expand              ¦ *%port%               ¦ 18443          ¦ true",
                "expand|cased        ¦ %Servers%             ¦ dc01           ¦ false",
                "cased|expand        ¦ %Servers%             ¦ DC01           ¦ true",
                "cased|expand        ¦ %Servers%             ¦ dc01           ¦ false",
                "expand|windash      ¦ tool %dashes%         ¦ tool /x        ¦ true",
                "windash|expand      ¦ tool -a %dashes%      ¦ tool /a -x     ¦ true",
                "windash|expand      ¦ tool -a %dashes%      ¦ tool /a /x     ¦ false",
                // printf %s DC01 | base64
                "expand|base64       ¦ DC01%port%            ¦ REMwMTg0NDM=   ¦ true",
                "re|expand           ¦ ^%Servers%$           ¦ DC01           ¦ true",
                "re|expand           ¦ ^%Servers%$           ¦ dc01           ¦ false",
                "re|i|expand         ¦ ^%Servers%$           ¦ dc01           ¦ true",
                "re|expand           ¦ ^%Servers%$           ¦ DC02 and more  ¦ true",
                "re|expand           ¦ ^%special%$           ¦ a.b+(c)        ¦ true",
                "re|expand           ¦ ^%special%$           ¦ axbb(c)        ¦ false",
                "re|expand           ¦ ^(?:%port%,?)+$       ¦ 8443,8443      ¦ true",
                "re|expand           ¦ ^%port%{2}$           ¦ 84438443       ¦ true",
                "re|expand           ¦ ^\\%port%$            ¦ %port%         ¦ true",
                "re|expand           ¦ ^[\\%p]port%$         ¦ %port%         ¦ true",
                "re|expand           ¦ ^%Servers%:%port%$    ¦ 10.0.0.1:8443  ¦ true",
                "re|expand           ¦ ^%Servers%:%port%$    ¦ 10x0.0.1:8443  ¦ false",
                "re|expand|endswith  ¦ %port%                ¦ x8443          ¦ true",
                "re|expand|endswith  ¦ %port%                ¦ 8443x          ¦ false",
                "contains            ¦ %port%                ¦ a %PORT% b     ¦ true",
                "contains            ¦ %port%                ¦ 8443           ¦ false",
            })
    void fillValues(String modifiers, String written, String value, boolean expected)
            throws UnreadableDocumentException {
        Compilation compilation = compile(rule(modifiers, written), read(FILE));
        assertEquals("", DiagnosticRenderer.plain().render(compilation.diagnostics()));
        String json = "{\"winlog\": {\"channel\": \"System\", \"event_data\": {\"ServiceName\": \""
                + value.replace("\\", "\\\\") + "\"}}}";
        assertEquals(
                expected,
                Oracle.matches(
                        ((Compilation.Compiled) compilation).rule().predicate(),
                        Document.parse(json.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void allJoinsTheValuesOfTheRuleAndNotThoseOfAPlaceholder() throws UnreadableDocumentException {
        Compilation compilation = compile(
                rule("expand|contains|all", "%Servers%").replace("'%Servers%'", "['%Servers%', 'x']"), read(FILE));
        for (String value : List.of("DC01 x", "10.0.0.1x")) {
            assertEquals(true, matches(compilation, value));
        }
        for (String value : List.of("DC01", "x", "DC03 x")) {
            assertEquals(false, matches(compilation, value));
        }
    }

    private static boolean matches(Compilation compilation, String value) throws UnreadableDocumentException {
        String json = "{\"winlog\": {\"channel\": \"System\", \"event_data\": {\"ServiceName\": \"" + value + "\"}}}";
        return Oracle.matches(
                ((Compilation.Compiled) compilation).rule().predicate(),
                Document.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anUnresolvedOneIsShownInTheRuleWithTheFileToWrite() {
        assertEquals("""
                rule.yml:7:45: error[unresolved-placeholder]: the placeholder `%Admins%` has no values
                7 |         ServiceName|contains|expand: 'it''s %Admins%'
                  |                                             ^^^^^^^^
                  = hint: write it into a YAML file and pass `--placeholders FILE`: `Admins: ['first value', 'second value']`
                """, rendered(rule("contains|expand", "it''s %Admins%"), Placeholders.none()));
        assertEquals("""
                rule.yml:7:36: error[unresolved-placeholder]: the placeholder `%Admins%` has no values
                7 |         ServiceName|re|expand: '^a %Admins%'
                  |                                    ^^^^^^^^
                  = hint: write it into placeholders.yml: `Admins: ['first value', 'second value']`. It has: port
                """, rendered(rule("re|expand", "^a %Admins%"), read("port: 1")));
    }

    @Test
    void oneInAClassOfCharactersIsRefused() {
        assertEquals("""
                rule.yml:7:36: error[regular-expression-syntax]: the placeholder `%port%` stands in a class of characters
                7 |         ServiceName|re|expand: '[^a%port%]'
                  |                                    ^^^^^^
                  = hint: take it out of the brackets, or write `\\%` for a percent sign
                """, rendered(rule("re|expand", "[^a%port%]"), read(FILE)));
    }

    @Test
    void whatTheyMultiplyToIsBounded() {
        String many = "many:\n" + "    - x\n".repeat(101);
        Placeholders placeholders = read(many);
        assertEquals("""
                rule.yml:7:29: error[too-many-alternatives]: this value expands to 10,201 alternatives; at most 10,000 are searched for
                7 |         ServiceName|expand: '%many%%many%'
                  |                             ^^^^^^^^^^^^^^
                  = hint: split it into several values under `all`, each with fewer placeholders or options
                """, rendered(rule("expand", "%many%%many%"), placeholders));
    }

    private static String rendered(String rule, Placeholders placeholders) {
        Compilation compilation = compile(rule, placeholders);
        assertInstanceOf(Compilation.Failed.class, compilation);
        return DiagnosticRenderer.plain().render(compilation.diagnostics());
    }

    private static Compilation compile(String rule, Placeholders placeholders) {
        ParseResult parsed = SigmaParser.parse(new SourceText("rule.yml", rule));
        assertEquals("", DiagnosticRenderer.plain().render(parsed.diagnostics()));
        return RuleCompiler.forWinlogbeat(placeholders).compile(parsed.rules().getFirst());
    }

    private static String rule(String modifiers, String written) {
        return """
                title: Test
                logsource:
                    product: windows
                    service: system
                detection:
                    selection:
                        ServiceName|%s: '%s'
                    condition: selection
                """.formatted(modifiers, written);
    }
}
