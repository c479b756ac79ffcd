package dev.tocsin.sigma.parser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.source.SourceText;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts made to cost much come to an end, soon and with a finding. */
class LimitsTest {
    private static final String HEAD = "title: T\nlogsource:\n    product: p\ndetection:\n    s:\n        F: v\n";

    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of("size", "#".repeat(5_000_000), Code.TOO_LARGE),
                Arguments.of("line", "title: " + "x".repeat(200_000), Code.TOO_LARGE),
                Arguments.of("flow depth", "[".repeat(90_000), Code.TOO_DEEP),
                Arguments.of("block depth", "- ".repeat(45_000), Code.TOO_DEEP),
                Arguments.of("key depth", "? ".repeat(45_000), Code.TOO_DEEP),
                Arguments.of("aliases", aliases(), Code.TOO_LARGE),
                Arguments.of("merged aliases", merges(), Code.TOO_LARGE),
                Arguments.of("broken documents", "---\n[\n".repeat(300_000), Code.YAML_SYNTAX),
                Arguments.of("unclosed quotes", "--- '\n".repeat(100_000), Code.YAML_SYNTAX),
                Arguments.of("parentheses", HEAD + "    condition: " + "(".repeat(90_000), Code.TOO_LARGE),
                Arguments.of("nots", HEAD + "    condition: " + "not ".repeat(4_900) + "s", Code.TOO_DEEP),
                Arguments.of("global collection", globals(), Code.TOO_LARGE),
                Arguments.of("growing global collection", growing(), Code.TOO_LARGE),
                Arguments.of("repeating collection", repeats(), Code.TOO_LARGE),
                Arguments.of("references", correlation("rules: [" + "a, ".repeat(90_000 / 3) + "]"), Code.TOO_LARGE),
                Arguments.of(
                        "rules of an expression",
                        correlation("condition: " + "a and ".repeat(9_000) + "a"),
                        Code.TOO_LARGE),
                Arguments.of("deep expression", correlation("condition: " + "(".repeat(4_000) + "a"), Code.TOO_DEEP),
                Arguments.of(
                        "field aliases",
                        correlation("rules: [a, b]\n    aliases:\n" + aliasesOfFields()),
                        Code.TOO_LARGE),
                Arguments.of("time span", correlation("timespan: " + "9".repeat(90_000) + "y"), Code.INVALID_TIMESPAN),
                Arguments.of(
                        "threshold",
                        correlation("condition: {gt: " + "9".repeat(90_000) + "}"),
                        Code.CORRELATION_CONDITION),
                Arguments.of("identifiers", HEAD + identifiers() + "    condition: 1 of *\n", Code.TOO_LARGE),
                Arguments.of(
                        "sexagesimal",
                        HEAD + "        G: 1" + ":1".repeat(45_000) + "\n    condition: x",
                        Code.UNKNOWN_IDENTIFIER),
                Arguments.of(
                        "digits", HEAD + "        G: " + "1".repeat(90_000) + "\n    condition: s", Code.VALUE_TYPE),
                Arguments.of("exponent", HEAD + "        G: 1.0e+999999999\n    condition: s", Code.VALUE_TYPE),
                Arguments.of(
                        "bars",
                        HEAD + "        ? G" + "|a".repeat(5_000) + "\n        : x\n    condition: s",
                        Code.UNKNOWN_MODIFIER),
                Arguments.of(
                        "address",
                        HEAD + "        G|cidr: '" + ":1".repeat(45_000) + "'\n    condition: s",
                        Code.INVALID_NETWORK),
                Arguments.of(
                        "date", "date: '" + "2".repeat(90_000) + "'\n" + HEAD + "    condition: s", Code.INVALID_DATE));
    }

    private static String correlation(String key) {
        return "title: T\ncorrelation:\n    type: temporal\n    " + key + "\n";
    }

    private static String aliasesOfFields() {
        return IntStream.range(0, 50_000)
                .mapToObj(i -> "        a" + i + ": {a: x}\n")
                .collect(Collectors.joining());
    }

    private static String globals() {
        String list = IntStream.range(0, 500).mapToObj(i -> "k" + i + ": v").collect(Collectors.joining(", "));
        return "action: global\ncustom: {" + list + "}\n" + ("---\n" + HEAD + "    condition: s\n").repeat(5_000);
    }

    private static String growing() {
        return IntStream.range(0, 20_000)
                .mapToObj(i -> "---\naction: global\nk" + i + ": v\n")
                .collect(Collectors.joining());
    }

    private static String repeats() {
        return HEAD + "    condition: s\n"
                + IntStream.range(0, 20_000)
                        .mapToObj(i -> "---\naction: repeat\nk" + i + ": v\n")
                        .collect(Collectors.joining());
    }

    private static String aliases() {
        return "a0: &a0 [x]\n"
                + IntStream.rangeClosed(1, 40)
                        .mapToObj(i -> "a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1))
                        .collect(Collectors.joining());
    }

    private static String merges() {
        return "m: &m {"
                + IntStream.range(0, 200).mapToObj(i -> "k" + i + ": v").collect(Collectors.joining(", ")) + "}\nall:\n"
                + "  - <<: *m\n".repeat(10_000);
    }

    private static String identifiers() {
        return IntStream.range(0, 50_000).mapToObj(i -> "    s" + i + ": v\n").collect(Collectors.joining());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    @Timeout(20)
    void endsWithAFinding(String name, String text, Code expected) {
        ParseResult result = SigmaParser.parse(new SourceText(name, text));
        assertTrue(
                result.diagnostics().stream().anyMatch(diagnostic -> diagnostic.code() == expected),
                () -> name + ": "
                        + result.diagnostics().stream()
                                .map(finding -> finding.code().id())
                                .distinct()
                                .toList());
    }
}
