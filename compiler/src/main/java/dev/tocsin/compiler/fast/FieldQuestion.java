package dev.tocsin.compiler.fast;

import com.google.re2j.Pattern;
import dev.tocsin.compiler.eval.Matchers;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Values;
import dev.tocsin.compiler.text.Automaton;
import dev.tocsin.sigma.model.Network;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Predicates about the values of a field, given by its number in {@link FieldSlots}. */
sealed interface FieldQuestion extends FastPredicate {
    /** One of the values fits the pattern. */
    record Like(int slot, LetterCase letterCase, TextTest text) implements FieldQuestion {
        @Override
        public boolean test(EventView event) {
            for (String value : event.field(slot).texts(letterCase)) {
                if (text.fits(value)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int cost() {
            return text.cost();
        }
    }

    /**
     * One of the values fits one of the patterns.
     *
     * @param literals the patterns that are plain text
     * @param others the remaining ones, cheap ones first
     */
    record LikeOneOf(int slot, LetterCase letterCase, Set<String> literals, List<TextTest> others, int cost)
            implements FieldQuestion {
        @Override
        public boolean test(EventView event) {
            for (String value : event.field(slot).texts(letterCase)) {
                if (literals.contains(value)) {
                    return true;
                }
                for (TextTest other : others) {
                    if (other.fits(value)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /**
     * The inner question, asked only where the values hold one of the literals that it cannot be true without. The
     * literals are found regardless of letter case, so the inner question still decides.
     */
    record Guarded(int slot, Automaton literals, FieldQuestion inner) implements FieldQuestion {
        @Override
        public boolean test(EventView event) {
            for (String value : event.field(slot).values()) {
                if (literals.occursIn(value)) {
                    return inner.test(event);
                }
            }
            return false;
        }

        @Override
        public int cost() {
            return 10;
        }
    }

    /** The expression matches somewhere in one of the values. */
    record Matches(int slot, Pattern expression) implements FieldQuestion {
        @Override
        public boolean test(EventView event) {
            for (String value : event.field(slot).values()) {
                if (expression.matcher(value).find()) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int cost() {
            return 500;
        }
    }

    /** One of the values is an address in the network. */
    record InNetwork(int slot, Network network) implements FieldQuestion {
        @Override
        public boolean test(EventView event) {
            for (Optional<byte[]> address : event.field(slot).addresses()) {
                if (address.isPresent() && network.contains(address.get())) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int cost() {
            return 10;
        }
    }

    /** One of the field's values shows one of the listed ones. */
    record Shows(int slot, Values listed) implements FieldQuestion {
        @Override
        public boolean test(EventView event) {
            for (String value : event.field(slot).texts(LetterCase.IGNORED)) {
                if (listed.anyIn(value)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int cost() {
            return 8;
        }
    }

    /** One of the values fits the matcher, asked as the oracle does: for the kinds that are rare. */
    record Fits(int slot, Matcher matcher) implements FieldQuestion {
        @Override
        public boolean test(EventView event) {
            for (String value : event.field(slot).values()) {
                if (Matchers.fits(matcher, value)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int cost() {
            return 50;
        }
    }

    /** The field has a value. */
    record Present(int slot) implements FieldQuestion {
        @Override
        public boolean test(EventView event) {
            return !event.field(slot).values().isEmpty();
        }

        @Override
        public int cost() {
            return 1;
        }
    }

    /** One of the left field's values stands in the relation to one of the right field's. */
    record Compares(int left, Predicate.Relation relation, int right, LetterCase letterCase) implements FieldQuestion {
        @Override
        public boolean test(EventView event) {
            String[] others = event.field(right).texts(letterCase);
            for (String value : event.field(left).texts(letterCase)) {
                for (String other : others) {
                    if (stands(value, other)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean stands(String value, String other) {
            return switch (relation) {
                case EQUALS -> value.equals(other);
                case CONTAINS -> value.contains(other);
                case STARTS_WITH -> value.startsWith(other);
                case ENDS_WITH -> value.endsWith(other);
            };
        }

        @Override
        public int cost() {
            return 3;
        }
    }
}
