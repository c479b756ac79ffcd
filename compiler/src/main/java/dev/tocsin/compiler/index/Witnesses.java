package dev.tocsin.compiler.index;

import dev.tocsin.compiler.fast.FieldSlots;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Origin;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.compiler.text.Automaton;
import dev.tocsin.compiler.text.RequiredLiterals;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads off a predicate what an event has to contain for it to hold: wherever it holds, each of its clauses does. Fields
 * that tell kinds of events apart give no witnesses; the index asks those first.
 */
final class Witnesses {
    /** Longer ones are no rarer, and cost memory. */
    private static final int LONGEST = 40;

    private final FieldSlots slots;
    private final FieldChoice isIgnored;

    Witnesses(FieldSlots slots, FieldChoice isIgnored) {
        this.slots = slots;
        this.isIgnored = isIgnored;
    }

    /** The clauses, the least likely first. */
    List<Clause> clauses(Predicate predicate) {
        return all(predicate).stream()
                .sorted(Comparator.comparingDouble(Clause::likelihood)
                        .thenComparingInt(clause -> clause.witnesses().size()))
                .toList();
    }

    private List<Clause> all(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Never() -> List.of(Clause.never());
            case Predicate.And(List<Predicate> terms) ->
                terms.stream().flatMap(term -> all(term).stream()).toList();
            case Predicate.Or(List<Predicate> terms) -> any(terms);
            case Predicate.Not(Predicate operand) ->
                Negations.pushed(operand).map(this::all).orElse(List.of());
            case Predicate.FieldTest(Field field, Matcher matcher, Optional<Origin> origin) ->
                isIgnored.includes(field) ? List.of() : of(slots.of(field), matcher);
            case Predicate.KeywordTest(Matcher matcher, Optional<Origin> origin) -> of(FieldSlots.EVERYWHERE, matcher);
            case Predicate.Always() -> List.of();
            case Predicate.FieldPresent present -> List.of();
            case Predicate.FieldComparison comparison -> List.of();
        };
    }

    private List<Clause> any(List<Predicate> terms) {
        List<Clause> best = new ArrayList<>();
        for (Predicate term : terms) {
            List<Clause> clauses = clauses(term);
            if (clauses.isEmpty()) {
                return List.of();
            }
            best.add(clauses.getFirst());
        }
        return List.of(Clause.anyOf(best));
    }

    private static List<Clause> of(int slot, Matcher matcher) {
        return switch (matcher) {
            case Matcher.Like like -> like(slot, like.pattern()).stream().toList();
            case Matcher.Matches(Regex regex) ->
                RequiredLiterals.of(regex).stream()
                        .map(literals -> Clause.anyOf(literals.stream()
                                .map(literal -> Clause.of(witness(slot, literal)))
                                .toList()))
                        .toList();
            case Matcher.InNetwork inNetwork -> List.of();
            case Matcher.Compare compare -> List.of();
            case Matcher.DatePartEquals datePart -> List.of();
            case Matcher.OneOf oneOf -> List.of();
            case Matcher.NotBefore notBefore -> List.of();
        };
    }

    private static Optional<Clause> like(int slot, SigmaString pattern) {
        return pattern.parts().stream()
                .flatMap(part -> switch (part) {
                    case SigmaString.Part.Text(String text) -> Optional.of(Clause.of(witness(slot, text))).stream();
                    case SigmaString.Part.AnyRun() -> Optional.<Clause>empty().stream();
                    case SigmaString.Part.AnyOne() -> Optional.<Clause>empty().stream();
                })
                .min(Comparator.comparingDouble(Clause::likelihood)
                        .thenComparingInt(clause ->
                                -clause.witnesses().getFirst().literal().length()));
    }

    private static Witness witness(int slot, String text) {
        // The end of a path tells more than its beginning.
        String distinct = Automaton.distinct(text);
        return new Witness(slot, distinct.substring(Math.max(0, distinct.length() - LONGEST)));
    }
}
