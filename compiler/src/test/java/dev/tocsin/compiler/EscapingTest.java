package dev.tocsin.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Wildcards and escapes (specification 2.1, "Escaping"), from the text of a rule to the events it matches. Expected
 * values are worked out by hand.
 */
class EscapingTest {
    /**
     * Each line: modifiers, what stands between single quotes in the rule, values that match, values that do not
     * (several with a space between them; {@code -} stands for an empty one).
     */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            value = {
                // A backslash alone, or doubled, is one backslash.
                "none       ¦ \\            ¦ \\                       ¦ \\\\ -a",
                "none       ¦ \\\\          ¦ \\                       ¦ \\\\",
                "none       ¦ C:\\Win\\cmd  ¦ C:\\Win\\cmd c:\\WIN\\CMD ¦ C:\\\\Win\\\\cmd C:Wincmd",
                "none       ¦ C:\\\\Win     ¦ C:\\Win                  ¦ C:\\\\Win",
                // Three are read as two, four are two.
                "none       ¦ \\\\\\        ¦ \\\\                     ¦ \\ \\\\\\",
                "none       ¦ \\\\\\\\      ¦ \\\\                     ¦ \\ \\\\\\ \\\\\\\\",
                "none       ¦ \\\\\\\\srv\\x ¦ \\\\srv\\x              ¦ \\srv\\x \\\\\\srv\\x",
                "none       ¦ \\\\srv\\x    ¦ \\srv\\x                 ¦ \\\\srv\\x",
                // Wildcards.
                "none       ¦ a*            ¦ a ab a*                  ¦ ba -",
                "none       ¦ a?            ¦ ab a? a*                 ¦ a abc",
                "none       ¦ a**b          ¦ ab axb                   ¦ a b",
                // Escaped wildcards.
                "none       ¦ \\*           ¦ *                        ¦ a \\* **",
                "none       ¦ \\?           ¦ ?                        ¦ a \\?",
                "none       ¦ a\\*b         ¦ a*b                      ¦ ab axb a\\*b",
                "none       ¦ a\\?b         ¦ a?b                      ¦ axb a\\?b",
                // Backslash and wildcard.
                "none       ¦ \\\\*         ¦ \\ \\a \\*               ¦ a *",
                "none       ¦ \\\\?         ¦ \\a \\? \\\\             ¦ \\ a?",
                "none       ¦ C:\\\\*       ¦ C:\\ C:\\x               ¦ C:x C:",
                // Backslash and literal star.
                "none       ¦ \\\\\\*       ¦ \\*                      ¦ \\ \\a *",
                "none       ¦ a\\\\\\?b     ¦ a\\?b                    ¦ a\\xb a?b",
                // Two backslashes and a wildcard.
                "none       ¦ \\\\\\\\*     ¦ \\\\ \\\\a               ¦ \\ \\a",
                // A backslash before any other character is itself.
                "none       ¦ \\a\\.\\%     ¦ \\a\\.\\%                ¦ a.%",
                // The trap: a folder with stars around it ends with a literal star.
                "none       ¦ *\\Desktop\\* ¦ C:\\Desktop* \\DESKTOP*  ¦ C:\\Desktop\\x C:\\Desktop\\",
                "none       ¦ *\\Desktop\\\\* ¦ C:\\Desktop\\x C:\\Desktop\\ ¦ C:\\Desktop*",
                "contains   ¦ \\Desktop\\   ¦ C:\\Desktop\\x \\desktop\\ ¦ C:\\Desktop* C:\\Desktop",
                "endswith   ¦ \\            ¦ C:\\ a\\                 ¦ a \\a",
                "startswith ¦ \\            ¦ \\a \\                   ¦ a\\ a",
                "startswith ¦ \\\\\\\\      ¦ \\\\srv                  ¦ \\srv",
                "contains   ¦ \\\\          ¦ a\\b \\                  ¦ ab",
                // Wildcards inside of partial values stay, escapes too.
                "contains   ¦ a*c           ¦ xabcx ac                 ¦ xaxbx ca",
                "contains   ¦ a\\*c         ¦ xa*cx                    ¦ xabcx",
                "startswith ¦ a?c           ¦ abcd a?c                 ¦ acd xabc",
                "endswith   ¦ a\\?          ¦ xa?                      ¦ xab xa?y",
                // No wildcard is added beside one, and a literal star does not count as one.
                "contains   ¦ *a*           ¦ a xax                    ¦ x",
                "startswith ¦ a*            ¦ a ab                     ¦ ba",
                "startswith ¦ a\\*          ¦ a* a*b                   ¦ ab a",
                "endswith   ¦ *a            ¦ a xa                     ¦ ax",
                "endswith   ¦ \\*a          ¦ *a x*a                   ¦ xa a",
                "endswith   ¦ a*            ¦ a ba ab xab              ¦ b",
                // Neither wildcards nor these escapes mean anything to an expression.
                "re         ¦ ^a\\*$        ¦ a*                       ¦ a aa",
                "re         ¦ ^a*$          ¦ a aa                     ¦ a* ab",
            })
    void fitsWhatTheSpecificationSays(String modifiers, String written, String fitting, String others)
            throws UnreadableDocumentException {
        CompiledRule rule = compiled(modifiers, written);
        for (String value : fitting.split(" ", -1)) {
            assertEquals(true, matches(rule, value), value);
        }
        for (String value : others.split(" ", -1)) {
            assertEquals(false, matches(rule, value), value);
        }
    }

    @Test
    void anEmptyTextIsAValueOfItsOwn() throws UnreadableDocumentException {
        assertEquals(true, matches(compiled("none", ""), "-"));
        assertEquals(false, matches(compiled("none", ""), "a"));
        assertEquals(true, matches(compiled("none", "*"), "-"));
        assertEquals(true, matches(compiled("none", "*"), "a"));
    }

    private static CompiledRule compiled(String modifiers, String written) {
        String key = modifiers.equals("none") ? "ServiceName" : "ServiceName|" + modifiers;
        String rule = """
                title: Test
                logsource:
                    product: windows
                    service: system
                detection:
                    selection:
                        %s: '%s'
                    condition: selection
                """.formatted(key, written);
        Compilation compilation = RuleCompiler.forWinlogbeat()
                .compile(SigmaParser.parse(new SourceText("rule.yml", rule))
                        .rules()
                        .getFirst());
        assertEquals(List.of(), compilation.diagnostics());
        return ((Compilation.Compiled) compilation).rule();
    }

    /** The value {@code -} stands for an empty one. */
    private static boolean matches(CompiledRule rule, String value) throws UnreadableDocumentException {
        String text = value.equals("-") ? "" : value.replace("\\", "\\\\");
        String json = "{\"winlog\": {\"channel\": \"System\", \"event_data\": {\"ServiceName\": \"" + text + "\"}}}";
        return Oracle.matches(rule.predicate(), Document.parse(json.getBytes(StandardCharsets.UTF_8)));
    }
}
