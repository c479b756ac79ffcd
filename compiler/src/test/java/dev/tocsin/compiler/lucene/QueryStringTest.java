package dev.tocsin.compiler.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.elasticsearch.Clause;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.sigma.model.SigmaString;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueryStringTest {
    private static final Formula<Clause> A = leaf("a", "1");
    private static final Formula<Clause> B = leaf("b", "2");

    /** A negation alone would find nothing, and one beside an alternative would forbid what it is to allow. */
    @Test
    void takesNegationsFromSomething() {
        assertEquals("(a:\"1\" AND NOT b:\"2\")", QueryString.of(Formula.all(List.of(A, Formula.not(B)))));
        assertEquals("(*:* AND NOT a:\"1\")", QueryString.of(Formula.not(A)));
        assertEquals(
                "(*:* AND NOT a:\"1\" AND NOT b:\"2\")",
                QueryString.of(Formula.all(List.of(Formula.not(A), Formula.not(B)))));
        assertEquals("(a:\"1\" OR (*:* AND NOT b:\"2\"))", QueryString.of(Formula.any(List.of(A, Formula.not(B)))));
        assertEquals("(*:* AND NOT (a:\"1\" OR b:\"2\"))", QueryString.of(Formula.not(Formula.any(List.of(A, B)))));
    }

    @Test
    void knowsEverythingAndNothing() {
        assertEquals("*:*", QueryString.of(new Formula.Everything<>()));
        assertEquals("(*:* AND NOT *:*)", QueryString.of(new Formula.Nothing<>()));
    }

    @Test
    void writesTheFieldOfAlternativesOnce() {
        assertEquals("(a:(\"1\" OR \"3\") OR b:\"2\")", QueryString.of(Formula.any(List.of(A, B, leaf("a", "3")))));
    }

    @Test
    void ignoresLetterCaseInClasses() {
        assertEquals("f:/[Cc][Mm][Dd]\\.[Éé]/", like("cmd.é", LetterCase.IGNORED));
        assertEquals("f:\"cmd.é\"", like("cmd.é", LetterCase.EXACT));
        assertEquals("f:\"4688\"", like("4688", LetterCase.IGNORED));
        assertEquals("f:*\\/10?", like("*/10?", LetterCase.IGNORED));
        assertEquals("f:/.*\\\\[Xx].*/", like("*\\x*", LetterCase.IGNORED));
        assertEquals("f:/([Cc]\\:\\\\)/", like("C:\\", LetterCase.IGNORED));
        assertEquals("f:\"\"", like("", LetterCase.IGNORED));
    }

    @Test
    void writesWhatTypesAsk() {
        assertEquals("_exists_:f", of(new Clause.Exists("f")));
        assertEquals("_exists_:\"a b\"", of(new Clause.Exists("a b")));
        assertEquals("_ignored:f", of(new Clause.Ignored("f")));
        assertEquals("f:443", of(new Clause.NumberEquals("f", new BigDecimal("443"))));
        assertEquals("f:\"-1.5\"", of(new Clause.NumberEquals("f", new BigDecimal("-1.5"))));
        assertEquals(
                "f:[-5 TO *]", of(new Clause.NumberWithin("f", Optional.of(new BigDecimal("-5")), Optional.empty())));
        assertEquals("f:\"fe80::/10\"", of(new Clause.Address("f", "fe80::/10")));
        assertEquals("f:true", of(new Clause.Truth("f", "true")));
        assertEquals("f:/a+/", of(new Clause.Matches("f", "a+", LetterCase.EXACT)));
    }

    /** As many clauses as a node with 1 GB allows, and no expression longer than it takes. */
    @Test
    void putsVeryLongListsTogether() {
        List<Formula<Clause>> values =
                IntStream.range(0, 20_000).mapToObj(i -> leaf("f", "value" + i)).toList();
        String text = QueryString.of(Formula.any(values));
        String[] expressions = text.substring("f:(".length(), text.length() - 1).split(" OR ", -1);
        assertTrue(expressions.length < 1_000, () -> expressions.length + " clauses");
        for (String expression : expressions) {
            assertTrue(expression.matches("/[a-z0-9|]+/"), expression);
            assertTrue(expression.length() <= 1_000, expression);
        }
        assertEquals(20_000, String.join("|", expressions).split("\\|", -1).length);
    }

    @Test
    void leavesOrdinaryListsApart() {
        List<Formula<Clause>> values =
                IntStream.range(0, 9_000).mapToObj(i -> leaf("f", "value" + i)).toList();
        assertEquals(9_000, QueryString.of(Formula.any(values)).split(" OR ", -1).length);
    }

    private static String like(String pattern, LetterCase letterCase) {
        return of(new Clause.Like("f", SigmaString.parse(pattern), letterCase));
    }

    private static String of(Clause clause) {
        return QueryString.of(Formula.leaf(clause));
    }

    private static Formula<Clause> leaf(String field, String value) {
        return Formula.leaf(new Clause.Like(field, SigmaString.literal(value), LetterCase.EXACT));
    }
}
