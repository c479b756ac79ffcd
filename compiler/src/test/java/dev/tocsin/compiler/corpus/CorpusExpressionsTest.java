package dev.tocsin.compiler.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.corpus.Corpus;
import dev.tocsin.sigma.model.DetectionItem;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.model.Search;
import dev.tocsin.sigma.model.Value;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.regex.Expression;
import dev.tocsin.sigma.regex.ExpressionParser;
import dev.tocsin.sigma.regex.Flag;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The regular expressions of SigmaHQ's rules, over real values. */
class CorpusExpressionsTest {
    /** The JDK's engine backtracks; some of the expressions take it very long over long values. */
    private static final int LONGEST = 200;

    @Test
    void findWhatAnotherEngineFinds() throws IOException {
        Map<String, Pattern> theirs = expressions();
        Set<String> values = values();
        assertTrue(theirs.size() > 100, "only " + theirs.size() + " expressions");
        assertTrue(values.size() > 5_000, "only " + values.size() + " values");
        int found = 0;
        for (Map.Entry<String, Pattern> entry : theirs.entrySet()) {
            Expression expression = ExpressionParser.parse(entry.getKey(), flags(entry.getValue()))
                    .expression()
                    .orElseThrow(() -> new AssertionError("not read: " + entry.getKey()));
            Expression.Notation notation = expression.notation();
            assertEquals(
                    expression,
                    ExpressionParser.parse(notation.text(), notation.flags())
                            .expression()
                            .orElseThrow());
            com.google.re2j.Pattern ours = new Regex(expression).pattern();
            for (String value : values) {
                boolean finds = entry.getValue().matcher(value).find();
                found += finds ? 1 : 0;
                assertEquals(finds, ours.matcher(value).find(), () -> notation + " in " + value);
            }
        }
        assertTrue(found > 1_000, "only " + found + " matches");
    }

    private static Set<Flag> flags(Pattern pattern) {
        return (pattern.flags() & Pattern.CASE_INSENSITIVE) == 0 ? Set.of() : Set.of(Flag.IGNORE_CASE);
    }

    /** Each expression as the JDK reads its text. */
    private static Map<String, Pattern> expressions() throws IOException {
        Map<String, Pattern> expressions = new LinkedHashMap<>();
        for (SourceText file : Corpus.rules()) {
            SigmaParser.parse(file).rules().stream()
                    .flatMap(rule -> rule.detection().identifiers().values().stream())
                    .flatMap(identifier -> items(identifier.search()))
                    .filter(item -> item.has(Modifier.RE))
                    .forEach(item -> item.values()
                            .forEach(value -> expressions.put(
                                    ((Value.Text) value).text(),
                                    Pattern.compile(
                                            ((Value.Text) value).text(),
                                            Pattern.UNIX_LINES
                                                    | (item.has(Modifier.IGNORECASE)
                                                            ? Pattern.CASE_INSENSITIVE
                                                            : 0)))));
        }
        return expressions;
    }

    private static Stream<DetectionItem> items(Search search) {
        return switch (search) {
            case Search.AllOf(List<Search> terms, var span) -> terms.stream().flatMap(CorpusExpressionsTest::items);
            case Search.AnyOf(List<Search> terms, var span) -> terms.stream().flatMap(CorpusExpressionsTest::items);
            case Search.Item(DetectionItem item) -> Stream.of(item);
        };
    }

    private static Set<String> values() throws IOException {
        ObjectMapper json = new ObjectMapper();
        Set<String> values = new LinkedHashSet<>();
        for (String line : Corpus.events("evtx-to-mitre.raw").subList(0, 2_000)) {
            collect(json.readTree(line), values);
        }
        for (String line : Corpus.events("regression.raw")) {
            collect(json.readTree(line), values);
        }
        return values;
    }

    private static void collect(JsonNode node, Set<String> values) {
        if (node.isTextual() && node.textValue().length() <= LONGEST) {
            values.add(node.textValue());
        }
        node.forEach(child -> collect(child, values));
    }
}
