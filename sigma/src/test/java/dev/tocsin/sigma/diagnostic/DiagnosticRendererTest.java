package dev.tocsin.sigma.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {
    private static Diagnostic at(String text, int start, int end) {
        return Diagnostic.of(
                        Code.UNKNOWN_IDENTIFIER,
                        new SourceText("rules/a.yml", text),
                        new Span(start, end),
                        "no search identifier is named `filtr`")
                .withHint("did you mean `filter`?");
    }

    private static String plain(Diagnostic diagnostic) {
        return DiagnosticRenderer.plain().render(diagnostic);
    }

    @Test
    void pointsAtThePlace() {
        assertEquals("""
                rules/a.yml:2:12: error[unknown-identifier]: no search identifier is named `filtr`
                2 | condition: filtr
                  |            ^^^^^
                  = hint: did you mean `filter`?
                """, plain(at("title: x\ncondition: filtr\n", 20, 25)));
    }

    @Test
    void countsColumnsInCodePointsAndCaretsInCells() {
        assertEquals("""
                rules/a.yml:1:5: error[unknown-identifier]: no search identifier is named `filtr`
                1 |     \ud83d\udd14\u65e5 x
                  |          ^
                  = hint: did you mean `filter`?
                """, plain(at("\t\ud83d\udd14\u65e5 x", 4, 5)));
    }

    @Test
    void marksTakeNoCell() {
        assertTrue(plain(at("e\u0301x", 2, 3)).contains("\n  |  ^\n"));
    }

    @Test
    void underlinesTheFirstOfSeveralLinesToItsEnd() {
        assertTrue(plain(at("ab cd\r\nef\n", 3, 9)).contains("1 | ab cd\n  |    ^^\n"));
    }

    @Test
    void pointsAtEmptyPlacesAndTheEndOfTheText() {
        assertTrue(plain(at("ab", 2, 2)).contains("1 | ab\n  |   ^\n"));
        assertTrue(plain(at("", 0, 0)).contains("1 | \n  | ^\n"));
    }

    @Test
    void cutsLongLinesAroundThePlace() {
        String rendered = plain(at("x".repeat(5_000) + "HERE" + "y".repeat(5_000), 5_000, 5_004));
        assertTrue(rendered.contains("a.yml:1:5001: "));
        List<String> lines = rendered.lines().toList();
        assertEquals(lines.get(1).indexOf("HERE"), lines.get(2).indexOf("^^^^"));
        assertTrue(lines.get(1).length() < 250);
    }

    @Test
    void whatARuleHoldsMovesNoCursor() {
        String rendered = plain(at("a\u001b[31m\u202eb", 0, 1));
        assertTrue(rendered.contains("a\ufffd[31m\ufffdb"), rendered);
    }

    @Test
    void coloursOnlyWhenAsked() {
        Diagnostic diagnostic = at("filtr", 0, 5);
        assertTrue(!plain(diagnostic).contains("\u001b"));
        assertTrue(DiagnosticRenderer.in(DiagnosticRenderer.Colour.ALWAYS)
                .render(diagnostic)
                .contains("\u001b[1;31m^^^^^\u001b[0m"));
    }
}
