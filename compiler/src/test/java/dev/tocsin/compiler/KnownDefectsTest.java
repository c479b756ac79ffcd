package dev.tocsin.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where widely used Sigma tools go wrong, and the right answer, worked out by hand from the specification. */
class KnownDefectsTest {
    @Test
    void utf16leIsKnownAndIsTheSameAsWide() throws UnreadableDocumentException {
        // 70 00 69 00 6e 00 67 00
        for (String modifier : List.of("utf16le", "wide")) {
            assertMatches(modifier + "|base64: ping", "cABpAG4AZwA=");
            // ..70 00 69 00 6e 00 67 00 behind one and two other bytes, the shared characters cut off
            assertMatches(modifier + "|base64offset|contains: ping", "AHAAaQBuAGcA");
            assertMatches(modifier + "|base64offset|contains: ping", "AABwAGkAbgBnAA==");
        }
    }

    @Test
    void utf16HasItsByteOrderMarkOnceAndInFrontOfLittleEndian() throws UnreadableDocumentException {
        // ff fe 70 00 69 00 6e 00 67 00
        assertMatches("utf16|base64: ping", "//5wAGkAbgBnAA==");
        assertMisses("utf16|base64: ping", "77u/cABpAG4AZwA=");
        assertMisses("utf16|base64: ping", "/v8AcABpAG4AZw==");
    }

    @Test
    void utf16beIsBigEndianWithoutAMark() throws UnreadableDocumentException {
        // 00 70 00 69 00 6e 00 67
        assertMatches("utf16be|base64: ping", "AHAAaQBuAGc=");
    }

    @Test
    void base64offsetCountsBytesAndNotCharacters() throws UnreadableDocumentException {
        // 67 72 c3 b6 c3 9f 65: five characters, seven bytes; what follows changes all behind `Z3LDtsOfZ`.
        assertMatches("base64offset|contains: größe", "Z3LDtsOfZQ==");
        assertMatches("base64offset|contains: größe", "Z3LDtsOfZTE=");
        // Behind one other byte, and before another one: 78 67 72 c3 b6 c3 9f 65 31
        assertMatches("base64offset|contains: größe", "eGdyw7bDn2Ux");
        // Behind two: 78 78 67 72 c3 b6 c3 9f 65 31
        assertMatches("base64offset|contains: größe", "eHhncsO2w59lMQ==");
    }

    @Test
    void identifiersMayBeginWithAnOperator() throws UnreadableDocumentException {
        for (String condition : List.of(
                "notepad", "not android or notepad", "order and notepad and not android", "1 of not* and all of or*")) {
            CompiledRule rule = compiled("""
                    notepad:
                            ServiceName|contains: x
                        android:
                            ServiceName|contains: z
                        order:
                            ServiceName|contains: y
                        condition: %s
                    """.formatted(condition));
            assertEquals(true, matches(rule, "x y"), condition);
            assertEquals(false, matches(rule, "z"), condition);
        }
    }

    @Test
    void windashReplacesAllFiveDashesByEachOther() throws UnreadableDocumentException {
        for (String written : List.of("-", "/", "\u2013", "\u2014", "\u2015")) {
            for (String seen : List.of("-", "/", "\u2013", "\u2014", "\u2015")) {
                assertMatches("windash|contains: ' " + written + "enc'", "tool " + seen + "enc x");
            }
            assertMisses("windash|contains: ' " + written + "enc'", "tool +enc x");
        }
    }

    @Test
    void windashLeavesTheHyphenInsideOfAWord() throws UnreadableDocumentException {
        assertMisses("windash|contains: get-item", "get/item");
        assertMisses("windash|contains: 'a/b -c'", "a-b -c");
        assertMatches("windash|contains: 'a/b -c'", "a/b /c");
    }

    @Test
    void whatWindashMakesAreAlternativesUnderAllToo() throws UnreadableDocumentException {
        assertMatches("windash|contains|all: [' -a', ' -b']", "x /a -b");
        assertMisses("windash|contains|all: [' -a', ' -b']", "x /a");
    }

    @Test
    void anExpressionIgnoresCaseAsTextDoes() throws UnreadableDocumentException {
        assertMatches("re|i: ^task$", "TASK");
        assertMisses("re|i: ^task$", "tas\u212A");
        assertMisses("contains: task", "tas\u212A");
        assertMisses("re: ^task$", "TASK");
    }

    @Test
    void aPatternThatSelectsNothingIsReported() {
        ParseResult result = parsed("""
                selection:
                        ServiceName: x
                    condition: selection and not 1 of filter*
                """);
        assertEquals(
                List.of(Code.DANGLING_CONDITION),
                result.diagnostics().stream().map(Diagnostic::code).toList());
    }

    private static void assertMatches(String item, String value) throws UnreadableDocumentException {
        assertEquals(true, matches(of(item), value), item + " and " + value);
    }

    private static void assertMisses(String item, String value) throws UnreadableDocumentException {
        assertEquals(false, matches(of(item), value), item + " and " + value);
    }

    private static CompiledRule of(String item) {
        return compiled("""
                selection:
                        ServiceName|%s
                    condition: selection
                """.formatted(item));
    }

    private static CompiledRule compiled(String detection) {
        ParseResult parsed = parsed(detection);
        assertEquals(List.of(), parsed.diagnostics());
        Compilation compilation =
                RuleCompiler.forWinlogbeat().compile(parsed.rules().getFirst());
        assertEquals(List.of(), compilation.diagnostics());
        return ((Compilation.Compiled) compilation).rule();
    }

    private static ParseResult parsed(String detection) {
        return SigmaParser.parse(new SourceText("rule.yml", """
                title: Test
                logsource:
                    product: windows
                    service: system
                detection:
                """ + "    " + detection));
    }

    private static boolean matches(CompiledRule rule, String value) throws UnreadableDocumentException {
        String json = "{\"winlog\": {\"channel\": \"System\", \"event_data\": {\"ServiceName\": \"" + value + "\"}}}";
        return Oracle.matches(rule.predicate(), Document.parse(json.getBytes(StandardCharsets.UTF_8)));
    }
}
