package dev.tocsin.sigma.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.sigma.corpus.Corpus;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Code.Topic;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The core validators over SigmaHQ's rules. pySigma 2.0.1 finds the same 66 in the same files (its attacktag and
 * d3_fendtag, which download their data, left out).
 */
class CoreCorpusTest {
    /** What SigmaHQ switches off in its own configuration. It excludes the rules of all findings below one by one. */
    private static final String SIGMAHQ = """
            validators:
                - all
                - -tlptag
                - -tlpv1_tag
                - -sigmahq_fieldname_cast
                - -sigmahq_filename_prefix
                - -sigmahq_logsource_unknown
                - -sigmahq_ofselection_condition
                - -sigmahq_sysmon_missing_eventid
            """;

    @Test
    void whatIsFoundIsWhatPySigmaFinds() throws IOException {
        ValidationConfiguration.Reading reading =
                ValidationConfiguration.read(new SourceText("validation.yml", SIGMAHQ));
        assertEquals(List.of(), reading.diagnostics());
        List<ParseResult> files =
                Corpus.rules().stream().map(SigmaParser::parse).toList();
        List<Diagnostic> findings = new ArrayList<>();
        files.forEach(file -> findings.addAll(file.diagnostics()));
        findings.addAll(Linter.of(reading.configuration(), Linted.CLOCK).lint(files));

        Map<Code, Long> counts = reading.configuration().wanted(findings, files).stream()
                .map(Diagnostic::code)
                .filter(code -> code.topic() == Topic.CORE_VALIDATOR)
                .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()));
        assertEquals(
                Map.of(
                        Code.ESCAPED_WILDCARD, 54L,
                        Code.NUMBER_AS_STRING, 8L,
                        Code.SPECIFIC_INSTEAD_OF_GENERIC_LOGSOURCE, 4L),
                counts);
    }
}
