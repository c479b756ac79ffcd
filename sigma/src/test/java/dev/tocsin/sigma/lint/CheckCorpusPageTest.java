package dev.tocsin.sigma.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.sigma.corpus.Corpus;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Code.Topic;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the checks find in SigmaHQ's rules is what docs/check-corpus.md says. {@code -Dgolden.update} writes the page
 * anew; read the findings that are new before you commit it.
 */
class CheckCorpusPageTest {
    private static final Path PAGE = Path.of("../docs/check-corpus.md");
    private static final Path RESOURCES = Path.of("src/test/resources/corpus");
    /** The day of the rules, so that the checks of a rule's age say the same tomorrow. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-08-05T00:00:00Z"), ZoneOffset.UTC);

    /** What SigmaHQ's own configuration switches off (sigma_cli_conf.yml, as of the rules). */
    private static final List<String> SWITCHED_OFF = List.of(
            "tlptag",
            "tlpv1_tag",
            "sigmahq_fieldname_cast",
            "sigmahq_filename_prefix",
            "sigmahq_logsource_unknown",
            "sigmahq_ofselection_condition",
            "sigmahq_sysmon_missing_eventid");

    @Test
    void pageIsCurrent() throws IOException {
        List<ParseResult> files =
                Corpus.rules().stream().map(SigmaParser::parse).toList();
        Map<Code, List<Diagnostic>> all = findings(ValidationConfiguration.all(), files);
        Map<Code, List<Diagnostic>> sigmaHq = findings(sigmaHqConfiguration(), files);
        String page = page(files.size(), all, sigmaHq);
        if (System.getProperty("golden.update") != null) {
            Files.writeString(PAGE, page);
        }
        assertEquals(Files.readString(PAGE), page);
    }

    /** A text about findings that there are no more is as wrong as a missing one. */
    @Test
    void everyTextIsAboutACode() throws IOException {
        List<String> codes = Arrays.stream(Code.values()).map(Code::id).toList();
        for (String code : table("findings.txt").keySet()) {
            assertEquals(true, codes.contains(code), code);
        }
    }

    private static Map<Code, List<Diagnostic>> findings(
            ValidationConfiguration configuration, List<ParseResult> files) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        files.forEach(file -> diagnostics.addAll(file.diagnostics()));
        diagnostics.addAll(Linter.of(configuration, CLOCK).lint(files));
        return configuration.wanted(diagnostics, files).stream()
                .collect(Collectors.groupingBy(Diagnostic::code, TreeMap::new, Collectors.toList()));
    }

    private static ValidationConfiguration sigmaHqConfiguration() throws IOException {
        StringBuilder text = new StringBuilder("validators:\n    - all\n");
        SWITCHED_OFF.forEach(name -> text.append("    - -").append(name).append('\n'));
        Map<String, List<String>> byRule = new TreeMap<>();
        table("sigmahq-exclusions.txt").forEach((validator, rules) -> {
            for (String rule : rules.split(" ", -1)) {
                byRule.computeIfAbsent(rule, id -> new ArrayList<>()).add(validator);
            }
        });
        text.append("exclusions:\n");
        byRule.forEach((rule, validators) -> text.append("    ")
                .append(rule)
                .append(": [")
                .append(String.join(", ", validators))
                .append("]\n"));
        ValidationConfiguration.Reading reading =
                ValidationConfiguration.read(new SourceText("sigmahq.yml", text.toString()));
        assertEquals(List.of(), reading.diagnostics());
        return reading.configuration();
    }

    /** Lines of a word and the rest; a line that is set in goes on with the one before. */
    private static Map<String, String> table(String name) throws IOException {
        Map<String, String> table = new LinkedHashMap<>();
        String last = "";
        for (String line : Files.readAllLines(RESOURCES.resolve(name))) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.startsWith(" ") ? new String[] {last, line.strip()} : line.split(" +", 2);
            last = parts[0];
            table.merge(last, parts[1], (before, more) -> before + " " + more);
        }
        return table;
    }

    private static String page(int files, Map<Code, List<Diagnostic>> all, Map<Code, List<Diagnostic>> sigmaHq)
            throws IOException {
        Map<String, String> texts = table("findings.txt");
        StringBuilder page = new StringBuilder("""
                # What the checks find in SigmaHQ's rules

                Generated by `CheckCorpusPageTest`; a test keeps it current. The rules are %,d files of SigmaHQ/sigma
                8eaafff1 of 2026-08-05, and the checks take that day for today. They are those of the `sigma` module:
                what a rule means over Winlogbeat's documents is looked at elsewhere.

                The third column has every check on, the fourth has the configuration that SigmaHQ checks these rules
                with: seven validators off, and 56 times a rule excluded from one. SigmaHQ's own run is clean, so that
                what is left there is what Tocsin looks at and SigmaHQ does not.

                For comparison: pySigma-validators-sigmaHQ 0.20.2 with every validator on reports 18 findings here (but
                for techniques without tactics, whose data it fetches). 11 are log sources that its data lacks although
                SigmaHQ's rules use them; they are in ours. One is a test for `IMPHASH=`, which asks whether there is
                such a hash. One is an `EventID` that narrows `registry_event` to two of its three events. The other
                five are in this table.

                | check | severity | all checks | SigmaHQ's configuration | what it is |
                |---|---|---|---|---|
                """.formatted(files));
        all.forEach((code, found) -> page.append("| `%s` | %s | %d | %d | %s |\n"
                .formatted(
                        code.id(),
                        severity(found),
                        found.size(),
                        sigmaHq.getOrDefault(code, List.of()).size(),
                        texts.getOrDefault(code.id(), code.summary()).replace("|", "\\|"))));
        page.append("\nThe other validators of pySigma and SigmaHQ find nothing: ")
                .append(Stream.of(Code.values())
                        .filter(code -> code.topic() == Topic.CORE_VALIDATOR || code.topic() == Topic.SIGMAHQ_VALIDATOR)
                        .filter(code -> !all.containsKey(code))
                        .map(code -> "`" + code.id() + "`")
                        .collect(Collectors.joining(", ")))
                .append(".\n");
        return page.toString();
    }

    private static String severity(List<Diagnostic> found) {
        return found.stream()
                .map(Diagnostic::severity)
                .distinct()
                .sorted()
                .map(Severity::word)
                .collect(Collectors.joining(", "));
    }
}
