package dev.tocsin.sigma.regex;

import java.util.List;
import java.util.Optional;

/**
 * What was read of a text.
 *
 * @param expression the tree; empty if there are problems
 * @param problems in the order of their places
 */
public record ParsedExpression(Optional<Expression> expression, List<Problem> problems) {
    public ParsedExpression {
        problems = List.copyOf(problems);
        if (expression.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException("either an expression or problems");
        }
    }
}
