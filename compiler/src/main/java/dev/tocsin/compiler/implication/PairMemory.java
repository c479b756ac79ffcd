package dev.tocsin.compiler.implication;

import java.util.Arrays;

/** Answers to questions about ordered pairs of numbers. */
final class PairMemory {
    private static final long NONE = -1;

    private long[] pairs = new long[64];
    private boolean[] isYes = new boolean[64];
    private int size;

    PairMemory() {
        Arrays.fill(pairs, NONE);
    }

    enum Answer {
        YES,
        NO,
        /** Not asked before. */
        UNKNOWN
    }

    Answer get(int one, int other) {
        int place = place(pair(one, other));
        if (pairs[place] == NONE) {
            return Answer.UNKNOWN;
        }
        return isYes[place] ? Answer.YES : Answer.NO;
    }

    void put(int one, int other, Answer answer) {
        if (size * 2 >= pairs.length) {
            grow();
        }
        long pair = pair(one, other);
        int place = place(pair);
        if (pairs[place] == NONE) {
            size++;
            pairs[place] = pair;
        }
        isYes[place] = answer == Answer.YES;
    }

    private static long pair(int one, int other) {
        return ((long) one << 32) | other;
    }

    /** Where the pair is, or the free place where it belongs. */
    private int place(long pair) {
        int mask = pairs.length - 1;
        int place = (int) ((pair * 0x9E37_79B9_7F4A_7C15L) >>> 33) & mask;
        while (pairs[place] != NONE && pairs[place] != pair) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldPairs = pairs;
        boolean[] oldYes = isYes;
        pairs = new long[oldPairs.length * 2];
        isYes = new boolean[oldPairs.length * 2];
        Arrays.fill(pairs, NONE);
        for (int i = 0; i < oldPairs.length; i++) {
            if (oldPairs[i] != NONE) {
                int place = place(oldPairs[i]);
                pairs[place] = oldPairs[i];
                isYes[place] = oldYes[i];
            }
        }
    }
}
