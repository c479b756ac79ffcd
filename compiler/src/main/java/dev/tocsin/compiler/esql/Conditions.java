package dev.tocsin.compiler.esql;

import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.elasticsearch.Clause;
import dev.tocsin.compiler.lucene.QueryString;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes conditions. ES|QL reads {@code a AND b AND c} as a tree that grows one level with each operand, and refuses more
 * than 400 levels, so long lists are put between parentheses in groups.
 */
final class Conditions {
    static final String EVERYTHING = "true";
    private static final String NOTHING = "false";

    /** So many operands stand side by side. */
    private static final int WIDEST = 16;

    private Conditions() {}

    /** The condition that both hold, a conjunct a line. */
    static String write(Formula<Clause> asked, Formula<Part> rest) {
        List<String> conjuncts = new ArrayList<>();
        switch (asked) {
            case Formula.Everything<Clause> everything -> {}
            case Formula.All<Clause>(List<Formula<Clause>> terms) ->
                terms.forEach(term -> conjuncts.add(question(term)));
            case Formula.Nothing<Clause> nothing -> conjuncts.add(NOTHING);
            case Formula.Any<Clause> any -> conjuncts.add(question(any));
            case Formula.Not<Clause> not -> conjuncts.add(question(not));
            case Formula.Leaf<Clause> leaf -> conjuncts.add(question(leaf));
        }
        switch (rest) {
            case Formula.Everything<Part> everything -> {}
            case Formula.All<Part>(List<Formula<Part>> terms) ->
                terms.forEach(term -> conjuncts.addAll(conjuncts(term)));
            case Formula.Any<Part> any -> conjuncts.addAll(conjuncts(any));
            case Formula.Leaf<Part> leaf -> conjuncts.addAll(conjuncts(leaf));
            case Formula.Not<Part> not -> conjuncts.addAll(conjuncts(not));
            case Formula.Nothing<Part> nothing -> conjuncts.add(NOTHING);
        }
        return conjuncts.isEmpty() ? EVERYTHING : balanced(conjuncts, "\n    AND ");
    }

    private static List<String> conjuncts(Formula<Part> term) {
        return term
                        instanceof
                        Formula.Leaf<Part>(Part.Read(Formula.All<Test.OfValues>(List<Formula<Test.OfValues>> tests)))
                ? tests.stream().map(Conditions::operandOfValues).toList()
                : List.of(operand(term));
    }

    private static String question(Formula<Clause> question) {
        return switch (question) {
            case Formula.Everything<Clause> everything -> EVERYTHING;
            case Formula.Nothing<Clause> nothing -> NOTHING;
            case Formula.Leaf<Clause> leaf -> asked(leaf);
            case Formula.All<Clause> all -> asked(all);
            case Formula.Any<Clause> any -> asked(any);
            case Formula.Not<Clause> not -> asked(not);
        };
    }

    private static String asked(Formula<Clause> question) {
        return "QSTR(" + EsqlText.literal(QueryString.of(question)) + ")";
    }

    /** A text that keeps its meaning beside AND, OR and NOT. */
    private static String operand(Formula<Part> formula) {
        return switch (formula) {
            case Formula.Everything<Part> everything -> EVERYTHING;
            case Formula.Nothing<Part> nothing -> NOTHING;
            case Formula.Leaf<Part>(Part.Asked(Formula<Clause> question)) -> question(question);
            case Formula.Leaf<Part>(Part.Read(Formula<Test.OfValues> test)) -> operandOfValues(test);
            case Formula.All<Part>(List<Formula<Part>> terms) ->
                all(terms.stream().map(Conditions::operand).toList());
            case Formula.Any<Part>(List<Formula<Part>> terms) ->
                any(terms.stream().map(Conditions::operand).toList());
            case Formula.Not<Part> not -> throw new IllegalStateException("a negation of parts");
        };
    }

    private static String operandOfValues(Formula<Test.OfValues> formula) {
        return switch (formula) {
            case Formula.Everything<Test.OfValues> everything -> EVERYTHING;
            case Formula.Nothing<Test.OfValues> nothing -> NOTHING;
            case Formula.Leaf<Test.OfValues>(Test.OfValues test) -> Expressions.of(test);
            case Formula.All<Test.OfValues>(List<Formula<Test.OfValues>> terms) ->
                all(terms.stream().map(Conditions::operandOfValues).toList());
            case Formula.Any<Test.OfValues>(List<Formula<Test.OfValues>> terms) ->
                any(Alternatives.of(terms).stream().map(Conditions::alternative).toList());
            // What is null is not true, so its contrary is.
            case Formula.Not<Test.OfValues>(Formula<Test.OfValues> operand) ->
                "NOT COALESCE(" + operandOfValues(operand) + ", false)";
        };
    }

    private static String alternative(Alternatives.Alternative alternative) {
        return switch (alternative) {
            case Alternatives.Single(Formula<Test.OfValues> term) -> operandOfValues(term);
            case Alternatives.Together together -> Expressions.of(together);
        };
    }

    private static String all(List<String> operands) {
        return operands.size() == 1 ? operands.getFirst() : "(" + balanced(operands, " AND ") + ")";
    }

    private static String any(List<String> operands) {
        return operands.size() == 1 ? operands.getFirst() : "(" + balanced(operands, " OR ") + ")";
    }

    private static String balanced(List<String> operands, String connective) {
        if (operands.size() <= WIDEST) {
            return String.join(connective, operands);
        }
        int groupSize = (operands.size() + WIDEST - 1) / WIDEST;
        List<String> groups = new ArrayList<>();
        for (int from = 0; from < operands.size(); from += groupSize) {
            List<String> group = operands.subList(from, Math.min(operands.size(), from + groupSize));
            groups.add(group.size() == 1 ? group.getFirst() : "(" + balanced(group, connective) + ")");
        }
        return String.join(connective, groups);
    }
}
