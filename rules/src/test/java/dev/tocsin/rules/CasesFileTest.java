package dev.tocsin.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CasesFileTest {
    private static final String GOOD = """
            cases:
              - name: one
                match: true
                searches: [selection]
                event:
                  event.code: '1'
                raw:
                  winlog.event_data: {Image: 'C:\\a.exe', ProcessId: 7, list: [a, null, true]}
                pipeline:
                  process.executable: C:\\a.exe
              - {name: two, match: false, raw: {a: b}, pipeline: {a: b}}
              - {name: three, match: false, raw: {a: b}, pipeline: {a: b}, agent: {a: c}}
            """;

    @TempDir
    private Path directory;

    @Test
    void readsCasesWithTheirDocuments() throws IOException {
        List<RuleCase> cases = CasesFile.read(file(GOOD));
        assertEquals(
                List.of("one", "two", "three"),
                cases.stream().map(RuleCase::name).toList());
        RuleCase one = cases.getFirst();
        assertEquals(2, one.line());
        assertEquals(RuleCase.Expectation.MATCH, one.expectation());
        assertEquals(List.of("selection"), one.searches());
        assertEquals(Map.of(DocumentShape.RAW, """
                        {"event.code":"1","winlog.event_data":{"Image":"C:\\\\a.exe","ProcessId":7,"list":["a",null,true]}}""", DocumentShape.PIPELINE, """
                        {"event.code":"1","process.executable":"C:\\\\a.exe"}"""), texts(one));
        assertEquals("{\"a\":\"c\"}", texts(cases.get(2)).get(DocumentShape.AGENT));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(delimiter = ';', textBlock = """
            'match: true'      ; 'match: maybe'       ; 'a value of type tag:yaml.org,2002:bool is wanted here'
            'match: true'      ; 'macth: true'        ; 'a case has no key `macth`'
            'name: two'        ; 'name: one'          ; 'two cases are named `one`'
            'name: two, match: false'; 'name: two, match: true'; 'at least 2 cases of NO_MATCH are needed, there are 1'
            'process.executable:'; 'event.code:'      ; '`event.code` stands under `event` already'
            'pipeline: {a: b}' ; 'agent: {a: b}'      ; '`pipeline` is missing'
            'raw: {a: b}'      ; 'raw: {}'            ; 'the document is empty'
            'raw: {a: b}'      ; 'raw: {a: b, a: c}'  ; '`a` is given twice'
            'raw: {a: b}'      ; 'raw: {a: 2023-11-02}'; 'quote `2023-11-02`, JSON has no such type'
            'cases:'           ; 'case:'              ; 'a cases file has the one key `cases`, this has [case]'
            """)
    void saysWhatIsWrongAndWhere(String good, String bad, String problem) throws IOException {
        Path file = file(
                GOOD.replaceFirst(java.util.regex.Pattern.quote(good), java.util.regex.Matcher.quoteReplacement(bad)));
        CasesFileException exception = assertThrows(CasesFileException.class, () -> CasesFile.read(file));
        String message = String.valueOf(exception.getMessage());
        assertEquals(problem, message.replaceFirst(".*\\.yml:\\d+: ", ""));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("rule.tests.yml"), text);
    }

    private static Map<DocumentShape, String> texts(RuleCase ruleCase) {
        return ruleCase.documents().entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, e -> new String(e.getValue(), UTF_8)));
    }
}
