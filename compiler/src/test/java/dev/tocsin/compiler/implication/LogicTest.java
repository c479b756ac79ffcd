package dev.tocsin.compiler.implication;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.eval.FieldValues;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.fast.RandomCases;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.sigma.model.SigmaString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogicTest {
    private static final Field A = new Field("A", List.of(new Candidate.Path("a")));
    private static final Field B = new Field("B", List.of(new Candidate.Path("b")));
    private static final FieldCardinality ONE = field -> FieldCardinality.Values.AT_MOST_ONE;

    @Test
    void aNarrowerTestImpliesAWiderOne() {
        assertTrue(implies(is(A, "*foobar*"), is(A, "*foo*")));
        assertFalse(implies(is(A, "*foo*"), is(A, "*foobar*")));
        assertFalse(implies(is(A, "*foobar*"), is(B, "*foo*")));
        assertTrue(implies(not(is(A, "*foo*")), not(is(A, "*foobar*"))));
    }

    @Test
    void aTestImpliesThatTheFieldIsThere() {
        assertTrue(implies(is(A, "x"), present(A)));
        assertTrue(implies(not(present(A)), not(is(A, "x"))));
        assertFalse(implies(not(is(A, "x")), present(A)));
        assertTrue(unsatisfiable(and(is(A, "x"), not(present(A)))));
    }

    @Test
    void numbersOrderThemselves() {
        assertTrue(implies(compare(Matcher.Comparison.GREATER, 5), compare(Matcher.Comparison.GREATER_OR_EQUAL, 5)));
        assertTrue(implies(compare(Matcher.Comparison.GREATER, 5), compare(Matcher.Comparison.GREATER, 3)));
        assertFalse(implies(compare(Matcher.Comparison.GREATER_OR_EQUAL, 5), compare(Matcher.Comparison.GREATER, 5)));
        assertTrue(implies(is(A, "7"), compare(Matcher.Comparison.LESS, 8)));
        assertFalse(implies(compare(Matcher.Comparison.LESS, 3), compare(Matcher.Comparison.GREATER, 1)));
    }

    @Test
    void connectivesAreTakenApart() {
        Predicate narrow = and(or(is(A, "x1"), is(A, "x2")), is(B, "y"));
        assertTrue(implies(narrow, is(A, "x*")));
        assertTrue(implies(narrow, or(is(A, "z"), is(A, "x*"))));
        assertTrue(implies(narrow, and(is(B, "*y"), is(A, "x?"))));
        assertFalse(implies(narrow, is(A, "x1")));
        assertTrue(unsatisfiable(and(or(is(A, "x1"), is(A, "x2")), not(is(A, "x*")))));
        assertTrue(unsatisfiable(and(or(is(A, "x1"), is(B, "x2")), not(is(A, "x*")), not(is(B, "x*")))));
        assertFalse(unsatisfiable(and(or(is(A, "x1"), is(B, "x2")), not(is(A, "x*")))));
    }

    /** Two values of one list can be as different as they like. */
    @Test
    void twoValuesContradictEachOtherOnlyInAFieldWithOneValue() {
        Predicate both = and(is(A, "*\\\\a.exe"), is(A, "*\\\\b.exe"));
        assertFalse(unsatisfiable(both));
        assertTrue(unsatisfiable(both, ONE));
        assertTrue(unsatisfiable(
                and(compare(Matcher.Comparison.GREATER, 5), compare(Matcher.Comparison.LESS_OR_EQUAL, 5)), ONE));
        assertFalse(unsatisfiable(
                and(compare(Matcher.Comparison.GREATER_OR_EQUAL, 5), compare(Matcher.Comparison.LESS_OR_EQUAL, 5)),
                ONE));
    }

    @Test
    void aQuestionThatIsTooLargeIsAnsweredNo() {
        List<Predicate> many = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            many.add(is(A, "*" + i + "x*"));
        }
        Predicate half = new Predicate.Or(many.subList(0, 2_999));
        assertFalse(implies(half, new Predicate.Or(many)));
    }

    /** Whatever is proved holds on documents that aim at the edges: lists, empty texts, letters that fold oddly. */
    @Test
    void theOracleAgreesWithEveryProof() {
        List<Document> documents = new ArrayList<>();
        RandomCases forDocuments = new RandomCases(77);
        for (int i = 0; i < 2_000; i++) {
            documents.add(forDocuments.document());
        }
        int proofs = 0;
        for (int seed = 0; seed < 8_000; seed++) {
            RandomCases cases = new RandomCases(seed);
            Predicate one = cases.smallPredicate();
            Predicate other = cases.smallPredicate();
            proofs += agree(seed, one, other, FieldCardinality.Values.ANY_NUMBER, documents);
            proofs += agree(seed, one, other, FieldCardinality.Values.AT_MOST_ONE, documents);
        }
        assertTrue(proofs > 1_400, "too few cases say yes: " + proofs);
    }

    private static int agree(
            int seed, Predicate one, Predicate other, FieldCardinality.Values values, List<Document> documents) {
        Logic logic = new Logic(field -> values);
        boolean implied = logic.implies(logic.term(one), logic.term(other));
        boolean impossible = logic.isUnsatisfiable(logic.term(new Predicate.And(List.of(one, other))));
        if (!implied && !impossible) {
            return 0;
        }
        for (Document document : documents) {
            boolean isMeant = values == FieldCardinality.Values.ANY_NUMBER
                    || Stream.of(one, other).allMatch(predicate -> hasSingleValues(predicate, document));
            if (isMeant && Oracle.matches(one, document)) {
                boolean holds = Oracle.matches(other, document);
                String names = "seed " + seed + ": " + one + "\n and " + other + "\n on " + written(document);
                assertTrue(!implied || holds, () -> "not implied, " + names);
                assertTrue(!impossible || !holds, () -> "satisfiable, " + names);
            }
        }
        return (implied ? 1 : 0) + (impossible ? 1 : 0);
    }

    private static String written(Document document) {
        StringBuilder written = new StringBuilder();
        document.paths().stream()
                .sorted()
                .forEach(path -> written.append(path)
                        .append('=')
                        .append(document.values(path))
                        .append(' '));
        return written.toString();
    }

    private static boolean hasSingleValues(Predicate predicate, Document document) {
        return switch (predicate) {
            case Predicate.And(List<Predicate> terms) ->
                terms.stream().allMatch(term -> hasSingleValues(term, document));
            case Predicate.Or(List<Predicate> terms) ->
                terms.stream().allMatch(term -> hasSingleValues(term, document));
            case Predicate.Not(Predicate operand) -> hasSingleValues(operand, document);
            case Predicate.FieldTest test ->
                FieldValues.of(test.field(), document).size() <= 1;
            case Predicate.Always always -> true;
            case Predicate.Never never -> true;
            case Predicate.FieldPresent present -> true;
            case Predicate.FieldComparison comparison -> true;
            case Predicate.KeywordTest keyword -> true;
        };
    }

    private static boolean implies(Predicate one, Predicate other) {
        Logic logic = new Logic(FieldCardinality.unknown());
        return logic.implies(logic.term(one), logic.term(other));
    }

    private static boolean unsatisfiable(Predicate predicate) {
        return unsatisfiable(predicate, FieldCardinality.unknown());
    }

    private static boolean unsatisfiable(Predicate predicate, FieldCardinality cardinality) {
        Logic logic = new Logic(cardinality);
        return logic.isUnsatisfiable(logic.term(predicate));
    }

    private static Predicate is(Field field, String pattern) {
        return new Predicate.FieldTest(
                field, new Matcher.Like(SigmaString.parse(pattern), LetterCase.IGNORED), Optional.empty());
    }

    private static Predicate compare(Matcher.Comparison comparison, int number) {
        return new Predicate.FieldTest(
                A, new Matcher.Compare(comparison, BigDecimal.valueOf(number)), Optional.empty());
    }

    private static Predicate present(Field field) {
        return new Predicate.FieldPresent(field, Optional.empty());
    }

    private static Predicate and(Predicate... terms) {
        return new Predicate.And(List.of(terms));
    }

    private static Predicate or(Predicate... terms) {
        return new Predicate.Or(List.of(terms));
    }

    private static Predicate not(Predicate operand) {
        return new Predicate.Not(operand);
    }
}
