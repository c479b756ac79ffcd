package dev.tocsin.connector.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.sigma.model.SigmaString;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What number fields index of a value: another number, none, or a zero with a sign. */
class NumberFieldsTest {
    private static final List<String> VALUES = List.of(
            "5",
            "-5",
            "'05'",
            "5.7",
            "'5.0'",
            "127",
            "300",
            "70000",
            "3000000000",
            "'1e3'",
            "''",
            "0",
            "-0.0",
            "'-0'",
            "'NaN'",
            "'x'",
            "['x','5']");

    private static final List<String> LITERALS = List.of(
            "5",
            "05",
            "5.7",
            "5.",
            "128",
            "-129",
            "70000",
            "9223372036854775808",
            "99999999999999999999999999",
            "1e3",
            "",
            "0",
            "00",
            "-0",
            "0.0",
            "NaN",
            "nan",
            "x");

    private static final List<String> BOUNDS =
            List.of("0", "5", "5.5", "-200", "70000", "1e30", "-1e30", "9223372036854775807", "9223372036854775808");

    @ParameterizedTest
    @ValueSource(strings = {"byte", "short", "integer", "long", "half_float", "float", "double"})
    void loseNoDocument(String type) throws Exception {
        check(List.of("number-" + type.replace('_', '-')), List.of(type));
    }

    /** A field of two types, one of which is text in whole. */
    @ParameterizedTest
    @ValueSource(strings = {"byte", "long", "double"})
    void loseNoDocumentBesideKeywords(String type) throws Exception {
        check(List.of("number-mixed-" + type, "number-mixed-keyword"), List.of(type, "keyword"));
    }

    private static void check(List<String> indices, List<String> types) throws Exception {
        List<String> documents = Stream.concat(Stream.of("{}"), VALUES.stream().map(value -> "{'n':" + value + "}"))
                .map(document -> document.replace('\'', '"'))
                .toList();
        List<Set<Integer>> refused = new ArrayList<>();
        for (int i = 0; i < indices.size(); i++) {
            String lenient = types.get(i).equals("keyword") ? "" : ",\"ignore_malformed\":true";
            Node.create(indices.get(i), """
                    {"settings":{"number_of_replicas":0},"mappings":{"properties":{"n":{"type":"%s"%s}}}}
                    """.formatted(types.get(i), lenient));
            refused.add(Set.copyOf(Node.indexWhatIsTaken(indices.get(i), documents)));
        }
        FieldCapabilities live = Node.capabilities(indices);
        for (QueryTarget target : QueryTarget.values()) {
            QueryTarget.Compiler compiler = target.compiler(indices, live);
            for (Predicate predicate : predicates()) {
                SortedSet<String> expected = new TreeSet<>();
                for (int i = 0; i < indices.size(); i++) {
                    for (int number = 0; number < documents.size(); number++) {
                        Document document = Document.parse(documents.get(number).getBytes(StandardCharsets.UTF_8));
                        if (!refused.get(i).contains(number) && Oracle.matches(predicate, document)) {
                            expected.add(Node.id(indices.get(i), number));
                        }
                    }
                }
                QueryTarget.Question question = compiler.compile(predicate);
                Node.Result result = target.ask(indices, List.of(question)).getFirst();
                String about = target + " " + predicate + " " + question.text();
                assertEquals("", result.refusal(), about);
                assertTrue(
                        result.found().containsAll(expected),
                        () -> "lost of " + expected + ": " + result.found() + " " + about);
                if (question.exactness() == Exactness.EXACT) {
                    assertEquals(expected, result.found(), about);
                }
            }
        }
        indices.forEach(Node::delete);
    }

    private static List<Predicate> predicates() {
        List<Predicate> predicates = new ArrayList<>();
        predicates.add(new Predicate.FieldPresent(field(), Optional.empty()));
        LITERALS.forEach(text -> predicates.add(test(new Matcher.Like(SigmaString.literal(text), LetterCase.IGNORED))));
        for (String bound : BOUNDS) {
            for (Matcher.Comparison comparison : Matcher.Comparison.values()) {
                predicates.add(test(new Matcher.Compare(comparison, new BigDecimal(bound))));
            }
        }
        return predicates.stream()
                .flatMap(predicate -> Stream.of(predicate, new Predicate.Not(predicate)))
                .toList();
    }

    private static Predicate test(Matcher matcher) {
        return new Predicate.FieldTest(field(), matcher, Optional.empty());
    }

    private static Field field() {
        return new Field("n", List.of(new Candidate.Path("n")));
    }
}
