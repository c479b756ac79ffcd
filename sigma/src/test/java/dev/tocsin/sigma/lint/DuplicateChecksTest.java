package dev.tocsin.sigma.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuplicateChecksTest {
    @Test
    void theSecondIsReportedWithANoteToTheFirst() {
        Linted linted = Linted.metadata("tags:\n    - attack.t1033\n    - attack.discovery\n    - attack.t1033\n");
        assertEquals(List.of("9:7"), linted.places(Code.DUPLICATE_TAG));
        Diagnostic.Note note = linted.of(Code.DUPLICATE_TAG).getFirst().notes().getFirst();
        assertEquals(7, note.source().position(note.span().start()).line());
        assertEquals(List.of(), linted.of(Code.DUPLICATE_ENTRY));
    }

    @Test
    void itsLineGoesAndNothingElse() {
        Linted linted = Linted.metadata("references:\n    - a # first\n    # between\n    - a   \n    - b\n");
        String fixed = linted.fixed(Code.DUPLICATE_REFERENCES);
        assertTrue(fixed.contains("references:\n    - a # first\n    # between\n    - b\n"), fixed);
    }

    @Test
    void windowsLineEndsGoWithTheLine() {
        String text = Linted.metadata("tags:\n    - a.b\n    - a.b\n")
                .files()
                .getFirst()
                .source()
                .text();
        Linted linted = Linted.text(text.replace("\n", "\r\n"));
        assertTrue(linted.fixed(Code.DUPLICATE_TAG).contains("tags:\r\n    - a.b\r\ndetection"));
    }

    @Test
    void theLastLineOfAFileNeedsNoLineEnd() {
        Linted linted = Linted.text("title: T\nreferences:\n    - a\n    - a");
        assertEquals("title: T\nreferences:\n    - a", linted.fixed(Code.DUPLICATE_REFERENCES));
    }

    @Test
    void aFlowListLosesItsComma() {
        Linted linted = Linted.metadata("tags: [a.b, 'a.b', a.c, a.b]\n");
        assertTrue(linted.fixed(Code.DUPLICATE_TAG).contains("tags: [a.b, a.c]\n"));
    }

    @Test
    void aCommentBehindAnEntryIsNotTakenAway() {
        Linted linted = Linted.metadata("tags:\n    - a.b\n    - a.b # why\n");
        assertEquals(1, linted.of(Code.DUPLICATE_TAG).size());
        assertTrue(linted.of(Code.DUPLICATE_TAG).getFirst().fix().isEmpty());
    }

    @Test
    void titlesAndFileNamesAreComparedOverTheSet() {
        String rule = Linted.metadata("").files().getFirst().source().text();
        Linted linted = Linted.sources(List.of(
                new SourceText("a/same_name.yml", rule),
                new SourceText("b\\same_name.yml", rule.replace("Some Rule", "Other Rule")),
                new SourceText("b/another_name.yml", rule),
                new SourceText("-", rule.replace("Some Rule", "Third Rule"))));
        assertEquals(
                List.of("b\\same_name.yml"),
                linted.of(Code.DUPLICATE_FILENAME).stream()
                        .map(finding -> finding.source().name())
                        .toList());
        Diagnostic title = linted.of(Code.DUPLICATE_TITLE).getFirst();
        assertEquals("b/another_name.yml", title.source().name());
        assertEquals("a/same_name.yml", title.notes().getFirst().source().name());
        assertEquals(1, linted.of(Code.DUPLICATE_TITLE).size());
    }
}
