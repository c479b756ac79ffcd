package dev.tocsin.compiler.querydsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.model.SigmaString;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is sent, to the letter, for each kind of test on each type of field. The golden files hold the exactness, the
 * reasons and the query; {@code -Dgolden.update=true} writes them anew, and a file without a case fails.
 */
class QueryGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/querydsl");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private static final FieldCapabilities TYPES = FieldCapabilities.of(Map.ofEntries(
            Map.entry("keyword", Set.of("keyword")),
            Map.entry("wildcard", Set.of("wildcard")),
            Map.entry("constant", Set.of("constant_keyword")),
            Map.entry("text", Set.of("text")),
            Map.entry("both", Set.of("text")),
            Map.entry("both.keyword", Set.of("keyword")),
            Map.entry("long", Set.of("long")),
            Map.entry("ip", Set.of("ip")),
            Map.entry("date", Set.of("date")),
            Map.entry("boolean", Set.of("boolean")),
            Map.entry("mixed", Set.of("keyword", "long")),
            Map.entry("flattened", Set.of("flattened")),
            Map.entry("nested", Set.of("nested")),
            Map.entry("nested.field", Set.of("keyword")),
            Map.entry("unsearchable", Set.of("keyword", FieldCapabilities.UNSEARCHABLE)),
            Map.entry("Threat Name", Set.of("keyword"))));

    @TestFactory
    Stream<DynamicTest> rendersEachCase() {
        return cases().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    Path file = GOLDEN.resolve(each.getKey() + ".txt");
                    String actual = rendered(each.getValue());
                    if (UPDATE) {
                        Files.createDirectories(GOLDEN);
                        Files.writeString(file, actual);
                    }
                    assertEquals(Files.readString(file), actual, () -> "differs from " + file);
                }));
    }

    @org.junit.jupiter.api.Test
    void everyGoldenFileHasACase() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertEquals(
                    new TreeSet<>(cases().keySet()),
                    files.map(file -> file.getFileName().toString().replaceFirst("\\.txt$", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private static String rendered(CompiledQuery query) {
        return query.exactness() + "\n"
                + query.reasons().stream().map(reason -> "- " + reason + "\n").collect(Collectors.joining())
                + query.json() + "\n";
    }

    private static Map<String, CompiledQuery> cases() {
        Map<String, Predicate> predicates = new TreeMap<>();
        for (String type : List.of(
                "keyword",
                "wildcard",
                "constant",
                "text",
                "both",
                "long",
                "ip",
                "date",
                "boolean",
                "mixed",
                "flattened.key",
                "nested.field",
                "unsearchable",
                "ThreatName",
                "unmapped")) {
            predicates.put(type + "-equals", like(type, "Cmd.exe"));
            predicates.put(type + "-not-contains", new Predicate.Not(like(type, "*Cmd*")));
            predicates.put(type + "-present", new Predicate.FieldPresent(field(path(type)), Optional.empty()));
        }
        for (String type : List.of("keyword", "long", "mixed")) {
            predicates.put(type + "-number", like(type, "4688"));
            predicates.put(
                    type + "-greater",
                    test(path(type), new Matcher.Compare(Matcher.Comparison.GREATER, new BigDecimal("9.5"))));
        }
        for (String type : List.of("keyword", "ip")) {
            predicates.put(
                    type + "-network",
                    test(
                            path(type),
                            new Matcher.InNetwork(Network.parse("10.0.0.0/8").orElseThrow())));
        }
        predicates.put(
                "ip-network-v6",
                test(path("ip"), new Matcher.InNetwork(Network.parse("::1/128").orElseThrow())));
        predicates.put("ip-address", like("ip", "10.0.0.5"));
        predicates.put("ip-octets", like("ip", "10.20.*"));
        predicates.put("boolean-true", like("boolean", "TRUE"));
        predicates.put(
                "keyword-date-part", test(path("keyword"), new Matcher.DatePartEquals(Matcher.DatePart.HOUR, 3)));
        predicates.put("keyword-empty", like("keyword", ""));
        predicates.put("keyword-anything", like("keyword", "*"));
        predicates.put(
                "keyword-cased", test(path("keyword"), new Matcher.Like(SigmaString.parse("*Cmd?"), LetterCase.EXACT)));
        predicates.put("keyword-escapes", like("keyword", "C:\\\\a\\*b\\?c*"));
        predicates.put("keyword-accents", like("keyword", "*École (v1.0)*"));
        predicates.put("keyword-too-costly", like("keyword", "*a" + "?".repeat(20) + "b*"));
        predicates.put("keyword-too-long", like("keyword", "0123456789".repeat(100)));
        predicates.put(
                "keyword-regex",
                test(path("keyword"), new Matcher.Matches(Regex.of("cmd\\.exe (/c|/k) who", Set.of()))));
        predicates.put(
                "keyword-regex-alternatives", test(path("keyword"), new Matcher.Matches(Regex.of("a|b", Set.of()))));
        predicates.put(
                "keyword-regex-boundary-inside",
                test(path("keyword"), new Matcher.Matches(Regex.of("cmd\\b.*who", Set.of()))));
        predicates.put(
                "several-values",
                anyOf("keyword", IntStream.range(0, 5).mapToObj(i -> "*v" + i).toList()));
        predicates.put("several-numbers", anyOf("keyword", List.of("4688", "4624", "1")));
        predicates.put(
                "many-values",
                anyOf(
                        "keyword",
                        IntStream.range(0, 70).mapToObj(i -> "value" + i).toList()));
        predicates.put(
                "many-contained",
                anyOf(
                        "keyword",
                        IntStream.range(0, 40).mapToObj(i -> "*value" + i + "*").toList()));
        predicates.put("candidates", test(field(path("keyword"), path("wildcard")), "*a*"));
        predicates.put("account", test(field(new Candidate.Account("wildcard", "keyword")), "NT AUTHORITY\\SYSTEM"));
        predicates.put("account-contains", test(field(new Candidate.Account("wildcard", "keyword")), "*AUTHORI*"));
        Candidate hashes = new Candidate.Hashes(List.of(
                new Candidate.Hashes.Algorithm("SHA1", "keyword"), new Candidate.Hashes.Algorithm("MD5", "wildcard")));
        predicates.put("hashes-algorithm", test(field(hashes), "*MD5=AB12*"));
        predicates.put("hashes-digest", test(field(hashes), "*ab12*"));
        Candidate details = new Candidate.RegistryDetails("wildcard", "keyword");
        predicates.put("registry-double-word", test(field(details), "DWORD (0x0000002a)"));
        predicates.put("registry-text", test(field(details), "*powershell*"));
        predicates.put("registry-binary", test(field(details), "Binary Data"));
        predicates.put(
                "translated",
                test(field(new Candidate.Translated("keyword", Map.of("egress", "true", "ingress", "false"))), "true"));
        predicates.put(
                "hexadecimal",
                test(field(new Candidate.WholeNumber("keyword", Candidate.WholeNumber.Notation.HEXADECIMAL)), "0x1A4"));
        predicates.put(
                "field-comparison",
                new Predicate.FieldComparison(
                        field(path("keyword")),
                        Predicate.Relation.EQUALS,
                        field(path("wildcard")),
                        LetterCase.IGNORED,
                        Optional.empty()));
        predicates.put(
                "keywords",
                new Predicate.KeywordTest(
                        new Matcher.Like(SigmaString.parse("*mimikatz*"), LetterCase.IGNORED), Optional.empty()));
        predicates.put(
                "connectives",
                new Predicate.And(List.of(
                        like("keyword", "a"),
                        new Predicate.Or(List.of(like("keyword", "*b"), like("wildcard", "c*"))),
                        new Predicate.Not(new Predicate.Or(List.of(like("wildcard", "d"), like("wildcard", "1")))))));
        predicates.put("deep", deep(40));
        Map<String, CompiledQuery> cases = new TreeMap<>();
        predicates.forEach((name, predicate) -> cases.put(name, new QueryDslTarget(TYPES).compile(predicate)));
        QueryDslTarget winlogbeat = new QueryDslTarget(FieldCapabilities.winlogbeat8());
        cases.put(
                "winlogbeat-image",
                winlogbeat.compile(
                        test(field(path("winlog.event_data.Image"), path("process.executable")), "*\\\\cmd.exe")));
        cases.put("winlogbeat-event-code", winlogbeat.compile(like("event.code", "4688")));
        cases.put("winlogbeat-script-block", winlogbeat.compile(like("powershell.file.script_block_text", "*IEX*")));
        return cases;
    }

    private static Predicate deep(int depth) {
        Predicate predicate = like("keyword", "0");
        for (int i = 1; i < depth; i++) {
            predicate = i % 2 == 0
                    ? new Predicate.Or(List.of(predicate, like("keyword", "" + i)))
                    : new Predicate.And(List.of(predicate, like("keyword", "" + i)));
        }
        return predicate;
    }

    private static Candidate path(String path) {
        return new Candidate.Path(path);
    }

    private static Field field(Candidate... candidates) {
        return new Field("Field", List.of(candidates));
    }

    private static Predicate like(String path, String pattern) {
        return test(field(path(path)), pattern);
    }

    private static Predicate test(Field field, String pattern) {
        return new Predicate.FieldTest(
                field, new Matcher.Like(SigmaString.parse(pattern), LetterCase.IGNORED), Optional.empty());
    }

    private static Predicate test(Candidate candidate, Matcher matcher) {
        return new Predicate.FieldTest(field(candidate), matcher, Optional.empty());
    }

    private static Predicate anyOf(String path, List<String> patterns) {
        return Predicate.anyOf(
                patterns.stream().map(pattern -> like(path, pattern)).toList());
    }
}
