package dev.tocsin.connector.agree;

import dev.tocsin.compiler.ir.Predicate;
import java.util.List;
import java.util.Optional;

/**
 * The smallest part of a rule on which two engines differ. Most often a single test; a conjunction or disjunction if its
 * terms by themselves make no difference.
 *
 * @param part as it stands in the rule; under a negation, with that negation
 */
public record Parting(Predicate part) {
    /** Whether two engines differ on a predicate. */
    @FunctionalInterface
    interface Difference {
        boolean on(Predicate predicate);
    }

    /** Goes down from a predicate on which they differ. */
    static Parting of(Predicate predicate, Difference difference) {
        Predicate part = predicate;
        while (true) {
            Optional<Predicate> smaller =
                    terms(part).stream().filter(difference::on).findFirst();
            if (smaller.isEmpty()) {
                return new Parting(part);
            }
            part = smaller.get();
        }
    }

    /** What a predicate is made of; a negation goes along with the terms, because an engine may treat it as one. */
    private static List<Predicate> terms(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And(List<Predicate> terms) -> terms;
            case Predicate.Or(List<Predicate> terms) -> terms;
            case Predicate.Not(Predicate operand) ->
                terms(operand).stream().map(Predicate::not).toList();
            case Predicate.Always() -> List.of();
            case Predicate.Never() -> List.of();
            case Predicate.FieldTest test -> List.of();
            case Predicate.FieldPresent present -> List.of();
            case Predicate.FieldComparison comparison -> List.of();
            case Predicate.KeywordTest test -> List.of();
        };
    }
}
