package dev.tocsin.compiler.elasticsearch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.regex.Expression;
import dev.tocsin.sigma.regex.Flag;
import dev.tocsin.sigma.regex.RandomExpressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.RegExp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lucene's own expressions match as a whole what the given ones match somewhere. */
class LuceneExpressionTest {
    private static final long SEED = Long.getLong("tocsin.seed", 20261123L);
    private static final int EXPRESSIONS = 4_000;
    private static final int TEXTS = 40;
    /** Elasticsearch's {@code max_determinized_states} unless a query says otherwise. */
    private static final int DETERMINIZED_STATES = 10_000;

    @ParameterizedTest
    @EnumSource
    void matchesWhatTheExpressionMatches(QueryLanguage language) {
        Random random = new Random(SEED);
        RandomExpressions expressions = new RandomExpressions(random);
        int written = 0;
        int matched = 0;
        for (int i = 0; i < EXPRESSIONS; i++) {
            Expression expression = expressions.expression();
            Optional<LuceneExpression> lucene = LuceneExpression.of(new Regex(expression), language);
            if (lucene.isEmpty()) {
                continue;
            }
            written++;
            List<CharacterRunAutomaton> automata = automata(lucene.get());
            var pattern = new Regex(expression).pattern();
            for (int j = 0; j < TEXTS; j++) {
                String text = expressions.text();
                boolean expected = pattern.matcher(text).find();
                matched += expected ? 1 : 0;
                for (CharacterRunAutomaton automaton : automata) {
                    assertEquals(
                            expected,
                            automaton.run(text),
                            () -> "seed " + SEED + ", " + expression.notation() + " as " + lucene.get() + " on `" + text
                                    + "`");
                }
            }
        }
        int all = written;
        assertTrue(all > EXPRESSIONS / 2, () -> "only " + all + " of " + EXPRESSIONS + " in " + language);
        assertTrue(matched > all * TEXTS / 10, "too few texts match: " + matched);
    }

    /** As Elasticsearch runs it: by default flags, and by none. */
    private static List<CharacterRunAutomaton> automata(LuceneExpression expression) {
        int matchFlags = expression.letterCase() == LetterCase.IGNORED ? RegExp.ASCII_CASE_INSENSITIVE : 0;
        List<CharacterRunAutomaton> automata = new ArrayList<>();
        for (int syntax : new int[] {RegExp.NONE, RegExp.ALL}) {
            automata.add(new CharacterRunAutomaton(
                    new RegExp(expression.text(), syntax, matchFlags).toAutomaton(DETERMINIZED_STATES)));
        }
        return automata;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "foo .*foo.*",
                "^foo$ foo",
                "^foo|bar$ foo.*|.*bar",
                "(^|,)foo(,|$) (.*\\,)?foo(\\,.*)?",
                "a+b? .*a.*",
                ".*foo.* .*foo.*",
                "x[ab]+y .*x[a-b]+y.*",
                "\\bfoo\\b (.*[^0-9A-Z\\_a-z])?foo([^0-9A-Z\\_a-z].*)?",
                "\\Bfoo .*[0-9A-Z\\_a-z]foo.*",
                "(?m)^foo$ (.*\\␊)?foo(\\␊.*)?",
                "a~b@c&d<1-2>\"e\"# .*a\\~b\\@c\\&d\\<1\\-2\\>\\\"e\\\"\\#.*",
                "[\\\\-a] .*[\\\\\\]-a].*",
                "^ .*"
            })
    void writes(String expression, String lucene) {
        assertEquals(
                Optional.of(lucene.replace('␊', '\n')),
                LuceneExpression.of(Regex.of(expression, Set.of()), QueryLanguage.QUERY_STRING)
                        .map(LuceneExpression::text));
    }

    @Test
    void leavesTheCaseOfAsciiToElasticsearchOnlyWhereAllOfItIsIgnored() {
        Regex ignoring = Regex.of("^k[a-c]é", Set.of(Flag.IGNORE_CASE));
        assertEquals(
                Optional.of(new LuceneExpression("k[A-Ca-c][Éé].*", LetterCase.IGNORED, java.util.OptionalInt.empty())),
                LuceneExpression.of(ignoring, QueryLanguage.QUERY_DSL));
        assertEquals(
                Optional.of("[Kk][A-Ca-c][Éé].*"),
                LuceneExpression.of(ignoring, QueryLanguage.QUERY_STRING).map(LuceneExpression::text));
        Regex mixed = Regex.of("^a(?i:b)", Set.of());
        assertEquals(
                Optional.of(new LuceneExpression("a[Bb].*", LetterCase.EXACT, java.util.OptionalInt.empty())),
                LuceneExpression.of(mixed, QueryLanguage.QUERY_DSL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\b.", "a$b", ".\\bx", "(?m)a^b", "[^\\x00-\\x{10FFFF}]", "\\x{FFFD}", "a.{20}b", "(a|b.){1000}"})
    void saysWhatLuceneCannot(String expression) {
        assertEquals(
                Optional.empty(),
                LuceneExpression.of(Regex.of(expression, Set.of()), QueryLanguage.QUERY_DSL));
    }
}
