package dev.tocsin.sigma.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SigmaHQ's conventions for log sources, detections, correlations and the names of files. */
class SigmaHqDetectionChecksTest {
    /** A rule of a Windows category with these items in one search identifier. */
    private static MarkedRule category(Code code, String category, String... items) {
        return detection(code, "category: " + category, items);
    }

    private static MarkedRule detection(Code code, String logSource, String... items) {
        return MarkedRule.of(code, "a_b.yml", """
                title: T
                logsource:
                    product: windows
                    %s
                detection:
                    selection:
                        %s
                    condition: selection
                """.formatted(logSource, String.join("\n        ", items)));
    }

    private static MarkedRule condition(Code code, String condition, String... identifiers) {
        StringBuilder searches = new StringBuilder();
        for (String identifier : identifiers) {
            searches.append("    ")
                    .append(identifier)
                    .append(":\n        Image: ")
                    .append(identifier)
                    .append('\n');
        }
        return MarkedRule.of(code, "a_b.yml", """
                title: T
                logsource:
                    category: process_creation
                    product: windows
                detection:
                %s    condition: %s
                """.formatted(searches, condition));
    }

    @Test
    void spacesInFields() {
        category(Code.SIGMAHQ_SPACE_FIELD_NAME, "process_creation", "«Parent Image»|endswith: a", "User: b c")
                .assertFound();
        // In a list of maps, too.
        category(Code.SIGMAHQ_SPACE_FIELD_NAME, "process_creation", "- '«Parent Image»|all': [a, b]", "- Image: c")
                .assertFound();
    }

    @Test
    void letterCaseOfFields() {
        List<Diagnostic> found = category(
                        Code.SIGMAHQ_FIELDNAME_CAST, "process_creation", "«commandline»|contains: a", "CommandLine: b")
                .assertFound();
        assertTrue(found.getFirst().hint().orElseThrow().startsWith("write `CommandLine`"));
        assertTrue(found.getFirst().fix().isEmpty(), "another field is another meaning");
        category(Code.SIGMAHQ_FIELDNAME_CAST, "process_creation", "Nonsense: a").assertFound();
        detection(Code.SIGMAHQ_FIELDNAME_CAST, "service: security", "commandline: a")
                .assertFound();
    }

    @Test
    void unknownFields() {
        List<Diagnostic> found = category(
                        Code.SIGMAHQ_INVALID_FIELDNAME,
                        "process_creation",
                        "«ParentImages»|endswith: a",
                        "«DestinationIp»: b",
                        "commandline: c",
                        "Parent Image: d",
                        "Execution_ProcessID: 4",
                        "RuleName: e")
                .assertFound();
        assertEquals("did you mean `ParentImage`?", found.getFirst().hint().orElseThrow());
        assertEquals("is it a field of another log source?", found.get(1).hint().orElseThrow());
        detection(Code.SIGMAHQ_INVALID_FIELDNAME, "service: security", "Anything: a")
                .assertFound();
    }

    @Test
    void impliedFields() {
        category(Code.SIGMAHQ_REDUNDANT_FIELD, "registry_set", "«EventType»: SetValue", "EventID: 13", "Details: a")
                .assertFound();
        category(Code.SIGMAHQ_REDUNDANT_FIELD, "registry_add", "EventType: CreateKey")
                .assertFound();
        category(Code.SIGMAHQ_REDUNDANT_FIELD, "process_creation", "«Channel»: Security")
                .assertFound();
        category(Code.SIGMAHQ_CATEGORY_EVENT_ID, "process_creation", "«EventID»: 4688", "Image: a")
                .assertFound();
        category(Code.SIGMAHQ_CATEGORY_EVENT_ID, "ps_script", "«EventID»: 4104").assertFound();
        detection(Code.SIGMAHQ_CATEGORY_EVENT_ID, "service: security", "EventID: 4688")
                .assertFound();
    }

