package dev.tocsin.compiler.implication;

import static dev.tocsin.compiler.implication.Symbols.ANY_ONE;
import static dev.tocsin.compiler.implication.Symbols.ANY_RUN;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether every text of one wildcard pattern is one of another. The alphabet is Unicode, so there is always a letter that
 * neither pattern names; a wildcard of the narrow pattern may stand for it, and then only a wildcard of the wide one can
 * take it. That decides most questions by one match of the wide pattern against the symbols of the narrow one.
 */
final class Inclusion {
    /** Far more than any pair of patterns of a real rule needs. */
    private static final int MAX_STATES = 4_000;

    private Inclusion() {}

    static boolean holds(Symbols narrow, Symbols wide) {
        if (!narrow.flat().contains(wide.longest())) {
            return false;
        }
        boolean lengthsMatter = wide.hasAnyOne() && narrow.hasAnyRun();
        return lengthsMatter ? holdsForEachText(narrow, wide) : matches(narrow, wide);
    }

    /**
     * Matches the wide pattern against the symbols of the narrow one as if they were letters: an any-run is taken by an
     * any-run only, an any-one by either wildcard. Exact if the wide pattern has no any-one or the narrow one no any-run.
     */
    private static boolean matches(Symbols narrow, Symbols wide) {
        int at = 0;
        int in = 0;
        int run = -1;
        int resume = 0;
        while (at < narrow.length()) {
            if (in < wide.length() && wide.at(in) == ANY_RUN) {
                run = in++;
                resume = at;
            } else if (in < wide.length() && takes(wide.at(in), narrow.at(at))) {
                in++;
                at++;
            } else if (run >= 0) {
                in = run + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (in < wide.length() && wide.at(in) == ANY_RUN) {
            in++;
        }
        return in == wide.length();
    }

    private static boolean takes(int wide, int narrow) {
        return wide == ANY_ONE ? narrow != ANY_RUN : (wide == narrow && narrow != ANY_ONE);
    }

    /** A place in the narrow pattern, and all places in the wide one where the same text can have led. */
    private record State(int at, BitSet reached) {}

    /** Follows all texts of the narrow pattern at once through the wide one. Gives up, with a no, after too many states. */
    private static boolean holdsForEachText(Symbols narrow, Symbols wide) {
        // Every letter that the wide pattern does not name behaves like this one.
        int other = Character.MAX_CODE_POINT + 1;
        int[] alphabet = wide.stream().filter(symbol -> symbol >= 0).distinct().toArray();
        int[] letters = Arrays.copyOf(alphabet, alphabet.length + 1);
        letters[alphabet.length] = other;
        Set<State> seen = new HashSet<>();
        Deque<State> open = new ArrayDeque<>();
        BitSet start = new BitSet();
        reach(start, 0, wide);
        open.push(new State(0, start));
        while (!open.isEmpty()) {
            State state = open.pop();
            if (!seen.add(state)) {
                continue;
            }
            if (seen.size() > MAX_STATES) {
                return false;
            }
            if (state.at == narrow.length()) {
                if (!state.reached.get(wide.length())) {
                    return false;
                }
                continue;
            }
            switch (narrow.at(state.at)) {
                case ANY_RUN -> {
                    open.push(new State(state.at + 1, state.reached));
                    for (int letter : letters) {
                        open.push(new State(state.at, step(state.reached, letter, wide)));
                    }
                }
                case ANY_ONE -> {
                    for (int letter : letters) {
                        open.push(new State(state.at + 1, step(state.reached, letter, wide)));
                    }
                }
                default -> open.push(new State(state.at + 1, step(state.reached, narrow.at(state.at), wide)));
            }
        }
        return true;
    }

    private static BitSet step(BitSet from, int letter, Symbols wide) {
        BitSet to = new BitSet();
        from.stream().filter(place -> place < wide.length()).forEach(place -> {
            if (wide.at(place) == ANY_RUN) {
                reach(to, place, wide);
            } else if (wide.at(place) == ANY_ONE || wide.at(place) == letter) {
                reach(to, place + 1, wide);
            }
        });
        return to;
    }

    private static void reach(BitSet reached, int place, Symbols wide) {
        reached.set(place);
        if (place < wide.length() && wide.at(place) == ANY_RUN) {
            reached.set(place + 1);
        }
    }
}
