package dev.tocsin.compiler.index;

import dev.tocsin.compiler.fast.EventView;
import dev.tocsin.compiler.fast.FastPredicate;
import dev.tocsin.compiler.fast.FieldSlots;
import dev.tocsin.compiler.fast.Predicates;
import dev.tocsin.compiler.ir.Predicate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names the rules that an event could match: by the kind of event first, then by literals that have to be in it. Every
 * rule that matches is named. What is made for a kind of event is made when the first one comes. May be shared between
 * threads.
 */
public final class RuleIndex {
    private final EventKinds kinds;
    private final List<List<Clause>> clauses;
    /** The rules that are asked themselves, because they look their values up: no automaton could be faster. */
    private final Map<Integer, FastPredicate> lookups;

    private final Map<List<Integer>, Compartment> byKind = new ConcurrentHashMap<>();
    private final Map<BitSet, Compartment> byRules = new ConcurrentHashMap<>();

    private RuleIndex(EventKinds kinds, List<List<Clause>> clauses, Map<Integer, FastPredicate> lookups) {
        this.kinds = kinds;
        this.lookups = Map.copyOf(lookups);
        this.clauses = clauses;
    }

    /**
     * Reads the rules' predicates.
     *
     * @param predicates of the rules; their places in the list are what the index answers with
     * @param slots the numbers of all their fields; none may be added later
     */
    public static RuleIndex of(List<Predicate> predicates, FieldSlots slots) {
        Witnesses witnesses = new Witnesses(slots, EventKinds::isTelling);
        Predicates fast = new Predicates(slots);
        List<List<Clause>> clauses = new ArrayList<>();
        Map<Integer, FastPredicate> lookups = new HashMap<>();
        for (Predicate predicate : predicates) {
            if (Lookups.looksUp(predicate)) {
                lookups.put(clauses.size(), fast.fast(predicate));
                clauses.add(List.of());
            } else {
                clauses.add(witnesses.clauses(predicate));
            }
        }
        return new RuleIndex(EventKinds.of(predicates, slots), clauses, lookups);
    }

    /** A finder for one thread. */
    public Finder finder() {
        return new Finder();
    }

    private Compartment compartment(EventView event) {
        return byKind.computeIfAbsent(
                kinds.of(event),
                kind -> byRules.computeIfAbsent(
                        kinds.possible(kind), rules -> Compartment.of(rules, clauses, lookups)));
    }

    /** Finds candidates. Not safe for use by several threads at once. */
    public final class Finder {
        private final Compartment.Marks marks = new Compartment.Marks(clauses.size());

        private Finder() {}

        /** The rules that could match the event, in ascending order; all that do match are among them. */
        public int[] candidates(EventView event) {
            return compartment(event).candidates(event, marks);
        }
    }
}
