package dev.tocsin.sigma.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Correlation rules and filters are checked as far as a check applies to them. */
class DocumentKindsTest {
    private static final String CORRELATION = """
            title: Many
            tags:
                - tlp.yellow
                - attack.t1562
                - attack.t1562
            references: [a, a]
            correlation:
                type: event_count
                rules: some_rule
                group-by: User
                timespan: 1m
                condition:
                    gte: 5
            """;

    private static final String FILTER = """
            title: Fewer
            logsource:
                produkt: windows
                category: process_creation
            filter:
                rules: any
                selection:
                    Image: '*\\whoami.exe'
                    ParentImage: "C:\\temp"
                idle:
                    EventID: '5'
                condition: not 1 of selection* and all of them
            """;

    @Test
    void aCorrelationRule() {
        Linted linted = Linted.text(CORRELATION);
        assertEquals(List.of("title"), linted.marked(Code.IDENTIFIER_EXISTENCE));
        assertEquals(List.of("yellow"), linted.marked(Code.TLPTAG));
        assertEquals(List.of("attack.t1562"), linted.marked(Code.DUPLICATE_TAG));
        assertEquals(List.of("a"), linted.marked(Code.DUPLICATE_REFERENCES));
        assertEquals(List.of("t1562", "t1562"), linted.marked(Code.ATTACKTAG));
    }

    @Test
    void aFilter() {
        Linted linted = Linted.text(FILTER);
        assertEquals(List.of("title"), linted.marked(Code.IDENTIFIER_EXISTENCE));
        assertEquals(List.of("produkt"), linted.marked(Code.FIELDNAME_LOGSOURCE));
        assertEquals(List.of("*"), linted.marked(Code.WILDCARDS_INSTEAD_OF_MODIFIERS));
        assertEquals(List.of("\\t"), linted.marked(Code.CONTROL_CHARACTER));
        assertEquals(List.of("'5'"), linted.marked(Code.NUMBER_AS_STRING));
        assertEquals(List.of("all of them"), linted.marked(Code.ALL_OF_THEM_CONDITION));
        assertEquals(List.of(), linted.marked(Code.DANGLING_DETECTION));
        assertEquals(
                List.of("idle"),
                Linted.text(FILTER.replace(" and all of them", "")).marked(Code.DANGLING_DETECTION));
    }

    @Test
    void exclusionsKnowEachKindByItsId() {
        String id = "5d0f3f2a-4f0b-4f6e-9c0a-2f6f3a1f7b10";
        Linted linted = Linted.text(FILTER + "---\nid: " + id + "\n" + CORRELATION);
        ValidationConfiguration configuration = ValidationConfiguration.read(
                        new SourceText("validation.yml", "exclusions: {" + id + ": [tlptag, attacktag]}\n"))
                .configuration();
        List<Code> left = configuration.wanted(linted.findings(), linted.files()).stream()
                .map(Diagnostic::code)
                .toList();
        assertEquals(
                List.of(),
                left.stream()
                        .filter(code -> code == Code.TLPTAG || code == Code.ATTACKTAG)
                        .toList());
        assertEquals(1, left.stream().filter(code -> code == Code.DUPLICATE_TAG).count());
        assertEquals(
                1, left.stream().filter(code -> code == Code.CONTROL_CHARACTER).count());
    }
}
