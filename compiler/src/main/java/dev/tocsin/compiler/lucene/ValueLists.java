package dev.tocsin.compiler.lucene;

import dev.tocsin.compiler.elasticsearch.Clause;
import dev.tocsin.compiler.elasticsearch.PatternLimits;
import dev.tocsin.compiler.elasticsearch.Patterns;
import dev.tocsin.compiler.elasticsearch.QueryLanguage;
import dev.tocsin.compiler.elasticsearch.QuerySize;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of one field as alternatives. {@code query_string} has no {@code terms}, so each of them is a clause. Where a
 * query has more than Elasticsearch takes, whole values are put together in regular expressions, which are exact too: an
 * automaton of plain alternatives is a tree.
 */
final class ValueLists {
    private ValueLists() {}

    /**
     * The alternatives, of which there are as many as clauses or fewer.
     *
     * @param size of the whole query
     */
    static List<String> of(List<Clause> clauses, QuerySize size) {
        return switch (size) {
            case ORDINARY -> clauses.stream().map(QueryString::value).toList();
            case TOO_LARGE -> together(clauses);
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
                if (expression.length() + 1 + alternative.length() > PatternLimits.LONGEST_REGEXP
                        && !expression.isEmpty()) {
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
