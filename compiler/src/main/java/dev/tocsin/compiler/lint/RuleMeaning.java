package dev.tocsin.compiler.lint;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.EventScope;
import dev.tocsin.compiler.implication.FieldCardinality;
import dev.tocsin.compiler.implication.Logic;
import dev.tocsin.compiler.implication.Term;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.mapping.WinlogbeatMapping;
import dev.tocsin.sigma.model.Condition;
import dev.tocsin.sigma.model.DetectionRule;
import java.util.List;
import java.util.Objects;

/**
 * A rule and what its parts mean, as terms. Questions are asked of {@link #logic()}, which takes documents for what
 * Winlogbeat writes; what {@link #cautious()} proves too holds for any document.
 */
final class RuleMeaning {
    private final CheckedRule checked;
    private final WinlogbeatMapping mapping;
    private final Logic logic;
    private final Predicate scope;
    private final boolean neverMatches;

    RuleMeaning(CheckedRule checked, WinlogbeatMapping mapping) {
        this(checked, mapping, logic(mapping));
    }

    private RuleMeaning(CheckedRule checked, WinlogbeatMapping mapping, Logic logic) {
        this.checked = checked;
        this.mapping = mapping;
        this.logic = logic;
        this.scope = EventScope.of(checked.compiled().eventSources(), mapping);
        this.neverMatches = logic.isUnsatisfiable(logic.term(checked.compiled().predicate()));
    }

    /** The same rule over any documents: nothing is known of how many values a field has. */
    RuleMeaning cautious() {
        return new RuleMeaning(checked, mapping, new Logic(FieldCardinality.unknown()));
    }

    /** What a proof rests on. */
    enum Certainty {
        /** It holds for any document. */
        ANY_DOCUMENT,
        /** It holds because Winlogbeat writes some field with one value at most. */
        SINGLE_VALUES
    }

    /** A logic that knows which fields of Winlogbeat's documents have one value at most. */
    static Logic logic(WinlogbeatMapping mapping) {
        return new Logic(field -> mapping.holdsOneValue(field)
                ? FieldCardinality.Values.AT_MOST_ONE
                : FieldCardinality.Values.ANY_NUMBER);
    }

    /** Whether no event can match the rule. */
    boolean neverMatches() {
        return neverMatches;
    }

    DetectionRule rule() {
        return checked.rule();
    }

    CompiledRule compiled() {
        return checked.compiled();
    }

    WinlogbeatMapping mapping() {
        return mapping;
    }

    Logic logic() {
        return logic;
    }

    /** True of the events of the log source. */
    Predicate scope() {
        return scope;
    }

    /** What the rest of the checks need: a meaning for every search identifier that a condition names. */
    boolean isComplete() {
        return rule().detection().conditions().stream().allMatch(this::isComplete);
    }

    private boolean isComplete(Condition condition) {
        return switch (condition) {
            case Condition.Identifier(String name, var span) ->
                compiled().searches().containsKey(name);
            case Condition.Not(Condition operand, var span) -> isComplete(operand);
            case Condition.And(List<Condition> terms, var span) ->
                terms.stream().allMatch(this::isComplete);
            case Condition.Or(List<Condition> terms, var span) -> terms.stream().allMatch(this::isComplete);
            // One that selects nothing is a finding of its own, and nothing more is to be said about such a rule.
            case Condition.Quantified quantified ->
                !quantified.identifiers().isEmpty()
                        && compiled().searches().keySet().containsAll(quantified.identifiers());
        };
    }

    /** The predicate of a search identifier. */
    Predicate search(String name) {
        return Objects.requireNonNull(compiled().searches().get(name), name);
    }

    Term term(Condition condition) {
        return switch (condition) {
            case Condition.Identifier(String name, var span) -> logic.term(search(name));
            case Condition.Not(Condition operand, var span) -> logic.not(term(operand));
            case Condition.And(List<Condition> terms, var span) ->
                logic.all(terms.stream().map(this::term).toList());
            case Condition.Or(List<Condition> terms, var span) ->
                logic.any(terms.stream().map(this::term).toList());
            case Condition.Quantified quantified -> {
                List<Term> terms = quantified.identifiers().stream()
                        .map(name -> logic.term(search(name)))
                        .toList();
                yield switch (quantified.quantifier()) {
                    case ANY -> logic.any(terms);
                    case ALL -> logic.all(terms);
                };
            }
        };
    }
}
