package dev.tocsin.compiler.ioc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IocListReaderTest {
    /** Eight lines, so that what follows begins on line 9. */
    private static final String HEAD = """
            list: 601e5b98-6875-4d12-adcc-2c3f54e45af3
            title: Test
            source: {name: Example ISAC}
            tlp: clear
            published: 2024-01-22
            confidence: medium
            level: high
            indicators:
            """;

    private static final String COLUMNS = "  - ";

    /** Each line: an entry on line 9 from column 5 on, and all that is found, with a hint where there is a special one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            value = {
                "{typ: ipv4, value: 192.0.2.1} ¦ 9:6 missing-field `type` is missing here; 9:6 unknown-key `typ` is not known here ¦ did you mean `type`?",
                "{type: ipv5, value: 192.0.2.1} ¦ 9:12 invalid-indicator `ipv5` is no type of indicator ¦ did you mean `ipv4`?",
                "{type: file-name, value: a.exe, match: proces} ¦ 9:44 invalid-indicator an indicator of type `file-name` cannot `match` `proces` ¦ did you mean `process`?",
                "{type: file-name, value: a.exe, match: []} ¦ 9:44 field-type `match` names no place to look ¦ it is one of: any, process, command-line, none",
                "{type: file-name, value: a.exe, match: [any, any]} ¦ 9:50 duplicate-entry `any` stands here twice ¦ ''",
                "{type: file-name, value: a.exe, match: [any, none]} ¦ 9:50 invalid-indicator an indicator of type `file-name` cannot `match` `none` ¦ it is one of",
                "{type: mutex, value: a, match: any} ¦ 9:36 invalid-indicator an indicator of type `mutex` cannot `match` `any` ¦ Windows events show no such thing",
                "{type: mutex, value: a, condition: start-with} ¦ 9:40 field-type `start-with` is no `condition` ¦ did you mean `starts-with`?",
                "{type: cidr, value: 192.0.2.0/24, condition: contains} ¦ 9:50 invalid-indicator a value of type `cidr` has no parts, so it can only be as it `is` ¦ remove `condition`",
                "{type: mutex, value: 'ab(c', condition: matches} ¦ 9:29 invalid-indicator ¦ ''",
                "{type: mutex, value: a, confidence: hihg} ¦ 9:41 field-type `hihg` is no `confidence` ¦ did you mean `high`?",
                "{type: mutex, value: a, valid_until: nevr} ¦ 9:42 invalid-date `nevr` is not a date like 2024-01-22, nor `never` ¦ ''",
                "{type: mutex, value: a, valid_until: 2024-02-30} ¦ 9:42 invalid-date `2024-02-30` is not a date like 2024-01-22, nor `never` ¦ ''",
                "{type: mutex, value: a, note: ''} ¦ 9:35 field-type `note` is a text that is not empty ¦ ''",
                "{type: mutex, value: a, role: [x]} ¦ 9:35 field-type `role` is a text that is not empty ¦ ''",
                "{type: mutex, value: a, provenance: {file: x, line: 1}} ¦ 9:41 field-type `provenance` is a list of places ¦ ''",
                "{type: mutex, value: a, provenance: [x]} ¦ 9:42 field-type a place is a map with `file`, and `line`, `page` or `object`, not text ¦ ''",
                "{type: mutex, value: a, provenance: [{file: x}]} ¦ 9:43 invalid-indicator a place in a file is one of: `line`, `page`, `object` ¦ ''",
                "{type: mutex, value: a, provenance: [{file: x, line: 1, page: 2}]} ¦ 9:67 invalid-indicator a place in a file is one of: `line`, `page`, `object` ¦ ''",
                "{type: mutex, value: a, provenance: [{line: 0, file: x}]} ¦ 9:49 field-type `0` is no `line` ¦ counted from 1",
                "{type: mutex, value: a, provenance: [{line: 1}]} ¦ 9:43 missing-field `file` is missing here ¦ ''",
                "{type: port, value: 443} ¦ 9:25 invalid-indicator a value of type `port` says nothing by itself ¦ put it beside another value",
                "{name: x, any: [{type: mutex, value: a}, {type: port, value: 1}]} ¦ 9:12 invalid-indicator events that have nothing to do with the attack fit this ¦ in an `all`",
                "{name: x, all: [{type: port, value: 1}, {not: {type: mutex, value: a}}]} ¦ 9:12 invalid-indicator events that have nothing to do with the attack fit this ¦ in an `all`",
                "{all: [{type: mutex, value: a}, {type: mutex, value: b}]} ¦ 9:6 missing-field `name` is missing here ¦ ''",
                "{name: x, all: [{type: mutex, value: a}]} ¦ 9:20 field-type `all` is a list of at least two parts ¦ ''",
                "{name: x, any: {type: mutex, value: a}} ¦ 9:20 field-type `any` is a list of at least two parts ¦ ''",
                "{name: x, all: [{type: mutex, value: a}, b]} ¦ 9:46 field-type a part is a map ¦ ''",
                "{name: x, all: [{type: mutex, value: a}, {type: mutex, value: b, role: c}]} ¦ 9:70 unknown-key `role` is not known here ¦ it is one of",
                "{name: x, all: [{type: mutex, value: a}, {type: mutex, value: b}], any: []} ¦ 9:77 invalid-indicator `all` and `any` stand in the same map ¦ ''",
                "{name: x, all: [{type: mutex, value: a}, {any: [], value: b}]} ¦ 9:63 invalid-indicator `any` and `value` stand in the same map ¦ ''",
                "{name: x, not: {type: mutex, value: b}} ¦ 9:15 unknown-key `not` is not known here ¦ ''",
                "{type: mutex, value: 'a', note: x, note: y} ¦ 9:40 duplicate-key ¦ ''",
            })
    void saysWhatIsWrongWhere(String entry, String expected, String hint) {
        String rendered = rendered(HEAD + COLUMNS + entry + "\n");
        String found = rendered.lines()
                .filter(line -> line.startsWith("list.yml:"))
                .map(line -> line.replaceFirst("^list\\.yml:([0-9:]+): error\\[(.*?)\\]: ", "$1 $2 "))
                .collect(Collectors.joining("; "));
        assertTrue(found.startsWith(expected), rendered);
        assertTrue(hint.equals("''") || rendered.contains(hint), rendered);
    }

    /** Each line: lines of a list in place of those above, separated by semicolons, and the finding. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            value = {
                "tlp: ambr ¦ error[field-type]: `ambr` is no `tlp`",
                "level: severe ¦ error[field-type]: `severe` is no `level`",
                "list: 601e5b98 ¦ error[invalid-id]: `601e5b98` is not a UUID",
                "published: 22.01.2024 ¦ error[invalid-date]: `22.01.2024` is not a date like 2024-01-22",
                "valid_until: soon ¦ error[invalid-date]: `soon` is not a date like 2024-01-22, nor `never`",
                "valid_from: never ¦ error[invalid-date]: `never` is not a date like 2024-01-22",
                "valid_from: 2024-02-01;valid_until: 2024-01-31 ¦ error[invalid-date]: `valid_until` is a day before `valid_from`",
                "excluded: [] ¦ error[field-type]: `excluded` is a list with at least one entry",
                "excluded: [{type: mutex, value: b}] ¦ error[missing-field]: `reason` is missing here",
                "excluded: [{type: md5, value: b, reason: c}] ¦ error[invalid-indicator]: `b` has 1 digits, a MD5 has 32",
                "excluded: [{type: mutex, value: A, reason: c}] ¦ error[invalid-indicator]: `A` is excluded, and an indicator of the same list",
                "excluded: [{type: mutex, value: B, reason: c}, {type: mutex, value: b, reason: d}] ¦ error[duplicate-entry]: `b` is excluded twice",
                "exclude: [] ¦ error[unknown-key]: `exclude` is not known here",
                "source: ISAC ¦ error[field-type]: `source` is a map with `name` and `url`",
                "source: {url: x} ¦ error[missing-field]: `name` is missing here",
                "tags: [{a: b}] ¦ error[field-type]: `tags` is a text or a list of texts",
                "indicators: {a: b} ¦ error[field-type]: `indicators` is a list with at least one entry",
            })
    void saysWhatIsWrongWithTheList(String lines, String finding) {
        String text = HEAD + COLUMNS + "{type: mutex, value: a}\n";
        for (String line : lines.split(";", -1)) {
            String key = line.substring(0, line.indexOf(':') + 1);
            text = key.equals("indicators:")
                    ? text.substring(0, text.indexOf(key)) + line + "\n"
                    : text.replaceAll("(?m)^" + key + ".*\n", "") + line + "\n";
        }
        assertTrue(rendered(text).contains(": " + finding), rendered(text));
    }

    @Test
    void everyRequiredKeyIsAskedFor() {
        String rendered = rendered("indicators:\n  - {type: mutex, value: a}\n");
        for (ListKey key : ListKey.values()) {
            boolean asked = rendered.contains("`" + key.word() + "` is missing here");
            assertEquals(key.presence() == ListKey.Presence.REQUIRED && key != ListKey.INDICATORS, asked, key.word());
        }
    }

    @Test
    void aSecondOneOfTheSameNameIsFoundWithTheFirst() {
        String rendered = rendered(
                HEAD
                        + "  - {type: mutex, value: a}\n  - {type: service-name, value: A}\n  - {type: mutex, value: b, name: a}\n");
        assertTrue(rendered.contains("list.yml:10:33: error[duplicate-entry]: `A` is in this list twice"), rendered);
        assertTrue(rendered.contains("list.yml:11:26: error[duplicate-entry]: `a` is in this list twice"), rendered);
    }

    @Test
    void everyPartOfAnIndicatorIsRead() {
        IocList list =
                IocListText.read(new SourceText("list.yml", HEAD + """
                  - name: both
                    all:
                      - {type: port, value: 443, match: source}
                      - any:
                          - {type: file-name, value: a, condition: ends-with}
                          - not: {type: mutex, value: b}
                      - {type: url, value: 'HTTP://A.example/X', match: [command-line, any]}
                    valid_until: never
                    provenance:
                      - {file: x.pdf, page: 3, context: 'a  b'}
                      - {file: y.json, object: indicator--1}
                  - {type: ipv4, value: 192.0.2.1, match: none, valid_until: 2024-02-03}
                excluded:
                  - {type: domain, value: Good.example., reason: ours}
                """)).list().orElseThrow();
        Indicator both = list.indicators().getFirst();
        assertEquals(
                new Term.All(List.of(
                        new Term.Value(IndicatorType.PORT, Condition.IS, "443", List.of(MatchScope.SOURCE)),
                        new Term.Any(List.of(
                                new Term.Value(
                                        IndicatorType.FILE_NAME,
                                        Condition.ENDS_WITH,
                                        "a",
                                        IndicatorType.FILE_NAME.defaultScopes()),
                                new Term.Not(Term.Value.of(IndicatorType.MUTEX, "b")))),
                        new Term.Value(
                                IndicatorType.URL,
                                Condition.IS,
                                "http://a.example/X",
                                List.of(MatchScope.COMMAND_LINE, MatchScope.ANY)))),
                both.term());
        assertEquals(Optional.of(new Expiry.Never()), both.details().expiry());
        assertEquals(
                List.of(
                        new Provenance("x.pdf", new Provenance.Place.Page(3), "a  b"),
                        new Provenance("y.json", new Provenance.Place.ObjectId("indicator--1"), "")),
                both.details().provenance());
        Indicator address = list.indicators().getLast();
        assertEquals(new Term.Value(IndicatorType.IPV4, Condition.IS, "192.0.2.1", List.of()), address.term());
        assertEquals(new Expiry.LastDay(LocalDate.of(2024, 2, 3)), list.expiry(address));
        assertEquals(List.of(new IocList.Exclusion(IndicatorType.DOMAIN, "good.example", "ours")), list.exclusions());
    }

    @Test
    void theListOfTheRulePackIsRead() throws IOException {
        Path file = Path.of("../rules/hc3-2024-01-screenconnect/iocs.yml");
        IocListReading reading = IocListText.read(new SourceText(file.toString(), Files.readString(file)));
        assertEquals("", DiagnosticRenderer.plain().render(reading.diagnostics()));
        assertEquals(12, reading.list().orElseThrow().indicators().size());
    }

    /** A list cut off or damaged anywhere yields findings, or a list, and nothing is thrown. */
    @Test
    void anyTextIsAListOrHasFindings() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(IocListText.write(new RandomLists(random).list()));
            for (int i = 0; i < 3; i++) {
                int at = random.nextInt(text.length());
                String damage = List.of("\n", ": ", "- ", "[", "{", "'", "\"", "&a ", "*a ", "\t", "#", "")
                        .get(random.nextInt(12));
                text.replace(at, Math.min(text.length(), at + random.nextInt(3)), damage);
            }
            IocListReading reading = IocListText.read(new SourceText("list.yml", text.toString()));
            assertTrue(reading.list().isPresent() || !reading.diagnostics().isEmpty(), "seed " + seed);
        }
    }

    private static String rendered(String text) {
        IocListReading reading = IocListText.read(new SourceText("list.yml", text));
        assertEquals(Optional.empty(), reading.list());
        return DiagnosticRenderer.plain().render(reading.diagnostics());
    }
}
