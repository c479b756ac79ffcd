package dev.tocsin.compiler.lint;

import static dev.tocsin.compiler.lint.Checked.files;
import static dev.tocsin.compiler.lint.Checked.fixed;
import static dev.tocsin.compiler.lint.Checked.found;
import static dev.tocsin.compiler.lint.Checked.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tocsin.sigma.diagnostic.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeaningChecksTest {
    @Test
    void aFieldThatIsThereAndNotThereNeverMatches() {
        assertEquals(
                List.of(
                        "null | no event can match this rule: it asks of `Image` what it rules out elsewhere | '\\a.exe'"),
                found(Code.NEVER_MATCHES, files(rule("process_creation", """
                        a:
                            Image|endswith: '\\a.exe'
                        b:
                            Image: null
                        condition: a and b
                        """))));
    }

    @Test
    void twoEndsOfOneValueNeverMatch() {
        assertEquals(
                List.of("'\\b.exe' | no event can match this rule: a single value of `Image` cannot fit all that is"
                        + " asked of it | '\\a.exe'"),
                found(Code.NEVER_MATCHES, files(rule("process_creation", """
                        a:
                            Image|endswith|all:
                                - '\\a.exe'
                                - '\\b.exe'
                        condition: a
                        """))));
    }

    /** {@code Data} is every unnamed value of the event. */
    @Test
    void twoValuesOfAListDoNotContradictEachOther() {
        assertEquals(
                List.of(),
                found(
                        Code.NEVER_MATCHES,
                        files(Checked.logSource("    product: windows\n    service: application\n", """
                        a:
                            Data|all:
                                - 'one'
                                - 'two'
                        condition: a
                        """))));
    }

    @Test
    void anEventIdOfAnotherLogSourceNeverMatches() {
        assertEquals(
                List.of("4688 | no event can match this rule: those of its log source have another `EventID` |"
                        + " category: file_event\n    product: windows"),
                found(Code.NEVER_MATCHES, files(rule("file_event", """
                        a:
                            EventID: 4688
                            TargetFilename: 'x'
                        condition: a
                        """))));
        assertEquals(List.of(), found(Code.NEVER_MATCHES, files(rule("process_creation", """
                        a:
                            EventID: 4688
                        condition: a
                        """))));
    }

    @Test
    void aRuleOfItsLogSourceAloneAlwaysMatches() {
        assertEquals(
                List.of("a | every event of the log source matches this rule"),
                found(Code.ALWAYS_MATCHES, files(rule("file_event", "a:\n    EventID: 11\ncondition: a\n"))));
        assertEquals(
                List.of("a or not b | every event of the log source matches this rule"),
                found(Code.ALWAYS_MATCHES, files(rule("file_event", """
                        a:
                            Image|contains: 'x'
                        b:
                            Image|endswith: 'x.exe'
                        condition: a or not b
                        """))));
        assertEquals(
                List.of(), found(Code.ALWAYS_MATCHES, files(rule("file_event", "a:\n    Image: '*'\ncondition: a\n"))));
    }

    @Test
    void aFilterThatExcludesNothingIsIdle() {
        assertEquals(
                List.of("filter_path | `filter_path` excludes nothing: no event that fits `selection` fits it (each"
                        + " field has a single value) | selection"),
                found(Code.IDLE_CONDITION_PART, files(rule("process_creation", """
                        selection:
                            Image: 'C:\\Temp\\a.exe'
                        filter_path:
                            Image|startswith: 'C:\\Windows\\'
                        filter_user:
                            User|contains: 'admin'
                        condition: selection and not 1 of filter_*
                        """))));
    }

    @Test
    void aFilterThatAnotherFilterCoversIsIdle() {
        assertEquals(
                List.of("filter_a | `filter_a` excludes nothing more: `filter_b` excludes all of it | filter_b"),
                found(Code.IDLE_CONDITION_PART, files(rule("process_creation", """
                        selection:
                            CommandLine|contains: 'x'
                        filter_a:
                            Image|endswith: '\\a.exe'
                        filter_b:
                            Image|endswith: '.exe'
                        condition: selection and not 1 of filter_*
                        """))));
    }

    @Test
    void ofTwoPartsThatSayTheSameTheSecondIsIdle() {
        assertEquals(
                List.of("b | `b` changes nothing: every event that fits `a` fits it | a"),
                found(Code.IDLE_CONDITION_PART, files(rule("process_creation", """
                        a:
                            Image|endswith: '\\A.exe'
                        b:
                            Image|endswith: '\\a.EXE'
                        condition: a and b
                        """))));
    }

    @Test
    void partsThatSayDifferentThingsAreNotIdle() {
        assertEquals(List.of(), found(Code.IDLE_CONDITION_PART, files(rule("process_creation", """
                        selection_a:
                            Image|endswith: '\\a.exe'
                        selection_b:
                            CommandLine|contains: 'b'
                        filter:
                            Image|startswith: 'C:\\Program Files\\'
                        condition: 1 of selection_* and not filter
                        """))));
    }

    @Test
    void aValueThatAnotherCoversIsFoundAndRemoved() {
        String text = rule("process_creation", """
                a:
                    CommandLine|contains:
                        - 'foo'
                        - 'FOObar'
                        - 'other' # foo is not in it
                    ParentImage|endswith: ['\\x\\a.exe', b.exe, '\\a.exe']
                condition: a
                """);
        assertEquals(
                List.of(
                        "'FOObar' | `FOObar` changes nothing: `foo` covers it | 'foo'",
                        "'\\x\\a.exe' | `\\x\\a.exe` changes nothing: `\\a.exe` covers it | '\\a.exe'"),
                found(Code.COVERED_VALUE, files(text)));
        assertEquals(
                text.replace("                - 'FOObar'\n".substring(4), "").replace("'\\x\\a.exe', ", ""),
                fixed(text));
    }

    @Test
    void nullCoversNoValueAndNoValueCoversIt() {
        assertEquals(List.of(), found(Code.COVERED_VALUE, files(rule("process_creation", """
                        a:
                            User:
                                - null
                                - ''
                                - 'admin'
                            ParentUser|neq:
                                - 'admin'
                                - null
                            CommandLine:
                                - null
                                - '*'
                        condition: a
                        """))));
    }

    @Test
    void underAllTheWeakerValueIsIdle() {
        String text = rule("process_creation", """
                a:
                    CommandLine|contains|all:
                        - 'foo'
                        - 'foobar'
                condition: a
                """);
        assertEquals(
                List.of("'foo' | `foo` changes nothing: what fits `foobar` fits it too | 'foobar'"),
                found(Code.COVERED_VALUE, files(text)));
        assertEquals(text, fixed(text), "one value under `all` is a finding of its own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "            - 'foobar' # for a reason\n",
                "            - &x 'foobar'\n",
                "            - >-\n              foobar\n",
            })
    void aValueThatCannotBeTakenOutForCertainStays(String line) {
        String text = rule(
                "process_creation",
                "a:\n    CommandLine|contains:\n        - 'foo'\n" + line.substring(4) + "condition: a\n");
        assertEquals(1, found(Code.COVERED_VALUE, files(text)).size());
        assertEquals(text, fixed(text));
    }

    @Test
    void manyCoveredValuesAreOneFinding() {
        StringBuilder list = new StringBuilder("a:\n    CommandLine|contains:\n        - 'foo'\n");
        for (int i = 0; i < 200; i++) {
            list.append("        - 'foo").append(i).append("'\n");
        }
        String text = rule("process_creation", list + "condition: a\n");
        List<String> found = found(Code.COVERED_VALUE, files(text));
        assertEquals(1, found.size());
        assertEquals(
                rule("process_creation", "a:\n    CommandLine|contains:\n        - 'foo'\ncondition: a\n"),
                fixed(text));
    }

    @Test
    void aFieldThatNoEventHasIsNamed() {
        List<String> found = found(Code.FIELD_NOT_IN_WINLOGBEAT, files(rule("network_connection", """
                a:
                    commandline|contains: 'x'
                    DestinationIP: '10.0.0.1'
                    Image|endswith: 'x'
                    winlog.event_data.Anything: 'x'
                condition: a
                """)));
        assertEquals(
                List.of(
                        "commandline | no document of this log source has a field `commandline`, so it is always absent",
                        "DestinationIP | no document of this log source has a field `DestinationIP`, so it is always"
                                + " absent"),
                found);
        assertEquals(
                List.of(),
                found(
                        Code.FIELD_NOT_IN_WINLOGBEAT,
                        files(Checked.logSource("    product: windows\n    service: security\n", """
                a:
                    Anything: 'x'
                condition: a
                """))),
                "not all events of this channel are known");
    }

    @Test
    void aLogSourceThatSelectsNothingIsNamed() {
        assertEquals(
                1,
                found(
                                Code.UNCONSTRAINED_LOG_SOURCE,
                                files(Checked.logSource("    product: windows\n", "a:\n    - word\ncondition: a\n")))
                        .size());
        assertEquals(
                1,
                found(Code.UNCONSTRAINED_LOG_SOURCE, files(rule("file_access", "a:\n    FileName: x\ncondition: a\n")))
                        .size());
        assertEquals(
                0,
                found(
                                Code.UNCONSTRAINED_LOG_SOURCE,
                                files(Checked.logSource(
                                        "    product: windows\n", "a:\n    EventID: 1102\ncondition: a\n")))
                        .size());
    }

    @Test
    void aPlainExpressionIsRewritten() {
        String text = rule("process_creation", """
                a:
                    CommandLine|re: '^C:\\\\it''s\\.exe'
                    Image|re|i: 'bad'
                    ParentImage|re: 'a.c'
                condition: a
                """);
        assertEquals(2, found(Code.PLAIN_REGULAR_EXPRESSION, files(text)).size());
        assertEquals(rule("process_creation", """
                a:
                    CommandLine|startswith|cased: 'C:\\it''s.exe'
                    Image|contains: 'bad'
                    ParentImage|re: 'a.c'
                condition: a
                """), fixed(text));
    }

    @Test
    void equalAndImpliedRulesArePairs() {
        String broad = rule("process_creation", "a:\n    Image|endswith: '.exe'\ncondition: a\n");
        String narrow = rule("process_creation", "b:\n    Image|endswith: '\\x.exe'\ncondition: b\n");
        String same = rule("process_creation", "c:\n    Image|endswith: '.EXE'\ncondition: 1 of c*\n");
        List<String> equal = found(Code.EQUAL_RULE, files(broad, narrow, same));
        assertEquals(List.of("1 of c* | this rule matches the same events as `A rule` | a"), equal);
        assertEquals(
                List.of("b | every event that this rule matches is matched by `A rule` too | a"),
                found(Code.IMPLIED_RULE, files(broad, narrow)));
        assertEquals(
                List.of(),
                found(Code.IMPLIED_RULE, files(broad, narrow.replace("level: medium", "level: high"))),
                "the stricter rule weighs more, so it says something");
        assertFalse(found(Code.IMPLIED_RULE, files(narrow, broad)).isEmpty());
    }
}