    @Test
    void oneEventOfSeveralIsNotImplied() {
        for (Code code : List.of(Code.SIGMAHQ_CATEGORY_EVENT_ID, Code.SIGMAHQ_REDUNDANT_FIELD)) {
            category(code, "pipe_created", "EventID: 17").assertFound();
        }
        category(Code.SIGMAHQ_REDUNDANT_FIELD, "pipe_created", "«EventID»: [18, 17]")
                .assertFound();
        category(Code.SIGMAHQ_CATEGORY_EVENT_ID, "pipe_created", "EventID: [18, 17]")
                .assertFound();
    }

    @Test
    void impliedProviders() {
        Code code = Code.SIGMAHQ_CATEGORY_WINDOWS_PROVIDER_NAME;
        category(code, "process_creation", "Provider_Name: [«Microsoft-Windows-Sysmon», Aurora]")
                .assertFound();
        category(code, "file_access", "Provider_Name: Microsoft-Windows-Sysmon").assertFound();
        detection(code, "service: system", "Provider_Name: Microsoft-Windows-Sysmon")
                .assertFound();
    }

    @Test
    void duplicateValues() {
        Code code = Code.SIGMAHQ_FIELD_DUPLICATE_VALUE;
        category(code, "process_creation", "Image|endswith:", "    - '\\a.exe'", "    - b", "    - «'\\A.exe'»")
                .assertFixed("""
                        title: T
                        logsource:
                            product: windows
                            category: process_creation
                        detection:
                            selection:
                                Image|endswith:
                                    - '\\a.exe'
                                    - b
                            condition: selection
                        """);
        List<Diagnostic> found =
                category(code, "process_creation", "Image: [a, «A», b, «b»]").assertFound();
        assertEquals("`A` stands in this list already, as `a`", found.getFirst().message());
        assertEquals("the first", found.getFirst().notes().getFirst().message());
        category(code, "process_creation", "EventID: [1, «1.0», '1']").assertFound();
        category(code, "process_creation", "Image: ['\\\\a', «'\\a'»]").assertFound();
        category(code, "process_creation", "- a", "- «A»").assertFound();
    }

    @Test
    void valuesThatLookAlike() {
        Code code = Code.SIGMAHQ_FIELD_DUPLICATE_VALUE;
        category(code, "process_creation", "Image|cased: [a, A, «a»]").assertFound();
        category(code, "process_creation", "Image|re: ['\\\\a', '\\a', a, A, «a»]")
                .assertFound();
        category(code, "process_creation", "Image|base64offset|contains: [a, A]")
                .assertFound();
        category(code, "process_creation", "Image|contains|all: [K, K]".replace(", K", ", \u212a"))
                .assertFound();
        category(code, "process_creation", "Image: [&x a, *x]").assertFound();
    }

    @Test
    void duplicatesThatAreNotFixed() {
        Code code = Code.SIGMAHQ_FIELD_DUPLICATE_VALUE;
        category(code, "process_creation", "Image|contains|all:", "    - a", "    - «a»")
                .assertNotFixed();
        category(code, "process_creation", "Image:", "    - a", "    - «a» # why")
                .assertNotFixed();
        category(code, "process_creation", "Image: [a,", "    «a»]").assertFixed("""
                title: T
                logsource:
                    product: windows
                    category: process_creation
                detection:
                    selection:
                        Image: [a]
                    condition: selection
                """);
    }

