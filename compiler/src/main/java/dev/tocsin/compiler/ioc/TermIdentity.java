package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.Term;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * By what two editions mean the same indicator: what is looked for, wherever that is. Letter case, the order of parts,
 * and whether a name is a domain or a host of one make no difference.
 */
final class TermIdentity {
    private TermIdentity() {}

    static String of(Term term) {
        return switch (term) {
            case Term.Value(var type, var condition, var text, var scopes) ->
                condition == Condition.IS
                        ? Exclusions.identity(type, text)
                        : type.word() + " " + condition.word() + " " + text.toLowerCase(Locale.ROOT);
            case Term.All(List<Term> terms) -> "all" + parts(terms);
            case Term.Any(List<Term> terms) -> "any" + parts(terms);
            case Term.Not(Term negated) -> "not(" + of(negated) + ")";
        };
    }

    /** No value holds a line end. */
    private static String parts(List<Term> terms) {
        return terms.stream().map(TermIdentity::of).sorted().collect(Collectors.joining("\n", "(\n", "\n)"));
    }
}
