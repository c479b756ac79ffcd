package dev.tocsin.compiler.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.fast.RandomCases;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Values;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The evidence of listed values, which are looked up, is that of each of them tried by what it is defined by. */
class ListedEvidenceTest {
    private static final int CASES = 20_000;

    @Test
    void isThatOfEachValueByItself() {
        int telling = 0;
        for (long seed = 0; seed < CASES; seed++) {
            RandomCases random = new RandomCases(seed);
            Predicate predicate = random.predicate();
            Document document = random.document();
            List<Evidence> expected = expected(predicate, document).distinct().toList();
            assertEquals(expected, Oracle.evidence(predicate, document), "seed " + seed);
            telling += !expected.isEmpty() && hasList(predicate) ? 1 : 0;
        }
        assertTrue(telling > CASES / 50, telling + " cases have evidence");
    }

    private static Stream<Evidence> expected(Predicate predicate, Document document) {
        if (!Oracle.matches(predicate, document)) {
            return Stream.of();
        }
        return switch (predicate) {
            case Predicate.And(List<Predicate> terms) -> terms.stream().flatMap(term -> expected(term, document));
            case Predicate.Or(List<Predicate> terms) -> terms.stream().flatMap(term -> expected(term, document));
            case Predicate.FieldTest(Field field, Matcher.OneOf(Values values), var origin) ->
                tried(values, Optional.of(field.name()), FieldValues.of(field, document));
            case Predicate.KeywordTest(Matcher.OneOf(Values values), var origin) ->
                document.all().stream().flatMap(texts -> tried(values, Optional.empty(), texts));
            case Predicate.Not not -> Oracle.evidence(not, document).stream();
            case Predicate.FieldTest test -> Oracle.evidence(test, document).stream();
            case Predicate.KeywordTest test -> Oracle.evidence(test, document).stream();
            case Predicate.FieldPresent test -> Oracle.evidence(test, document).stream();
            case Predicate.FieldComparison test -> Oracle.evidence(test, document).stream();
            case Predicate.Always always -> Stream.of();
            case Predicate.Never never -> Stream.of();
        };
    }

    private static Stream<Evidence> tried(Values values, Optional<String> field, Collection<String> texts) {
        return texts.stream()
                .flatMap(text -> values.listed().stream()
                        .filter(value -> values.portion().readings(text).stream()
                                .anyMatch(reading -> values.portion().matchers(value.text()).stream()
                                        .anyMatch(matcher -> Matchers.fits(matcher, reading))))
                        .map(value -> new Evidence(
                                value.origin().orElseThrow().search(), field, Optional.of(text), value.text())));
    }

    private static boolean hasList(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And(List<Predicate> terms) -> terms.stream().anyMatch(ListedEvidenceTest::hasList);
            case Predicate.Or(List<Predicate> terms) -> terms.stream().anyMatch(ListedEvidenceTest::hasList);
            case Predicate.Not not -> false;
            case Predicate.FieldTest test -> test.matcher() instanceof Matcher.OneOf;
            case Predicate.KeywordTest test -> test.matcher() instanceof Matcher.OneOf;
            case Predicate.FieldPresent test -> false;
            case Predicate.FieldComparison test -> false;
            case Predicate.Always always -> false;
            case Predicate.Never never -> false;
        };
    }
}
