package dev.tocsin.compiler.lint;

import dev.tocsin.compiler.implication.Logic;
import dev.tocsin.compiler.implication.Term;
import dev.tocsin.compiler.ir.Origin;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.lint.RuleMeaning.Certainty;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rule that no event can match. */
final class NeverMatches implements RuleCheck {
    @Override
    public void check(RuleMeaning meaning, Findings findings) {
        Predicate predicate = meaning.compiled().predicate();
        if (!meaning.isComplete() || !meaning.neverMatches()) {
            return;
        }
        Certainty certainty = meaning.cautious().neverMatches() ? Certainty.ANY_DOCUMENT : Certainty.SINGLE_VALUES;
        findings.add(conflict(predicate, meaning.logic())
                .map(conflict -> finding(meaning.rule(), conflict, certainty))
                .orElseGet(() -> Diagnostic.of(
                                Code.NEVER_MATCHES,
                                meaning.rule().source(),
                                condition(meaning.rule()),
                                "no event can match this rule: its parts contradict each other")
                        .withHint("check each part of the condition against the others")));
    }

    private static Span condition(DetectionRule rule) {
        return rule.detection().conditions().getFirst().span();
    }

    /** Two tests that never hold together, at least one of them with a place. */
    private record Conflict(Leaf one, Leaf other) {}

    private static Diagnostic finding(DetectionRule rule, Conflict conflict, Certainty certainty) {
        Optional<Origin> first = conflict.one.origin();
        Optional<Origin> second = conflict.other.origin();
        if (first.isEmpty() || second.isEmpty()) {
            Leaf written = first.isEmpty() ? conflict.other : conflict.one;
            String field = written.fieldName().orElse("value");
            return Diagnostic.of(
                            Code.NEVER_MATCHES,
                            rule.source(),
                            written.origin().orElseThrow().span(),
                            "no event can match this rule: those of its log source have another `" + field + "`")
                    .withHint("change the log source or this value")
                    .withNotes(List.of(new Diagnostic.Note(
                            "the log source", rule.source(), rule.logSource().span())));
        }
        String field = conflict.other.fieldName().map(name -> "`" + name + "`").orElse("the event");
        String message = switch (certainty) {
            case ANY_DOCUMENT -> "no event can match this rule: it asks of " + field + " what it rules out elsewhere";
            case SINGLE_VALUES ->
                "no event can match this rule: a single value of " + field + " cannot fit all that is asked of it";
        };
        return Diagnostic.of(
                        Code.NEVER_MATCHES, second.get().source(), second.get().span(), message)
                .withHint("remove one of the two, or make them alternatives")
                .withNotes(List.of(new Diagnostic.Note(
                        "this is asked as well",
                        first.get().source(),
                        first.get().span())));
    }

    /** The first pair of tests that makes an unsatisfiable predicate so; empty if it takes more than two. */
    private static Optional<Conflict> conflict(Predicate predicate, Logic logic) {
        return switch (predicate) {
            case Predicate.Or(List<Predicate> terms) ->
                terms.isEmpty() ? Optional.empty() : conflict(terms.getFirst(), logic);
            case Predicate.And and -> {
                List<Predicate> terms = new ArrayList<>();
                flatten(and, terms);
                yield terms.stream()
                        .filter(term -> logic.isUnsatisfiable(logic.term(term)))
                        .findFirst()
                        .map(term -> conflict(term, logic))
                        .orElseGet(() -> between(terms, logic));
            }
            case Predicate.Not not -> Optional.empty();
            case Predicate.Always always -> Optional.empty();
            case Predicate.Never never -> Optional.empty();
            case Predicate.FieldTest test -> Optional.empty();
            case Predicate.FieldPresent test -> Optional.empty();
            case Predicate.FieldComparison test -> Optional.empty();
            case Predicate.KeywordTest test -> Optional.empty();
        };
    }

    private static void flatten(Predicate predicate, List<Predicate> terms) {
        if (predicate instanceof Predicate.And(List<Predicate> inner)) {
            inner.forEach(term -> flatten(term, terms));
        } else {
            terms.add(predicate);
        }
    }

    private static Optional<Conflict> between(List<Predicate> terms, Logic logic) {
        for (int j = 1; j < terms.size(); j++) {
            for (int i = 0; i < j; i++) {
                if (neverTogether(terms.get(i), terms.get(j), logic)) {
                    return pair(terms.get(i), terms.get(j), logic);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Conflict> pair(Predicate one, Predicate other, Logic logic) {
        for (Leaf left : Leaf.of(one).toList()) {
            for (Leaf right : Leaf.of(other).toList()) {
                boolean hasPlace = left.origin().isPresent() || right.origin().isPresent();
                if (hasPlace && neverTogether(left.held(), right.held(), logic)) {
                    return Optional.of(new Conflict(left, right));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean neverTogether(Predicate one, Predicate other, Logic logic) {
        Term both = logic.all(List.of(logic.term(one), logic.term(other)));
        return logic.isUnsatisfiable(both);
    }
}
