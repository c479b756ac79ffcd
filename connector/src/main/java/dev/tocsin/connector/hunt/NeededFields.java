package dev.tocsin.connector.hunt;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.Predicate;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The paths that rules look at. */
final class NeededFields {
    private final NavigableSet<String> fields = new TreeSet<>();

    static NavigableSet<String> of(Collection<CompiledRule> rules) {
        NeededFields needed = new NeededFields();
        needed.fields.add("@timestamp");
        rules.forEach(rule -> needed.add(rule.predicate()));
        return needed.fields;
    }

    private void add(Predicate predicate) {
        switch (predicate) {
            case Predicate.Always() -> {}
            case Predicate.Never() -> {}
            case Predicate.And and -> and.terms().forEach(this::add);
            case Predicate.Or or -> or.terms().forEach(this::add);
            case Predicate.Not not -> add(not.operand());
            case Predicate.FieldTest test -> add(test.field());
            case Predicate.FieldPresent present -> add(present.field());
            case Predicate.FieldComparison comparison -> {
                add(comparison.left());
                add(comparison.right());
            }
            // A keyword looks everywhere, not at a path.
            case Predicate.KeywordTest keyword -> {}
        }
    }

    private void add(Field field) {
        for (Candidate candidate : field.candidates()) {
            fields.addAll(candidate.paths());
        }
    }
}
