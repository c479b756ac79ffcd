package dev.tocsin.sigma.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SigmaHQ's conventions for what a rule says about itself. */
class SigmaHqMetadataChecksTest {
    private static final String BODY = """
            logsource:
                category: process_creation
                product: windows
            detection:
                selection:
                    Image|endswith: '\\whoami.exe'
                condition: selection
            """;

    private static MarkedRule rule(Code code, String head) {
        return MarkedRule.of(code, "rules/windows/proc_creation_win_whoami.yml", head + BODY);
    }

    private static List<Diagnostic> assertFound(Code code, String head) {
        return rule(code, head).assertFound();
    }

    @ParameterizedTest
    @CsvSource({
        "SIGMAHQ_AUTHOR_EXISTENCE, author, A. Person",
        "SIGMAHQ_DATE_EXISTENCE, date, 2024-01-31",
        "SIGMAHQ_DESCRIPTION_EXISTENCE, description, Detects whoami",
        "SIGMAHQ_LEVEL_EXISTENCE, level, low",
        "SIGMAHQ_STATUS_EXISTENCE, status, test"
    })
    void missingKeys(Code code, String key, String value) {
        assertFound(code, "«title»: Whoami\n");
        assertFound(code, "title: Whoami\n«" + key + "»:\n");
        assertFound(code, "title: Whoami\n«" + key + "»: ' '\n");
        assertFound(code, "title: Whoami\n" + key + ": " + value + "\n");
        // What the value is worth is another finding.
        assertFound(code, "title: Whoami\n" + key + ": 12\n");
    }

    @Test
    void filtersHaveNeitherLevelNorStatus() {
        String filter = """
                «title»: No Scanner
                logsource:
                    product: windows
                filter:
                    rules: any
                    selection:
                        User: scanner
                    condition: not selection
                """;
        String unmarked = filter.replace("«", "").replace("»", "");
        MarkedRule.of(Code.SIGMAHQ_LEVEL_EXISTENCE, "mf_no_scanner.yml", unmarked)
                .assertFound();
        MarkedRule.of(Code.SIGMAHQ_STATUS_EXISTENCE, "mf_no_scanner.yml", unmarked)
                .assertFound();
        MarkedRule.of(Code.SIGMAHQ_AUTHOR_EXISTENCE, "mf_no_scanner.yml", filter)
                .assertFound();
    }

