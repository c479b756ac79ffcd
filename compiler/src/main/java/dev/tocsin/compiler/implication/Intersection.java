package dev.tocsin.compiler.implication;

import static dev.tocsin.compiler.implication.Symbols.ANY_ONE;
import static dev.tocsin.compiler.implication.Symbols.ANY_RUN;

/** Whether some text fits two wildcard patterns. Exact. */
final class Intersection {
    private Intersection() {}

    static boolean exists(Symbols one, Symbols other) {
        int oneHead = head(one);
        int otherHead = head(other);
        for (int i = 0; i < Math.min(oneHead, otherHead); i++) {
            if (!meet(one.at(i), other.at(i))) {
                return false;
            }
        }
        boolean bothHaveRuns = oneHead < one.length() && otherHead < other.length();
        return bothHaveRuns ? tailsMeet(one, other) : byLength(one, other);
    }

    /** How many symbols stand before the first any-run. */
    private static int head(Symbols pattern) {
        int at = 0;
        while (at < pattern.length() && pattern.at(at) != ANY_RUN) {
            at++;
        }
        return at;
    }

    /**
     * With an any-run in both, what stands between the first and the last of one pattern can be put into an any-run of
     * the other, so only the ends can be in each other's way.
     */
    private static boolean tailsMeet(Symbols one, Symbols other) {
        int at = 1;
        while (one.at(one.length() - at) != ANY_RUN && other.at(other.length() - at) != ANY_RUN) {
            if (!meet(one.at(one.length() - at), other.at(other.length() - at))) {
                return false;
            }
            at++;
        }
        return true;
    }

    private static boolean meet(int one, int other) {
        return one == other || one == ANY_ONE || other == ANY_ONE;
    }

    /** Whether there is a way through both at once: {@code reached[j]} after the symbols of {@code one} so far. */
    private static boolean byLength(Symbols one, Symbols other) {
        boolean[] reached = new boolean[other.length() + 1];
        reached[0] = true;
        skipRuns(reached, other);
        for (int i = 0; i < one.length(); i++) {
            int symbol = one.at(i);
            boolean[] next = new boolean[other.length() + 1];
            for (int j = 0; j <= other.length(); j++) {
                if (!reached[j]) {
                    continue;
                }
                if (symbol == ANY_RUN) {
                    // Either it takes nothing, or whatever comes next in the other.
                    for (int k = j; k <= other.length(); k++) {
                        next[k] = true;
                    }
                    break;
                }
                if (j < other.length() && other.at(j) == ANY_RUN) {
                    next[j] = true;
                } else if (j < other.length() && meet(symbol, other.at(j))) {
                    next[j + 1] = true;
                }
            }
            skipRuns(next, other);
            reached = next;
        }
        return reached[other.length()];
    }

    private static void skipRuns(boolean[] reached, Symbols other) {
        for (int j = 0; j < other.length(); j++) {
            if (reached[j] && other.at(j) == ANY_RUN) {
                reached[j + 1] = true;
            }
        }
    }
}
