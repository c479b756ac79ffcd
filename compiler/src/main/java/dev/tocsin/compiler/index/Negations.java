package dev.tocsin.compiler.index;

import dev.tocsin.compiler.ir.Predicate;
import java.util.List;
import java.util.Optional;

/** What can be said about a negation by looking into it. */
final class Negations {
    private Negations() {}

    /** A predicate equal to the negation of this one, one step nearer to the leaves; empty for a leaf. */
    static Optional<Predicate> pushed(Predicate operand) {
        return switch (operand) {
            case Predicate.Not(Predicate inner) -> Optional.of(inner);
            case Predicate.And(List<Predicate> terms) -> Optional.of(new Predicate.Or(negated(terms)));
            case Predicate.Or(List<Predicate> terms) -> Optional.of(new Predicate.And(negated(terms)));
            case Predicate.Always() -> Optional.of(new Predicate.Never());
            case Predicate.Never() -> Optional.of(new Predicate.Always());
            case Predicate.FieldTest test -> Optional.empty();
            case Predicate.FieldPresent present -> Optional.empty();
            case Predicate.FieldComparison comparison -> Optional.empty();
            case Predicate.KeywordTest test -> Optional.empty();
        };
    }

    private static List<Predicate> negated(List<Predicate> terms) {
        return terms.stream().<Predicate>map(Predicate.Not::new).toList();
    }
}
