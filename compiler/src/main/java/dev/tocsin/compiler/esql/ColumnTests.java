package dev.tocsin.compiler.esql;

import dev.tocsin.compiler.approximation.Bounds;
import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.approximation.PathTests;
import dev.tocsin.compiler.elasticsearch.Clause;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.elasticsearch.FieldTests;
import dev.tocsin.compiler.elasticsearch.QueryLanguage;
import dev.tocsin.compiler.ir.Matcher;
import java.util.List;
import java.util.Map;

/** What the index can say of a path, and what its values say where the index cannot. */
final class ColumnTests implements PathTests<Test> {
    private final FieldTests index;
    private final TextColumns columns;

    ColumnTests(FieldCapabilities capabilities, Columns known) {
        this.index = new FieldTests(capabilities, QueryLanguage.QUERY_STRING);
        this.columns = new TextColumns(
                switch (known) {
                    case KNOWN -> capabilities;
                    case ASSUMED -> FieldCapabilities.of(Map.of());
                });
    }

    @Override
    public Bounds<Test> fits(String path, Matcher matcher) {
        Bounds<Test> asked = asked(index.fits(path, matcher));
        if (asked.isExact()) {
            return asked;
        }
        return columns.at(path)
                .flatMap(column -> ValueTests.fits(column, matcher))
                .map(read -> both(asked, read))
                .orElse(asked);
    }

    @Override
    public Bounds<Test> present(String path) {
        return asked(index.present(path));
    }

    /** The meaning lies between both pairs. The index is asked first, so that few documents have to be read. */
    private static Bounds<Test> both(Bounds<Test> asked, Bounds<Test> read) {
        Formula<Test> over = Formula.all(List.of(asked.over(), read.over()));
        return read.isExact()
                ? Bounds.exactly(over)
                : new Bounds<>(over, Formula.any(List.of(asked.under(), read.under())), read.reasons());
    }

    private static Bounds<Test> asked(Bounds<Clause> bounds) {
        return new Bounds<>(asked(bounds.over()), asked(bounds.under()), bounds.reasons());
    }

    private static Formula<Test> asked(Formula<Clause> formula) {
        return switch (formula) {
            case Formula.Everything<Clause>() -> new Formula.Everything<>();
            case Formula.Nothing<Clause>() -> new Formula.Nothing<>();
            case Formula.Leaf<Clause>(Clause clause) -> Formula.leaf(new Test.Indexed(clause));
            case Formula.Not<Clause>(Formula<Clause> operand) -> Formula.not(asked(operand));
            case Formula.All<Clause>(List<Formula<Clause>> terms) ->
                Formula.all(terms.stream().map(ColumnTests::asked).toList());
            case Formula.Any<Clause>(List<Formula<Clause>> terms) ->
                Formula.any(terms.stream().map(ColumnTests::asked).toList());
        };
    }
}
