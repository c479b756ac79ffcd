package dev.tocsin.compiler.index;

import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Origin;
import dev.tocsin.compiler.ir.Predicate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The values that a field has to have for a predicate to hold. */
final class NecessaryValues {
    private NecessaryValues() {}

    /**
     * Folded values: wherever the predicate holds, the field has at least one of them. Empty if the predicate may hold
     * whatever the field has; an empty set if it never holds.
     */
    static Optional<Set<String>> of(Predicate predicate, FieldChoice isMeant) {
        return switch (predicate) {
            case Predicate.Never() -> Optional.of(Set.of());
            case Predicate.And(List<Predicate> terms) ->
                // A field may have several values, so the sets of two terms must not be intersected.
                terms.stream().flatMap(term -> of(term, isMeant).stream()).min(Comparator.comparingInt(Set::size));
            case Predicate.Or(List<Predicate> terms) -> union(terms, isMeant);
            case Predicate.FieldTest(Field field, Matcher.Like like, Optional<Origin> origin) ->
                isMeant.includes(field) && like.pattern().isLiteral()
                        ? Optional.of(Set.of(CaseFolding.fold(like.pattern().literalText())))
                        : Optional.empty();
            case Predicate.Not(Predicate operand) -> negated(operand, isMeant);
            case Predicate.Always() -> Optional.empty();
            case Predicate.FieldTest test -> Optional.empty();
            case Predicate.FieldPresent present -> Optional.empty();
            case Predicate.FieldComparison comparison -> Optional.empty();
            case Predicate.KeywordTest test -> Optional.empty();
        };
    }

    private static Optional<Set<String>> union(List<Predicate> terms, FieldChoice isMeant) {
        Set<String> all = new TreeSet<>();
        for (Predicate term : terms) {
            Optional<Set<String>> values = of(term, isMeant);
            if (values.isEmpty()) {
                return values;
            }
            all.addAll(values.get());
        }
        return Optional.of(all);
    }

    private static Optional<Set<String>> negated(Predicate operand, FieldChoice isMeant) {
        return Negations.pushed(operand).flatMap(equal -> of(equal, isMeant));
    }
}