    @Test
    void titleLength() {
        assertFound(Code.SIGMAHQ_TITLE_LENGTH, "title: " + "x".repeat(120) + "\n");
        assertFound(Code.SIGMAHQ_TITLE_LENGTH, "title: '" + "🐈".repeat(120) + "'\n");
        assertFound(Code.SIGMAHQ_TITLE_LENGTH, "title: '" + "🐈".repeat(120) + "«🐈»'\n");
        Parameters ten = new Parameters(Map.of(NumberParameter.TITLE_LENGTH, 10), Map.of());
        MarkedRule.of(Code.SIGMAHQ_TITLE_LENGTH, "a_b.yml", "title: 0123456789«ab»\n" + BODY, ten)
                .assertFound();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"«Detects» Whoami", "'«Detect» Whoami'", "«detects» Whoami", "Detection Of Whoami", "Detects"})
    void titleStart(String title) {
        assertFound(Code.SIGMAHQ_TITLE_START, "title: " + title + "\n");
    }

    @Test
    void titleEnd() {
        assertFound(Code.SIGMAHQ_TITLE_END, "title: Whoami 2.0\n");
        rule(Code.SIGMAHQ_TITLE_END, "title: Whoami Was Run«.» # why\n")
                .assertFixed("title: Whoami Was Run # why\n" + BODY);
        rule(Code.SIGMAHQ_TITLE_END, "title: 'Don''t Run It«...»'\n").assertFixed("title: 'Don''t Run It'\n" + BODY);
        // Without the full stop it would no longer be a text, or no longer YAML.
        rule(Code.SIGMAHQ_TITLE_END, "title: null«.»\n").assertNotFixed();
        rule(Code.SIGMAHQ_TITLE_END, "title: Run This:«.»\n").assertNotFixed();
        rule(Code.SIGMAHQ_TITLE_END, "title: '«.»'\n").assertNotFixed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "«whoami» Was Run",
                "«a» Tool",
                "Use of Whoami by the Service",
                "Use (via «whoami») By It",
                "Use of whoami.exe, /priv, -enc, 'cmd', set_it and x=y",
                "Use Of 7zip and ÄÖ «öl»"
            })
    void titleCase(String title) {
        assertFound(Code.SIGMAHQ_TITLE_CASE, "title: \"" + title + "\"\n");
    }

    @Test
    void titleCaseIsFixed() {
        rule(Code.SIGMAHQ_TITLE_CASE, "title: Use of (the) «whoami», «öl»\n")
                .assertFixed("title: Use of (the) Whoami, Öl\n" + BODY);
    }

    @Test
    void descriptionLength() {
        assertFound(Code.SIGMAHQ_DESCRIPTION_LENGTH, "description: «Detects whoami»\n");
        assertFound(Code.SIGMAHQ_DESCRIPTION_LENGTH, "description: Detects a whoami\n");
        // Nothing at all is a missing description.
        assertFound(Code.SIGMAHQ_DESCRIPTION_LENGTH, "description: ''\n");
    }

    @Test
    void linkInDescription() {
        Code code = Code.SIGMAHQ_LINK_IN_DESCRIPTION;
        assertFound(code, "description: Detects it (see «https://example.org/a.html»).\n");
        assertFound(code, "description: |\n    Detects it.\n    See «HTTP://example.org»\n");
        assertFound(code, "description: Detects 'https://' in a command line\n");
        List<Diagnostic> known = assertFound(
                code, "description: Detects «https://example.org/x»\nreferences:\n    - https://example.org/x\n");
        assertEquals(
                "leave it out; `references` has it", known.getFirst().hint().orElseThrow());
        assertFound(code, "description: Comes from «Internal Research»\n");
        assertFound(code, "description: Comes from Internal Research\nreferences:\n    - a book\n");
    }

    @Test
    void falsePositives() {
        assertFound(Code.SIGMAHQ_FALSEPOSITIVES_BANNED_WORD, "falsepositives:\n    - «None»\n    - A («pentest»).\n");
        assertFound(Code.SIGMAHQ_FALSEPOSITIVES_BANNED_WORD, "falsepositives:\n    - Nonewhere\n    - Unlikely\n");
        rule(Code.SIGMAHQ_FALSEPOSITIVES_TYPO_WORD, "falsepositives:\n    - «Unkown»\n    - By «legitim» users # x\n")
                .assertFixed("falsepositives:\n    - Unknown\n    - By legitimate users # x\n" + BODY);
        rule(Code.SIGMAHQ_FALSEPOSITIVES_CAPITAL, "falsepositives:\n    - «administrators» who\n    - 7zip\n    - É\n")
                .assertFixed("falsepositives:\n    - Administrators who\n    - 7zip\n    - É\n" + BODY);
        rule(Code.SIGMAHQ_FALSEPOSITIVES_CAPITAL, "falsepositives: ['«it''s» ok', \"«\\x61bc»\"]\n")
                .assertFound();
    }

    @Test
    void dates() {
        assertFound(Code.SIGMAHQ_MODIFIED_WITHOUT_DATE, "title: T\n«modified»: 2024-01-31\n");
        assertFound(Code.SIGMAHQ_MODIFIED_WITHOUT_DATE, "title: T\ndate: 2024-01-30\nmodified: 2024-01-31\n");
        assertFound(Code.SIGMAHQ_MODIFIED_DATE_ORDER, "title: T\ndate: 2024-01-31\nmodified: «2024/01/30»\n");
        assertFound(Code.SIGMAHQ_MODIFIED_DATE_ORDER, "title: T\ndate: 2024-01-31\nmodified: 2024-01-31\n");
        rule(Code.SIGMAHQ_REDUNDANT_MODIFIED, "title: T\ndate: 2024-01-31\nmodified: «2024-01-31»\n# next\n")
                .assertFixed("title: T\ndate: 2024-01-31\n# next\n" + BODY);
        rule(Code.SIGMAHQ_REDUNDANT_MODIFIED, "title: T\ndate: 2024-01-31\nmodified: «2024-01-31» # keep\n")
                .assertNotFixed();
    }

    @Test
    void modifiedAtTheEndOfTheFile() {
        MarkedRule.of(
                        Code.SIGMAHQ_REDUNDANT_MODIFIED,
                        "a_b.yml",
                        "title: T\ndate: 2024-01-31\n" + BODY + "modified: «2024-01-31»")
                .assertFixed("title: T\ndate: 2024-01-31\n" + BODY);
    }

    @Test
    void statusAndFolder() {
        String text = "title: T\nstatus: «deprecated»\n" + BODY;
        String plain = "title: T\nstatus: deprecated\n" + BODY;
        MarkedRule.of(Code.SIGMAHQ_STATUS, "rules/windows/a_b.yml", text).assertFound();
        MarkedRule.of(Code.SIGMAHQ_STATUS, "a_b.yml", text).assertFound();
        MarkedRule.of(Code.SIGMAHQ_STATUS, "unsupported/a_b.yml", text).assertFound();
        MarkedRule.of(Code.SIGMAHQ_STATUS, "deprecated/windows/a_b.yml", plain).assertFound();
        MarkedRule.of(Code.SIGMAHQ_STATUS, "C:\\sigma\\deprecated\\a_b.yml", plain)
                .assertFound();
        // The name of the file is no folder.
        MarkedRule.of(Code.SIGMAHQ_STATUS, "rules/deprecated", text).assertFound();
    }

    @ParameterizedTest
    @CsvSource({
        "'date: 2026-06-06\nstatus: «stable»\n'", // 60 days
        "'date: 2026-06-05\nstatus: stable\n'",
        "'date: 2026-08-05\nstatus: «test»\n'",
        "'date: 2026-08-04\nstatus: experimental\n'",
        "'date: 2026-08-04\nstatus: test\nregression_tests_path: x\n'",
        "'date: 2026-08-05\nstatus: «stable»\nregression_tests_path: x\n'",
        "'date: 2026-08-04\nstatus: stable\nregression_tests_path: x\n'",
        "'date: 2027-08-05\nstatus: «test»\n'"
    })
    void statusAndAge(String head) {
        assertFound(Code.SIGMAHQ_STATUS_TO_HIGH, "title: T\n" + head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/SigmaHQ/sigma/blob/«master»/README.md",
                "https://github.com/SigmaHQ/sigma/tree/«main»/rules",
                "https://github.com/SigmaHQ/sigma/blob/«refs/heads/main»/a.json#L3",
                "https://raw.githubusercontent.com/SigmaHQ/sigma/«master»/a.yml",
                "https://github.com/SigmaHQ/sigma/blob/bd2a4c37efde5f69f87040173e990f1f6ff9e234/README.md",
                "https://github.com/SigmaHQ/sigma/blob/bd2a4c3/README.md",
                "https://github.com/elastic/beats/blob/v8.6.0/a.md",
                "https://github.com/SigmaHQ/sigma",
                "https://github.com/SigmaHQ/sigma/releases/download/1/a.zip",
                "https://github.com/nodejs/node.js"
            })
    void githubLinks(String link) {
        assertFound(Code.SIGMAHQ_GITHUB_LINK, "references:\n    - " + link + "\n");
    }

    @Test
    void mitreLinks() {
        List<Diagnostic> found = assertFound(Code.SIGMAHQ_MITRE_LINK, """
                references:
                    - «https://attack.mitre.org/techniques/T1059/001/»
                    - «https://attack.mitre.org/software/S0106»
                    - «https://attack.mitre.org/»
                    - https://d3fend.mitre.org/
                tags:
                    - attack.s0106
                """);
        assertEquals(
                List.of(
                        "use the tag `attack.t1059.001` in its place",
                        "remove it; the tag `attack.s0106` says it already",
                        "use an `attack.` tag in its place"),
                found.stream().map(finding -> finding.hint().orElseThrow()).toList());
    }

    @Test
    void topLevelKeys() {
        Code code = Code.SIGMAHQ_UNKNOWN_FIELD;
        assertFound(code, "title: T\n«owner»: me\nregression_tests_path: x\nsimulation: y\nscope:\n    - server\n");
        // Looks like a misspelt key, which the parser reports.
        assertFound(code, "title: T\nreferneces:\n    - a book\n");
        assertFound(Code.SIGMAHQ_FIELDS_EXISTENCE, "title: T\n«fields»:\n    - Image\n");
        assertFound(Code.SIGMAHQ_FIELDS_EXISTENCE, "title: T\nfields: []\n");
    }

    @Test
    void tags() {
        String tags = "tags:\n    - detection.dfir\n    - «detection.threat-hunting»\n    - detection.dfir\n";
        List<Diagnostic> found = assertFound(Code.SIGMAHQ_TAGS_UNIQUE_DETECTION, tags);
        assertEquals("the first", found.getFirst().notes().getFirst().message());
        assertFound(Code.SIGMAHQ_TAGS_UNIQUE_TLP, "tags: [tlp.clear, «tlp.red»]\n");
        assertFound(Code.SIGMAHQ_TAGS_TLP, "tags: [tlp.clear, tlp.«amber-strict», TLP.«Red», tlp.purple]\n");
        Parameters red = new Parameters(Map.of(), Map.of(WordsParameter.ALLOWED_TLP, List.of("red")));
        MarkedRule.of(Code.SIGMAHQ_TAGS_TLP, "a_b.yml", "tags: [tlp.«clear», tlp.red]\n" + BODY, red)
                .assertFound();
    }

    @Test
    void techniquesNeedOneOfTheirTactics() {
        Code code = Code.SIGMAHQ_TAGS_TECHNIQUES_WITHOUT_TACTICS;
        assertFound(code, "tags: [attack.discovery, attack.t1033]\n");
        List<Diagnostic> found = assertFound(code, "tags: [attack.execution, «attack.t1033», attack.t1053.005]\n");
        assertEquals("add `attack.discovery`", found.getFirst().hint().orElseThrow());
        // T1078 serves several tactics; any of them will do.
        assertFound(code, "tags: [attack.persistence, attack.t1078]\n");
        assertFound(code, "tags: [attack.impact, «attack.t1078»]\n");
        assertFound(code, "tags: [attack.t9999]\n");
    }

    @Test
    void tagsOfFolders() {
        Code code = Code.SIGMAHQ_TAGS_DETECTION;
        String body = "title: T\ntags:\n    - detection.dfir\n" + BODY;
        String marked = "title: T\n«tags»:\n    - detection.dfir\n" + BODY;
        MarkedRule.of(code, "rules-dfir/a_b.yml", body).assertFound();
        MarkedRule.of(code, "sigma/rules-threat-hunting/windows/a_b.yml", marked)
                .assertFound();
        MarkedRule.of(code, "rules-threat-hunting-old/a_b.yml", body).assertFound();
        MarkedRule.of(code, "rules-dfir/a_b.yml", "«title»: T\n" + BODY).assertFound();
    }

    @Test
    void everyCheckOfSigmaHqIsThere() {
        var checks = SigmaHqChecks.ofDocuments(MarkedRule.TODAY, Parameters.STANDARD);
        Set<Code> ofTheParser =
                Set.of(Code.SIGMAHQ_INVALID_ALL_MODIFIER, Code.SIGMAHQ_UNSUPPORTED_REGEX_GROUP_CONSTRUCT);
        for (Code code : Code.values()) {
            if (code.topic() == Code.Topic.SIGMAHQ_VALIDATOR && !ofTheParser.contains(code)) {
                assertTrue(checks.containsKey(code), code.id());
            }
        }
        assertEquals(47, checks.size());
    }
}
