package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.connector.testing.Rules;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code compile --field-caps}. */
final class FieldCapabilitiesTest {
    /** As Elasticsearch 8.19 answers, cut down to four fields. */
    private static final String ANSWER = """
            {"indices": ["winlogbeat-2026"], "fields": {
              "winlog.channel": {"keyword": {"type": "keyword", "metadata_field": false, "searchable": true, "aggregatable": true}},
              "event.code": {"keyword": {"type": "keyword", "metadata_field": false, "searchable": true, "aggregatable": true}},
              "_id": {"_id": {"type": "_id", "metadata_field": true, "searchable": true, "aggregatable": false}},
              "process.command_line": {"wildcard": {"type": "wildcard", "metadata_field": false, "searchable": true, "aggregatable": true}}
            }}
            """;

    @TempDir
    private Path folder;

    private Path rule;

    @BeforeEach
    void rule() throws IOException {
        rule = Files.writeString(folder.resolve("rule.yml"), Rules.text("One", "whoami"));
    }

    private CommandRun compile(Object... more) {
        Object[] arguments = new Object[4 + more.length];
        arguments[0] = "compile";
        arguments[1] = "--target";
        arguments[2] = "esql";
        System.arraycopy(more, 0, arguments, 3, more.length);
        arguments[3 + more.length] = rule;
        return CommandRun.of(arguments);
    }

    private CommandRun with(String content, Charset charset) throws IOException {
        return compile("--field-caps", Files.writeString(folder.resolve("caps"), content, charset));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET winlogbeat-*/_field_caps?fields=*\n",
                "# GET winlogbeat-*/_field_caps?fields=* 200 OK\n",
                "HTTP/1.1 200 OK\r\nX-elastic-product: Elasticsearch\r\ncontent-type: application/json\r\n\r\n"
            })
    void fieldsThatTheIndexLacksAreNotAskedFor(String head) throws IOException {
        CommandRun run = with(head + ANSWER, StandardCharsets.UTF_8);
        assertEquals(ExitCode.CLEAN, run.code(), run.err());
        assertTrue(run.out().contains("process.command_line"), run.out());
        assertFalse(run.out().contains("winlog.event_data"), run.out());
        assertTrue(run.err().endsWith("with the fields of your indices.\n"), run.err());
    }

    /** {@code include_unmapped} tells of the indices that lack a field; what they lack they have no values of. */
    @Test
    void indicesThatLackAFieldChangeNothing() throws IOException {
        String unmapped = """
                "process.command_line": {
                  "unmapped": {"type": "unmapped", "metadata_field": false, "searchable": false, "aggregatable": false,
                    "indices": ["other"]},
                """;
        CommandRun run = with(ANSWER.replace("\"process.command_line\": {", unmapped), StandardCharsets.UTF_8);
        assertEquals(ExitCode.CLEAN, run.code(), run.err());
        assertEquals(with(ANSWER, StandardCharsets.UTF_8).out(), run.out());
    }

    @Test
    void theEncodingOfPowerShellIsRead() throws IOException {
        CommandRun run = with("\uFEFF" + ANSWER, StandardCharsets.UTF_16LE);
        assertEquals(ExitCode.CLEAN, run.code(), run.err());
    }

    @Test
    void theIndicesCanBeNamed() throws IOException {
        Path caps = Files.writeString(folder.resolve("caps"), ANSWER);
        assertTrue(compile("--field-caps", caps, "--index", "w-*").out().startsWith("FROM w-* METADATA"));
        // Alerts are left out of patterns that would take them in.
        assertTrue(compile("--index", "logs-*").out().startsWith("FROM logs-*,-logs-tocsin.alert-* METADATA"));
    }

    @Test
    void badInputIsExplained() throws IOException {
        refused("", "are empty");
        refused("\n\n", "are empty");
        refused("<html>", "are not JSON: ");
        refused("{\"fields\": {", "are not JSON: ");
        refused(ANSWER + ANSWER, "are not JSON: ");
        refused("[]", "does not hold field capabilities: it is JSON, but no object");
        refused("{\"took\": 3, \"hits\": {}}", "it has no `fields`, as the answer of _field_caps has");
        refused("{\"w\": {\"mappings\": {}}}", "it looks like the answer of _mapping");
        refused("{\"indices\": [], \"fields\": {}}", "list no field");
        refused(
                "{\"indices\": {}, \"fields\": {\"a\": {}}}",
                "are not complete: what stands at `indices` is nothing that");
        refused("{\"fields\": {\"a\": 5}}", "are not complete: what stands at `fields.a` is nothing that");
        refused("{\"fields\": {\"a\": null}}", "are not complete: what stands at `fields.a` is nothing that");
        refused(
                "{\"fields\": {\"a\": {\"b\": null}}}",
                "are not complete: what stands at `fields.a.b` is nothing that");
        refused("{\"fields\": {\"a\": {\"b\": {}}}}", "are not complete: what stands at `fields.a.b` is nothing that");
        refused("""
                {"error": {"root_cause": [], "type": "index_not_found_exception", "reason": "no such index [w]"},
                 "status": 404}
                """, "hold an error that Elasticsearch answered: no such index [w] (status 404)");
        CommandRun absent = compile("--field-caps", folder.resolve("absent"));
        assertEquals(ExitCode.ENVIRONMENT, absent.code());
        assertTrue(absent.err().contains("cannot be read: there is no such file"), absent.err());
    }

    private void refused(String content, String words) throws IOException {
        CommandRun run = with(content, StandardCharsets.UTF_8);
        assertEquals(ExitCode.ENVIRONMENT, run.code(), run.err());
        assertTrue(run.err().startsWith("error: ") && run.err().contains(words), run.err());
        assertTrue(run.err().contains("  = hint: "), run.err());
        assertTrue(run.out().isEmpty(), run.out());
    }

    @Test
    void indicesWithoutWindowsEventsAreDoubted() throws IOException {
        CommandRun run = with(
                "{\"fields\": {\"a\": {\"keyword\": {\"type\": \"keyword\", \"searchable\": true, \"aggregatable\":"
                        + " true}}}}",
                StandardCharsets.UTF_8);
        assertEquals(ExitCode.CLEAN, run.code(), run.err());
        assertTrue(run.err().contains("warning: these indices have no field event.code and no field"), run.err());
    }

    @Test
    void aUrlNamesTheClusterAndItsIndices() {
        assertUrl("https://es:9200/winlogbeat-*", "https://es:9200", "winlogbeat-*");
        assertUrl("https://es:9200/a,b-*/_field_caps?fields=*", "https://es:9200", "a,b-*");
        assertUrl("https://es/proxy/x%2Cy/_field_caps", "https://es/proxy", "x,y");
        assertUrl("http://localhost:9200/", "http://localhost:9200", "");
        assertUrl("http://localhost:9200/_field_caps?fields=*", "http://localhost:9200", "");
        CommandRun noUrl = compile("--field-caps", "https://es:9200/win logbeat");
        assertEquals(ExitCode.ENVIRONMENT, noUrl.code());
        assertTrue(noUrl.err().contains("is not a URL"), noUrl.err());
    }

    private static void assertUrl(String text, String cluster, String indices) {
        IndexUrl url = IndexUrl.of(text);
        assertEquals(cluster, url.cluster());
        assertEquals(indices, url.indices().orElse(""));
    }
}
