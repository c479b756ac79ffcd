package dev.tocsin.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.eval.Evidence;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleCompilerTest {
    private static final String RULE = """
            title: Test
            logsource:
                product: windows
                category: process_creation
            detection:
                selection:
                    CommandLine|contains: whoami
                condition: selection
            """;

    /** Each line: what to replace in a good rule, by what, and the finding. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            value = {
                "title: Test ¦ title: Test\\ntaxonomy: acme ¦ 1:1: error[unsupported-taxonomy]: the field names of taxonomy `acme` are not known",
                "process_creation ¦ proces_creation ¦ 3:5: error[unknown-log-source]: nothing is known of where this Windows log source is found",
                "contains: whoami ¦ re|expand: '\\%(' ¦ 7:32: error[regular-expression-syntax]: `\\%(`: the group that begins here is not closed",
                "contains: whoami ¦ expand: '%admins%' ¦ 7:30: error[unresolved-placeholder]: the placeholder `%admins%` has no values",
                "contains: whoami ¦ contains|windash: '-a -b -c -d -e -f' ¦ 7:39: error[too-many-alternatives]: `windash` would make more than 3,125 alternatives of this value",
            })
    void saysWhyARuleCannotRun(String part, String replacement, String finding) {
        Compilation compilation = compile(RULE.replace(part, replacement.replace("\\n", "\n")));
        assertInstanceOf(Compilation.Failed.class, compilation);
        String rendered = DiagnosticRenderer.plain().render(compilation.diagnostics());
        assertTrue(rendered.startsWith("rule.yml:" + finding + "\n"), rendered);
    }

    @Test
    void aRuleForAnotherProductIsNoMistake() {
        assertEquals(new Compilation.OtherProduct("linux", List.of()), compile(RULE.replace("windows", "linux")));
    }

    @Test
    void theLogSourceIsPartOfTheMeaning() throws Exception {
        CompiledRule rule = compiled(RULE);
        assertTrue(matches(rule, "Microsoft-Windows-Sysmon/Operational", "1"));
        assertTrue(matches(rule, "security", "4688"));
        assertEquals(false, matches(rule, "Security", "1"));
        assertEquals(false, matches(rule, "Microsoft-Windows-Sysmon/Operational", "3"));
    }

    /** Event 104, "the log was cleared", is in the log System and names the cleared log under Channel. */
    @Test
    void theSourceOfAnEventIsWhatTheEventLogSays() throws Exception {
        CompiledRule rule = compiled("""
                title: Log Cleared
                logsource: {product: windows, service: system}
                detection:
                    selection: {EventID: 104, Channel: Application}
                    condition: selection
                """);
        Document document = document("""
                {"winlog": {"channel": "System", "user_data": {"Channel": "Application"}}, "event": {"code": "104"}}""");
        assertTrue(Oracle.matches(rule.predicate(), document));
    }

    @Test
    void evidenceSaysWhichWordsWereFoundWhere() throws Exception {
        CompiledRule rule = compiled(RULE);
        Document document = document("""
                {"winlog": {"channel": "Security", "event_data": {"CommandLine": "cmd /c WHOAMI"}}, "event": {"code": "4688"}}""");
        assertEquals(
                List.of(new Evidence(
                        "selection", Optional.of("CommandLine"), Optional.of("cmd /c WHOAMI"), "*whoami*")),
                Oracle.evidence(rule.predicate(), document));
    }

    private static boolean matches(CompiledRule rule, String channel, String eventId) throws Exception {
        return Oracle.matches(rule.predicate(), document("""
                {"winlog": {"channel": "%s", "event_data": {"CommandLine": "whoami"}}, "event": {"code": "%s"}}""".formatted(channel, eventId)));
    }

    private static Document document(String json) throws Exception {
        return Document.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static CompiledRule compiled(String text) {
        return assertInstanceOf(Compilation.Compiled.class, compile(text)).rule();
    }

    private static Compilation compile(String text) {
        ParseResult parsed = SigmaParser.parse(new SourceText("rule.yml", text));
        assertEquals(List.of(), parsed.diagnostics());
        return RuleCompiler.forWinlogbeat().compile(parsed.rules().getFirst());
    }
}
