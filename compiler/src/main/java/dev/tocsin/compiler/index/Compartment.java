package dev.tocsin.compiler.index;

import dev.tocsin.compiler.fast.EventView;
import dev.tocsin.compiler.fast.FastPredicate;
import dev.tocsin.compiler.text.Automaton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** The part of the index for events that leave the same rules possible: one automaton for each field worth reading. */
final class Compartment {
    /** The number of clauses looked for of one rule: a mark holds this many. */
    private static final int MOST_CLAUSES = 4;

    /** Another clause pays only if it is seldom true. */
    private static final double LIKELY = 0.2;

    private final List<Scan> scans;
    /** Rules without a clause. */
    private final int[] always;

    private final List<Asked> asked;
    /** By rule: the clauses that have to hold, a bit each. */
    private final byte[] wanted;

    /** A rule that is asked itself. */
    private record Asked(int rule, FastPredicate predicate) {}

    private Compartment(List<Scan> scans, int[] always, List<Asked> asked, byte[] wanted) {
        this.asked = asked;
        this.scans = scans;
        this.always = always;
        this.wanted = wanted;
    }

    /** What to look for in one field: for each literal the clauses it fulfils, as {@code rule * MOST_CLAUSES + clause}. */
    private static final class Scan {
        final int slot;
        final Automaton automaton;
        final int[][] fulfilled;

        Scan(int slot, SortedMap<String, List<Integer>> literals) {
            this.slot = slot;
            this.automaton = Automaton.of(List.copyOf(literals.keySet()));
            this.fulfilled = literals.values().stream()
                    .map(clauses -> clauses.stream().mapToInt(Integer::intValue).toArray())
                    .toArray(int[][]::new);
        }
    }

    /** @param clauses by rule, the least likely first */
    static Compartment of(BitSet rules, List<List<Clause>> clauses, Map<Integer, FastPredicate> lookups) {
        Set<Integer> read = new HashSet<>();
        rules.stream()
                .mapToObj(clauses::get)
                .filter(of -> !of.isEmpty())
                .forEach(of -> of.getFirst().witnesses().forEach(witness -> read.add(witness.slot())));
        byte[] wanted = new byte[clauses.size()];
        SortedMap<Integer, SortedMap<String, List<Integer>>> fulfilled = new TreeMap<>();
        List<Integer> always = new ArrayList<>();
        List<Asked> asked = new ArrayList<>();
        for (int rule = rules.nextSetBit(0); rule >= 0; rule = rules.nextSetBit(rule + 1)) {
            List<Clause> chosen = chosen(clauses.get(rule), read);
            FastPredicate lookup = lookups.get(rule);
            if (lookup != null) {
                asked.add(new Asked(rule, lookup));
            } else if (chosen.isEmpty()) {
                always.add(rule);
            }
            for (int i = 0; i < chosen.size(); i++) {
                wanted[rule] |= (byte) (1 << i);
                for (Witness witness : chosen.get(i).witnesses()) {
                    fulfilled
                            .computeIfAbsent(witness.slot(), slot -> new TreeMap<>())
                            .computeIfAbsent(witness.literal(), literal -> new ArrayList<>(1))
                            .add(rule * MOST_CLAUSES + i);
                }
            }
        }
        List<Scan> scans = fulfilled.entrySet().stream()
                .map(field -> new Scan(field.getKey(), field.getValue()))
                .toList();
        return new Compartment(
                scans, always.stream().mapToInt(Integer::intValue).toArray(), List.copyOf(asked), wanted);
    }

    /** The rarest clause, and others that need no further field to be read. */
    private static List<Clause> chosen(List<Clause> clauses, Set<Integer> read) {
        List<Clause> chosen = new ArrayList<>(clauses.stream().limit(1).toList());
        clauses.stream()
                .skip(1)
                .filter(clause -> clause.likelihood() < LIKELY)
                .filter(clause -> clause.witnesses().stream().allMatch(witness -> read.contains(witness.slot())))
                .limit(MOST_CLAUSES - 1)
                .forEach(chosen::add);
        return chosen;
    }

    int[] candidates(EventView event, Marks marks) {
        for (Scan scan : scans) {
            List<String> values = event.values(scan.slot);
            if (!values.isEmpty()) {
                marks.of(scan.fulfilled);
                for (String value : values) {
                    scan.automaton.scan(value, marks);
                }
            }
        }
        for (Asked rule : asked) {
            if (rule.predicate().test(event)) {
                marks.name(rule.rule());
            }
        }
        return marks.complete(always, wanted);
    }

    /** Which clauses of which rules hold for the event in hand. */
    static final class Marks implements IntConsumer {
        private final byte[] held;
        private final int[] touched;
        private int touchedCount;
        private int[][] fulfilled = new int[0][];

        Marks(int rules) {
            this.held = new byte[rules];
            this.touched = new int[rules];
        }

        void of(int[][] fulfilledByLiteral) {
            fulfilled = fulfilledByLiteral;
        }

        @Override
        public void accept(int literal) {
            for (int clause : fulfilled[literal]) {
                int rule = clause / MOST_CLAUSES;
                if (held[rule] == 0) {
                    touched[touchedCount++] = rule;
                }
                held[rule] |= (byte) (1 << (clause % MOST_CLAUSES));
            }
        }

        /** A rule without clauses is complete once it is named. */
        void name(int rule) {
            touched[touchedCount++] = rule;
        }

        int[] complete(int[] always, byte[] wanted) {
            int[] complete = Arrays.copyOf(always, always.length + touchedCount);
            int count = always.length;
            for (int i = 0; i < touchedCount; i++) {
                int rule = touched[i];
                if (held[rule] == wanted[rule]) {
                    complete[count++] = rule;
                }
                held[rule] = 0;
            }
            touchedCount = 0;
            int[] candidates = count == complete.length ? complete : Arrays.copyOf(complete, count);
            Arrays.sort(candidates);
            return candidates;
        }
    }
}
