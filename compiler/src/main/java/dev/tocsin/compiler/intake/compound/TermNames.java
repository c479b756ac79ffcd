package dev.tocsin.compiler.intake.compound;

import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.Term;
import java.util.List;
import java.util.stream.Collectors;

/** What a term is called where it has no name of its own. */
public final class TermNames {
    private static final int LIMIT = 200;

    private TermNames() {}

    /** The value of a single one, else its values as people would read them out: {@code a.exe and (b or c) and not d}. */
    public static String of(Term term) {
        String name = switch (term) {
            case Term.Value value -> value(value);
            case Term.All(List<Term> terms) -> joined(terms, " and ");
            case Term.Any(List<Term> terms) -> joined(terms, " or ");
            case Term.Not(Term inner) -> "not " + nested(inner);
        };
        return name.length() <= LIMIT || term instanceof Term.Value
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LIMIT / 2)) + "…";
    }

    private static String joined(List<Term> terms, String word) {
        return terms.stream().limit(LIMIT).map(TermNames::nested).collect(Collectors.joining(word));
    }

    private static String nested(Term term) {
        return switch (term) {
            case Term.Value value -> value(value);
            case Term.Not not -> of(not);
            case Term.All all -> "(" + of(all) + ")";
            case Term.Any any -> "(" + of(any) + ")";
        };
    }

    private static String value(Term.Value value) {
        return value.condition() == Condition.IS
                ? value.text()
                : value.condition().word() + " " + value.text();
    }
}
