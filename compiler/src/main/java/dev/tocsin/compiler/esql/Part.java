package dev.tocsin.compiler.esql;

import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.elasticsearch.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a condition that is of one kind. Formulas of parts have no negation: {@code QSTR} cannot stand where null is
 * made false, and what the index is asked may only be widened where it is not negated.
 */
sealed interface Part {
    /** The index is asked. */
    record Asked(Formula<Clause> question) implements Part {}

    /** Values are read. */
    record Read(Formula<Test.OfValues> test) implements Part {}

    /** The formula in parts as large as they can be. */
    static Formula<Part> of(Formula<Test> formula) {
        return switch (formula) {
            case Formula.Everything<Test>() -> new Formula.Everything<>();
            case Formula.Nothing<Test>() -> new Formula.Nothing<>();
            case Formula.Leaf<Test>(Test test) ->
                Formula.leaf(
                        switch (test) {
                            case Test.Indexed(Clause clause) -> new Asked(Formula.leaf(clause));
                            case Test.OfValues values -> new Read(Formula.leaf(values));
                        });
            case Formula.Not<Test>(Formula<Test> operand) -> not(of(operand));
            case Formula.All<Test>(List<Formula<Test>> terms) ->
                all(terms.stream().map(Part::of).toList());
            case Formula.Any<Test>(List<Formula<Test>> terms) ->
                any(terms.stream().map(Part::of).toList());
        };
    }

    private static Formula<Part> not(Formula<Part> operand) {
        return switch (operand) {
            case Formula.Leaf<Part>(Part part) ->
                Formula.leaf(
                        switch (part) {
                            case Asked(Formula<Clause> question) -> new Asked(Formula.not(question));
                            case Read(Formula<Test.OfValues> test) -> new Read(Formula.not(test));
                        });
            case Formula.All<Part>(List<Formula<Part>> terms) ->
                any(terms.stream().map(Part::not).toList());
            case Formula.Any<Part>(List<Formula<Part>> terms) ->
                all(terms.stream().map(Part::not).toList());
            case Formula.Everything<Part>() -> new Formula.Nothing<>();
            case Formula.Nothing<Part>() -> new Formula.Everything<>();
            case Formula.Not<Part> not -> throw new IllegalStateException("a negation of parts");
        };
    }

    private static Formula<Part> all(List<Formula<Part>> terms) {
        return Formula.all(together(Formula.all(terms), Formula::all, Formula::all));
    }

    private static Formula<Part> any(List<Formula<Part>> terms) {
        return Formula.any(together(Formula.any(terms), Formula::any, Formula::any));
    }

    /** The terms with those of one kind as one: what is asked first, what is read last. */
    private static List<Formula<Part>> together(
            Formula<Part> connected,
            Function<List<Formula<Clause>>, Formula<Clause>> ask,
            Function<List<Formula<Test.OfValues>>, Formula<Test.OfValues>> read) {
        List<Formula<Part>> terms = switch (connected) {
            case Formula.All<Part>(List<Formula<Part>> several) -> several;
            case Formula.Any<Part>(List<Formula<Part>> several) -> several;
            case Formula.Leaf<Part> leaf -> List.of(leaf);
            case Formula.Everything<Part> everything -> List.of(everything);
            case Formula.Nothing<Part> nothing -> List.of(nothing);
            case Formula.Not<Part> not -> throw new IllegalStateException("a negation of parts");
        };
        List<Formula<Clause>> asked = new ArrayList<>();
        List<Formula<Test.OfValues>> toRead = new ArrayList<>();
        List<Formula<Part>> parts = new ArrayList<>();
        for (Formula<Part> term : terms) {
            if (!(term instanceof Formula.Leaf<Part>(Part part))) {
                parts.add(term);
            } else if (part instanceof Asked(Formula<Clause> question)) {
                asked.add(question);
            } else if (part instanceof Read(Formula<Test.OfValues> test)) {
                toRead.add(test);
            }
        }
        if (!asked.isEmpty()) {
            parts.addFirst(Formula.leaf(new Asked(ask.apply(asked))));
        }
        if (!toRead.isEmpty()) {
            parts.addLast(Formula.leaf(new Read(read.apply(toRead))));
        }
        return parts;
    }
}
