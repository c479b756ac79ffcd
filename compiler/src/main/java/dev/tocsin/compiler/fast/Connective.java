package dev.tocsin.compiler.fast;

import java.util.Comparator;
import java.util.List;

/** Predicates made of predicates. */
sealed interface Connective extends FastPredicate {
    /** True of every document. */
    record Always() implements Connective {
        @Override
        public boolean test(EventView event) {
            return true;
        }

        @Override
        public int cost() {
            return 0;
        }
    }

    /** True of no document. */
    record Never() implements Connective {
        @Override
        public boolean test(EventView event) {
            return false;
        }

        @Override
        public int cost() {
            return 0;
        }
    }

    /** True if all terms are. */
    record All(List<FastPredicate> terms, int cost) implements Connective {
        @Override
        public boolean test(EventView event) {
            for (FastPredicate term : terms) {
                if (!term.test(event)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** True if any term is. */
    record Any(List<FastPredicate> terms, int cost) implements Connective {
        @Override
        public boolean test(EventView event) {
            for (FastPredicate term : terms) {
                if (term.test(event)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** True if the operand is not. */
    record Not(FastPredicate operand) implements Connective {
        @Override
        public boolean test(EventView event) {
            return !operand.test(event);
        }

        @Override
        public int cost() {
            return operand.cost();
        }
    }

    static FastPredicate all(List<FastPredicate> terms) {
        return terms.size() == 1 ? terms.getFirst() : new All(cheapFirst(terms), cost(terms));
    }

    static FastPredicate any(List<FastPredicate> terms) {
        return terms.size() == 1 ? terms.getFirst() : new Any(cheapFirst(terms), cost(terms));
    }

    private static List<FastPredicate> cheapFirst(List<FastPredicate> terms) {
        return terms.stream()
                .sorted(Comparator.comparingInt(FastPredicate::cost))
                .toList();
    }

    private static int cost(List<FastPredicate> terms) {
        return (int) Math.min(
                1_000_000, terms.stream().mapToLong(FastPredicate::cost).sum());
    }
}
