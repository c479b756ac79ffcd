package dev.tocsin.sigma.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sets made to cost much come to an end, soon, and with as many findings as there are mistakes. */
@Timeout(30)
class CollectionLimitsTest {
    private static ParseResult documents(int number, IntFunction<String> document) {
        return SigmaParser.parse(new SourceText(
                "many.yml", IntStream.range(0, number).mapToObj(document).collect(Collectors.joining("---\n"))));
    }

    private static String correlation(int number, String rules) {
        return "title: C%d\nname: c%d\ncorrelation: {type: temporal, timespan: 1h, rules: [%s]}\n"
                .formatted(number, number, rules);
    }

    private static String rule(int number) {
        return "title: R%d\nname: rule%d\nlogsource: {product: windows}\ndetection: {s: {F: v}, condition: s}\n"
                .formatted(number, number);
    }

    private static Map<Code, Long> findings(ParseResult... files) {
        return RuleCollection.of(List.of(files)).diagnostics().stream()
                .collect(Collectors.groupingBy(Diagnostic::code, TreeMap::new, Collectors.counting()));
    }

    @Test
    void aLongChainIsWalkedWithoutRecursion() {
        int length = 20_000;
        assertEquals(
                Map.of(Code.CORRELATION_CYCLE, 1L),
                findings(documents(length, i -> correlation(i, "c" + (i + 1) % length))));
    }

    @Test
    void manyCirclesThroughALongChain() {
        int length = 10_000;
        assertEquals(
                Map.of(Code.CORRELATION_CYCLE, (long) length),
                findings(documents(length, i -> correlation(i, "c0, c" + (i + 1) % length))));
    }

    @Test
    void manyUnknownReferencesAmongManyNames() {
        ParseResult rules = documents(10_000, CollectionLimitsTest::rule);
        ParseResult correlations = documents(10_000, i -> correlation(i, "rulf" + i));
        assertEquals(Map.of(Code.UNKNOWN_RULE_REFERENCE, 10_000L), findings(rules, correlations));
    }

    @Test
    void manyFiltersForManyRules() {
        ParseResult rules = documents(2_000, CollectionLimitsTest::rule);
        ParseResult filters = documents(
                1_500,
                i -> "title: F%d\nlogsource: {product: windows}\nfilter: {rules: any, s: {F: v}, condition: not s}\n"
                        .formatted(i));
        assertEquals(Map.of(Code.TOO_LARGE, 500L), findings(rules, filters));
    }

    @Test
    void manyRulesWithOneName() {
        assertEquals(
                Map.of(Code.IDENTIFIER_UNIQUENESS, 9_999L, Code.AMBIGUOUS_RULE_REFERENCE, 1L),
                findings(
                        documents(10_000, i -> rule(0).replace("R0", "R" + i)),
                        documents(1, i -> correlation(0, "rule0"))));
    }
}