    @Test
    void localizedUsers() {
        Code code = Code.SIGMAHQ_FIELD_USER;
        category(code, "process_creation", "User: NT «AUTHORI»TY\\SYSTEM").assertFound();
        category(code, "process_creation", "ParentUser|contains: ['«autori»']").assertFound();
        category(code, "process_creation", "User|contains: [AUTHORI, AUTORI]").assertFound();
        category(code, "process_creation", "Image|contains: AUTHORI").assertFound();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hashes|contains: 'MD5=d41d8cd98f00b204e9800998ecf8427e'",
                "Hashes|contains: 'MD5=«d41d»'",
                "Hashes|contains: 'IMPHASH='",
                "Hashes: '*SHA1=da39a3ee5e6b4b0d3255bfef95601890afd80709,MD5=d41d8cd98f00b204e9800998ecf8427e*'",
                "Hashes|contains: '«d41d8cd98f00b204e9800998ecf8427e»'",
                "Hashes|contains: '«SHA=d41d8cd98f00b204e9800998ecf8427e»'",
                "Hash|startswith: '*«MD5=g41d8cd98f00b204e9800998ecf8427e»*'",
                "md5: d41d"
            })
    void hashes(String item) {
        String whole = item.contains("MD5=«d41d»") ? "Hashes|contains: '«MD5=d41d»'" : item;
        category(Code.SIGMAHQ_INVALID_HASH_KV, "process_creation", whole).assertFound();
    }

    @Test
    void missingAsterisk() {
        Code code = Code.SIGMAHQ_MISSING_ASTERISK_CONDITION;
        condition(code, "«1 of sel_a» and not all of sel_*", "sel_a", "sel_b").assertFixed("""
                        title: T
                        logsource:
                            category: process_creation
                            product: windows
                        detection:
                            sel_a:
                                Image: sel_a
                            sel_b:
                                Image: sel_b
                            condition: sel_a and not all of sel_*
                        """);
        condition(code, "1 of *_a or all of them", "sel_a").assertFound();
    }

    @Test
    void patternsOfOne() {
        Code code = Code.SIGMAHQ_OFSELECTION_CONDITION;
        condition(code, "sel and not («1 of other*»)", "sel", "other_x").assertFixed("""
                title: T
                logsource:
                    category: process_creation
                    product: windows
                detection:
                    sel:
                        Image: sel
                    other_x:
                        Image: other_x
                    condition: sel and not (other_x)
                """);
        condition(code, "1 of selection_* and not 1 of filter_main_*", "selection_a", "filter_main_b")
                .assertFound();
        condition(code, "«all of sel*» and 1 of o*", "sel_a", "o1", "o2").assertFound();
        condition(code, "all of them", "sel_a").assertFound();
        // No condition can name it, so that the pattern has to stay.
        condition(code, "sel and 1 of other*", "sel", "other_x|endswith").assertFound();
    }

    @Test
    void themOfOne() {
        Code code = Code.SIGMAHQ_OFTHEM_CONDITION;
        condition(code, "«1 of them» and not _private", "sel", "_private").assertFixed("""
                title: T
                logsource:
                    category: process_creation
                    product: windows
                detection:
                    sel:
                        Image: sel
                    _private:
                        Image: _private
                    condition: sel and not _private
                """);
        // Core's them_condition_with_single_detection.
        condition(code, "1 of them", "sel").assertFound();
        condition(code, "1 of them", "a", "b").assertFound();
    }

    @Test
    void unknownLogSources() {
        Code code = Code.SIGMAHQ_LOGSOURCE_UNKNOWN;
        assertSuggestion("«windows\n    service: secruity»", "did you mean `product: windows`, `service: security`?");
        assertSuggestion(
                "«windows\n    service: process_creation»",
                "did you mean `category: process_creation`, `product: windows`?");
        assertSuggestion("«windowz»", "did you mean `product: windows`?");
        assertSuggestion("«acme»", "is a word misspelt, or does it belong under another key?");
        detection(code, "service: security", "EventID: 1").assertFound();
    }

    private static void assertSuggestion(String product, String hint) {
        String text = """
                title: T
                logsource:
                    product: %s
                detection:
                    selection:
                        a: b
                    condition: selection
                """.formatted(product);
        List<Diagnostic> found =
                MarkedRule.of(Code.SIGMAHQ_LOGSOURCE_UNKNOWN, "a_b.yml", text).assertFound();
        assertEquals(hint, found.getFirst().hint().orElseThrow());
    }

    @Test
    void sysmonWithoutEventId() {
        Code code = Code.SIGMAHQ_SYSMON_MISSING_EVENTID;
        detection(code, "service: «sysmon»", "Image: a").assertFound();
        detection(code, "service: sysmon", "- Image: a", "- EventID: 1").assertFound();
        detection(
                        code,
                        "{service: sysmon, category: process_creation}"
                                .replaceAll("[{}]", "")
                                .replace(", ", "\n    "),
                        "Image: a")
                .assertFound();
    }

    @ParameterizedTest
    @CsvSource({
        "a_b.yml, true",
        "rules/proc_creation_win_x.yml, true",
        "x_.yml, true",
        "ab.yml, false",
        "A_b.yml, false",
        "a-b_c.yml, false",
        "a_b.yaml, false",
        "-, true"
    })
    void fileNames(String name, String fits) {
        String mark = Boolean.parseBoolean(fits) ? "" : "«»";
        MarkedRule.of(Code.SIGMAHQ_FILENAME_CONVENTION, name, mark + "title: T\n---\ntitle: U\n")
                .assertFound();
    }

    @ParameterizedTest
    @CsvSource({
        "category: process_creation, proc_creation_win_a.yml, true",
        "category: process_creation, x/posh_ps_a.yml, false",
        "service: security, win_security_a.yml, true",
        "service: security, win_system_a.yml, false",
        "service: ntfs, win_a.yml, true",
        "service: ntfs, ntfs_a.yml, false"
    })
    void fileNamePrefixes(String logSource, String name, String fits) {
        String mark = Boolean.parseBoolean(fits) ? "" : "«»";
        String text = mark + "title: T\nlogsource:\n    product: windows\n    " + logSource + "\n";
        MarkedRule.of(Code.SIGMAHQ_FILENAME_PREFIX, name, text).assertFound();
        MarkedRule.of(Code.SIGMAHQ_FILENAME_PREFIX, name, text.replace("«»", "") + "---\ncorrelation: {}\n")
                .assertFound();
    }

    @Test
    void correlations() {
        String text = """
                %stitle: T
                correlation:
                    type: «%s»
                    rules:
                        - a
                        - b
                    timespan: 1h
                """;
        Code code = Code.SIGMAHQ_CORRELATION_GROUP_BY_EXISTENCE;
        MarkedRule.of(code, "correlation_a.yml", text.formatted("", "temporal")).assertFound();
        String grouped = text.replaceAll("[«»]", "") + "    group-by:\n        - Computer\n";
        MarkedRule.of(code, "correlation_a.yml", grouped.formatted("", "event_count"))
                .assertFound();
        String sum = text.replaceAll("[«»]", "").formatted("", "value_sum");
        MarkedRule.of(code, "correlation_a.yml", sum).assertFound();
        Code prefix = Code.SIGMAHQ_CORRELATION_FILENAME_PREFIX;
        MarkedRule.of(prefix, "x/correlation_a.yml", sum).assertFound();
        MarkedRule.of(prefix, "correlation/a.yml", "«»" + sum).assertFound();
    }

    @Test
    void temporalCorrelationsNeedTwoRules() {
        String text = """
                title: T
                correlation:
                    type: %s
                    timespan: 1h
                    rules: %s
                """;
        Code code = Code.SIGMAHQ_CORRELATION_RULES_MINIMUM;
        String name = "correlation_a.yml";
        MarkedRule.of(code, name, text.formatted("temporal", "«a»")).assertFound();
        MarkedRule.of(code, name, text.formatted("temporal_ordered", "«[a, a]»"))
                .assertFound();
        MarkedRule.of(code, name, text.formatted("temporal", "[a, b]")).assertFound();
        MarkedRule.of(code, name, text.formatted("event_count", "a")).assertFound();
    }
}
