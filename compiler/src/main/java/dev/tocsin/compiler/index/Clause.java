package dev.tocsin.compiler.index;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A condition that is necessary for a rule and cheap to look for: one of the witnesses is in the event.
 *
 * @param witnesses without repetition, ordered; none means that the rule can never match
 * @param likelihood a guess of how many events have one of them, between 0 and 1
 */
record Clause(List<Witness> witnesses, double likelihood) {
    Clause {
        witnesses = List.copyOf(witnesses);
    }

    static Clause of(Witness witness) {
        return new Clause(List.of(witness), Commonness.of(witness.literal()));
    }

    static Clause never() {
        return new Clause(List.of(), 0);
    }

    /** One of the clauses holds. */
    static Clause anyOf(List<Clause> clauses) {
        Set<Witness> all = new TreeSet<>();
        clauses.forEach(clause -> all.addAll(clause.witnesses()));
        double sum = all.stream()
                .mapToDouble(witness -> Commonness.of(witness.literal()))
                .sum();
        return new Clause(List.copyOf(all), Math.min(1, sum));
    }
}
