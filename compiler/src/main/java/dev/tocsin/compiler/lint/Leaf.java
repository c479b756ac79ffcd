package dev.tocsin.compiler.lint;

import dev.tocsin.compiler.ir.Origin;
import dev.tocsin.compiler.ir.Predicate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A test in a predicate.
 *
 * @param test the test alone
 * @param held the test, or its negation if it stands under an odd number of them
 */
record Leaf(Predicate test, Predicate held) {
    /** The leaves in the order written. */
    static Stream<Leaf> of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And(List<Predicate> terms) -> terms.stream().flatMap(Leaf::of);
            case Predicate.Or(List<Predicate> terms) -> terms.stream().flatMap(Leaf::of);
            case Predicate.Not(Predicate operand) ->
                of(operand).map(leaf -> new Leaf(leaf.test, Predicate.not(leaf.held)));
            case Predicate.Always always -> Stream.of();
            case Predicate.Never never -> Stream.of();
            case Predicate.FieldTest test -> Stream.of(new Leaf(test, test));
            case Predicate.FieldPresent test -> Stream.of(new Leaf(test, test));
            case Predicate.FieldComparison test -> Stream.of(new Leaf(test, test));
            case Predicate.KeywordTest test -> Stream.of(new Leaf(test, test));
        };
    }

    /** Where it was written; empty for what the log source says. */
    Optional<Origin> origin() {
        return switch (test) {
            case Predicate.FieldTest leaf -> leaf.origin();
            case Predicate.FieldPresent leaf -> leaf.origin();
            case Predicate.FieldComparison leaf -> leaf.origin();
            case Predicate.KeywordTest leaf -> leaf.origin();
            case Predicate.And and -> Optional.empty();
            case Predicate.Or or -> Optional.empty();
            case Predicate.Not not -> Optional.empty();
            case Predicate.Always always -> Optional.empty();
            case Predicate.Never never -> Optional.empty();
        };
    }

    /** The name of the field that is asked for, as the rule writes it. */
    Optional<String> fieldName() {
        return switch (test) {
            case Predicate.FieldTest leaf -> Optional.of(leaf.field().name());
            case Predicate.FieldPresent leaf -> Optional.of(leaf.field().name());
            case Predicate.FieldComparison leaf -> Optional.of(leaf.left().name());
            case Predicate.KeywordTest leaf -> Optional.empty();
            case Predicate.And and -> Optional.empty();
            case Predicate.Or or -> Optional.empty();
            case Predicate.Not not -> Optional.empty();
            case Predicate.Always always -> Optional.empty();
            case Predicate.Never never -> Optional.empty();
        };
    }
}
