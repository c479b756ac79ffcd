package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.approximation.Reason;
import java.util.List;

/**
 * Keeps a formula within the depth of queries that Elasticsearch parses ({@code indices.query.bool.max_nested_depth},
 * 30), some of which whoever sends the query needs. What lies deeper becomes the constant that loses no document.
 */
public final class NestingLimit implements Widening {
    private static final int DEEPEST = 24;

    @Override
    public Reason reason() {
        return Reason.NESTING;
    }

    @Override
    public Formula<Clause> over(Formula<Clause> formula) {
        return limited(formula, 0, new Formula.Everything<>());
    }

    private static Formula<Clause> limited(Formula<Clause> formula, int depth, Formula<Clause> constant) {
        return switch (formula) {
            case Formula.Everything<Clause> everything -> everything;
            case Formula.Nothing<Clause> nothing -> nothing;
            case Formula.Leaf<Clause> leaf -> leaf;
            case Formula.All<Clause>(List<Formula<Clause>> terms) ->
                depth == DEEPEST ? constant : Formula.all(deeper(terms, depth, constant));
            case Formula.Any<Clause>(List<Formula<Clause>> terms) ->
                depth == DEEPEST ? constant : Formula.any(deeper(terms, depth, constant));
            case Formula.Not<Clause>(Formula<Clause> operand) ->
                depth == DEEPEST ? constant : Formula.not(limited(operand, depth + 1, Formula.not(constant)));
        };
    }

    private static List<Formula<Clause>> deeper(List<Formula<Clause>> terms, int depth, Formula<Clause> constant) {
        return terms.stream().map(term -> limited(term, depth + 1, constant)).toList();
    }
}
