package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.approximation.Formula;
import java.util.List;

/**
 * Whether Elasticsearch takes a formula clause by clause. It counts every clause towards {@code
 * indices.query.bool.max_clause_count}, however deep it is nested; a node with 1 GB of heap and 4 processors allows 9,362
 * (heap in MB * 64 / search threads).
 */
public enum QuerySize {
    ORDINARY,
    TOO_LARGE;

    private static final int MOST_CLAUSES = 9_000;

    public static QuerySize of(Formula<Clause> formula) {
        return clauses(formula) <= MOST_CLAUSES ? ORDINARY : TOO_LARGE;
    }

    private static long clauses(Formula<Clause> formula) {
        return switch (formula) {
            case Formula.Everything<Clause> everything -> 1;
            case Formula.Nothing<Clause> nothing -> 2;
            case Formula.Leaf<Clause> leaf -> 1;
            // What it is taken from may have to be written too.
            case Formula.Not<Clause>(Formula<Clause> operand) -> 1 + clauses(operand);
            case Formula.All<Clause>(List<Formula<Clause>> terms) ->
                terms.stream().mapToLong(QuerySize::clauses).sum();
            case Formula.Any<Clause>(List<Formula<Clause>> terms) ->
                terms.stream().mapToLong(QuerySize::clauses).sum();
        };
    }
}
