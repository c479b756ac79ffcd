package dev.tocsin.connector.hunt;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.Predicate;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The fields whose mapping must be known before rules can become queries. */
final class NeededFields {
    private static final String EVENT_DATA = "winlog.event_data.";

    private final NavigableSet<String> fields = new TreeSet<>();

    private NavigableSet<String> found() {
        return fields;
    }

    /** Patterns for {@code _field_caps}. */
    static NavigableSet<String> of(Collection<CompiledRule> rules) {
        NeededFields needed = new NeededFields();
        needed.fields.add("@timestamp");
        rules.forEach(rule -> needed.add(rule.predicate()));
        NavigableSet<String> fields = needed.found();
        if (fields.contains("*")) {
            NavigableSet<String> every = new TreeSet<>();
            every.add("*");
            return every;
        }
        return fields;
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
            // A keyword looks everywhere.
            case Predicate.KeywordTest keyword -> fields.add("*");
        }
    }

    private void add(Field field) {
        for (Candidate candidate : field.candidates()) {
            for (String path : candidate.paths()) {
                // Names of event data may have spaces in the mapping where the path has none.
                fields.add(path.startsWith(EVENT_DATA) ? EVENT_DATA + "*" : path);
                // Dynamic mapping keeps the whole value of a text field in a field below it.
                fields.add(path + ".*");
            }
        }
    }
}
