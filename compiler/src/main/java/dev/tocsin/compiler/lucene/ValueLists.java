package dev.tocsin.compiler.lucene;

import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.elasticsearch.Clause;
import dev.tocsin.compiler.elasticsearch.Patterns;
import dev.tocsin.compiler.elasticsearch.QueryLanguage;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of one field as alternatives. Elasticsearch counts each of them towards {@code
 * indices.query.bool.max_clause_count}, because {@code query_string} has no {@code terms}; a node with 1 GB of heap and 4
 * processors allows 9,362. Where a query has more, whole values are put together in regular expressions, which are exact
 * too: an automaton of plain alternatives is a tree.
 */
enum ValueLists {
    APART,
    TOGETHER;

    private static final int MOST_CLAUSES = 9_000;
    /** Some way below {@code index.max_regex_length}, for the parentheses that {@link Syntax#expression} may add. */
    private static final int LONGEST_EXPRESSION = 950;

    /** As the whole query needs it. */
    static ValueLists of(Formula<Clause> formula) {
        return clauses(formula) <= MOST_CLAUSES ? APART : TOGETHER;
    }

    private static long clauses(Formula<Clause> formula) {
        return switch (formula) {
            case Formula.Everything<Clause> everything -> 1;
            case Formula.Nothing<Clause> nothing -> 2;
            case Formula.Leaf<Clause> leaf -> 1;
            // What it is taken from may have to be written too.
            case Formula.Not<Clause>(Formula<Clause> operand) -> 1 + clauses(operand);
            case Formula.All<Clause>(List<Formula<Clause>> terms) ->
                terms.stream().mapToLong(ValueLists::clauses).sum();
            case Formula.Any<Clause>(List<Formula<Clause>> terms) ->
                terms.stream().mapToLong(ValueLists::clauses).sum();
        };
    }

    /** The alternatives, of which there are as many as clauses or fewer. */
    List<String> values(List<Clause> clauses) {
        return switch (this) {
            case APART -> clauses.stream().map(QueryString::value).toList();
            case TOGETHER -> together(clauses);
        };
    }

    private static List<String> together(List<Clause> clauses) {
        List<String> values = new ArrayList<>();
        StringBuilder expression = new StringBuilder();
        for (Clause clause : clauses) {
            // There is no empty alternative in Lucene.
            if (clause instanceof Clause.Like like
                    && like.pattern().isLiteral()
                    && !like.pattern().literalText().isEmpty()) {
                String alternative = Patterns.regexp(like.pattern(), like.letterCase(), QueryLanguage.QUERY_STRING);
                if (expression.length() + 1 + alternative.length() > LONGEST_EXPRESSION && !expression.isEmpty()) {
                    values.add(Syntax.expression(expression.toString()));
                    expression.setLength(0);
                }
                expression.append(expression.isEmpty() ? "" : "|").append(alternative);
            } else {
                values.add(QueryString.value(clause));
            }
        }
        if (!expression.isEmpty()) {
            values.add(Syntax.expression(expression.toString()));
        }
        return values;
    }
}
