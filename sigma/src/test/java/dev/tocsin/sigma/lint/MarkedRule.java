package dev.tocsin.sigma.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Fix.Edit;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.ParsedDocument;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A file in which «marks» show where one check is to point. A check runs alone, so that what others find does not count.
 */
final class MarkedRule {
    static final LocalDate TODAY = LocalDate.of(2026, 8, 5);

    private final Code code;
    private final SourceText source;
    private final List<Span> marks;
    private final Parameters parameters;

    private MarkedRule(Code code, SourceText source, List<Span> marks, Parameters parameters) {
        this.code = code;
        this.source = source;
        this.marks = marks;
        this.parameters = parameters;
    }

    /** @param text as in the file, with «marks» */
    static MarkedRule of(Code code, String name, String text) {
        return of(code, name, text, Parameters.STANDARD);
    }

    static MarkedRule of(Code code, String name, String text, Parameters parameters) {
        StringBuilder plain = new StringBuilder();
        List<Span> marks = new ArrayList<>();
        int offset = 0;
        int start = 0;
        for (int c : text.codePoints().toArray()) {
            switch (c) {
                case '«' -> start = offset;
                case '»' -> marks.add(new Span(start, offset));
                default -> {
                    plain.appendCodePoint(c);
                    offset++;
                }
            }
        }
        return new MarkedRule(code, new SourceText(name, plain.toString()), marks, parameters);
    }

    /** The check points at the marks and nowhere else. */
    List<Diagnostic> assertFound() {
        List<Diagnostic> found = found(source);
        assertEquals(
                marks.stream().map(this::place).toList(),
                found.stream().map(finding -> place(finding.span())).toList(),
                () -> source.name() + "\n" + source.text() + "\n" + found);
        return found;
    }

    private String place(Span span) {
        return source.position(span.start()).line() + ":"
                + source.position(span.start()).column() + " " + source.slice(span);
    }

    /** All fixes together make the file so, and the check then finds nothing. */
    void assertFixed(String expected) {
        List<Edit> edits = assertFound().stream()
                .flatMap(finding -> finding.fix().stream())
                .flatMap(fix -> fix.edits().stream())
                .toList();
        assertTrue(!edits.isEmpty(), "nothing is fixed");
        String fixed = applied(new Fix("all", edits));
        assertEquals(expected, fixed);
        assertEquals(List.of(), found(new SourceText(source.name(), fixed)));
    }

    void assertNotFixed() {
        assertTrue(assertFound().stream().allMatch(finding -> finding.fix().isEmpty()), "it is fixed");
    }

    private String applied(Fix fix) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Edit edit : fix.edits()) {
            text.append(source.slice(new Span(from, edit.span().start()))).append(edit.replacement());
            from = edit.span().end();
        }
        return text.append(source.slice(new Span(from, source.length()))).toString();
    }

    private List<Diagnostic> found(SourceText text) {
        ParseResult file = SigmaParser.parse(text);
        DocumentCheck check = Objects.requireNonNull(
                SigmaHqChecks.ofDocuments(TODAY, parameters).get(code), () -> "no check bears " + code.id());
        Findings findings = new Findings(text);
        for (ParsedDocument document : file.documents()) {
            check.check(new DocumentView(file, document), findings);
        }
        findings.sorted().forEach(finding -> assertEquals(code, finding.code()));
        return findings.sorted();
    }
}
