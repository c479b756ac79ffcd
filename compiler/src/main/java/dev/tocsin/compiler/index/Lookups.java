package dev.tocsin.compiler.index;

import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import java.util.List;

/** Which rules look values up. */
final class Lookups {
    private Lookups() {}

    static boolean looksUp(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And(List<Predicate> terms) -> terms.stream().anyMatch(Lookups::looksUp);
            case Predicate.Or(List<Predicate> terms) -> terms.stream().anyMatch(Lookups::looksUp);
            case Predicate.Not(Predicate operand) -> looksUp(operand);
            case Predicate.FieldTest test -> test.matcher() instanceof Matcher.OneOf;
            case Predicate.KeywordTest test -> test.matcher() instanceof Matcher.OneOf;
            case Predicate.Always always -> false;
            case Predicate.Never never -> false;
            case Predicate.FieldPresent present -> false;
            case Predicate.FieldComparison comparison -> false;
        };
    }
}
