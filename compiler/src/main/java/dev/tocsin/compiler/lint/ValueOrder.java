package dev.tocsin.compiler.lint;

import dev.tocsin.compiler.implication.Logic;
import dev.tocsin.compiler.implication.Suspects;
import dev.tocsin.compiler.implication.Term;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Which values of a list imply which. */
final class ValueOrder {
    /** From here on it pays to look for the few pairs that are worth a question. */
    private static final int LONG_LIST = 150;

    /** For each value, those that it implies. */
    private final List<BitSet> implied = new ArrayList<>();

    private final List<BitSet> implying = new ArrayList<>();

    /** @param terms the values; one that is impossible takes part in nothing */
    ValueOrder(List<Term> terms, Logic logic) {
        terms.forEach(term -> {
            implied.add(new BitSet());
            implying.add(new BitSet());
        });
        BitSet everyone = new BitSet();
        everyone.set(0, terms.size());
        Suspects suspects = new Suspects(terms.size() < LONG_LIST ? List.of() : terms);
        for (int wide = 0; wide < terms.size(); wide++) {
            Term term = terms.get(wide);
            BitSet candidates = terms.size() < LONG_LIST ? everyone : suspects.of(term);
            for (int narrow = candidates.nextSetBit(0); narrow >= 0; narrow = candidates.nextSetBit(narrow + 1)) {
                boolean isQuestion = narrow != wide && !term.isNever() && !terms.get(narrow).isNever();
                if (isQuestion && logic.implies(terms.get(narrow), term)) {
                    implied.get(narrow).set(wide);
                    implying.get(wide).set(narrow);
                }
            }
        }
    }

    /** The first value that this one implies and that is not merely its equal further down. */
    OptionalInt wider(int value) {
        return first(value, implied, implying);
    }

    /** The first value that implies this one and that is not merely its equal further down. */
    OptionalInt narrower(int value) {
        return first(value, implying, implied);
    }

    private static OptionalInt first(int value, List<BitSet> there, List<BitSet> back) {
        IntStream others = there.get(value).stream();
        return others.filter(other -> other < value || !back.get(value).get(other))
                .findFirst();
    }
}
