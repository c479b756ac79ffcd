package dev.tocsin.compiler.lint;

import dev.tocsin.compiler.implication.Logic;
import dev.tocsin.compiler.implication.Suspects;
import dev.tocsin.compiler.implication.Term;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Which values of a list imply which. */
final class ValueOrder {
    /** From here on it pays to look for the few pairs that are worth a question. */
    private static final int LONG_LIST = 60;

    /** For each value, those that it implies. */
    private final List<BitSet> implied = new ArrayList<>();

    private final List<BitSet> implying = new ArrayList<>();

    /** @param terms the values; one that is impossible takes part in nothing */
    ValueOrder(List<Term> terms, Logic logic) {
        terms.forEach(term -> {
            implied.add(new BitSet());
            implying.add(new BitSet());
        });
        if (terms.size() < LONG_LIST) {
            BitSet everyone = new BitSet();
            everyone.set(0, terms.size());
            compare(terms, term -> everyone, logic);
        } else {
            compare(terms, new Suspects(terms)::of, logic);
        }
    }

    private void compare(List<Term> terms, Function<Term, BitSet> candidates, Logic logic) {
        for (int place = 0; place < terms.size(); place++) {
            Term term = terms.get(place);
            int wide = place;
            candidates.apply(term).stream()
                    .filter(narrow -> narrow != wide
                            && !term.isNever()
                            && !terms.get(narrow).isNever())
                    .filter(narrow -> logic.implies(terms.get(narrow), term))
                    .forEach(narrow -> {
                        implied.get(narrow).set(wide);
                        implying.get(wide).set(narrow);
                    });
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
