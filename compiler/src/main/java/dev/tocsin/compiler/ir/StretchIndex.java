package dev.tocsin.compiler.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which of many patterns a text may fit, by a few letters of each that are rare among the patterns: the hash of every
 * stretch of that many letters of the text is looked up. An automaton of a hundred thousand URLs would have millions of
 * states. In a pattern a star is any text, so no stretch reaches across one.
 */
final class StretchIndex {
    /** Told each place of a pattern's letters in the text; the pattern itself still has to be compared. */
    @FunctionalInterface
    interface Candidate {
        /**
         * One that may fit.
         *
         * @param number of the pattern
         * @param start where the pattern begins in the text if there is no star before those letters; may be outside
         */
        Lookup.Search at(int number, int start);
    }

    private static final int[] LENGTHS = {8, 4, 2, 1};

    private final List<Stretches> stretches = new ArrayList<>();
    /** Patterns without any letter. */
    private final int[] withoutLetters;

    /**
     * An index of some patterns.
     *
     * @param members their numbers
     * @param patterns all patterns by number, folded
     */
    StretchIndex(int[] members, String[] patterns) {
        List<List<Integer>> byLength = new ArrayList<>();
        for (int ignored : LENGTHS) {
            byLength.add(new ArrayList<>());
        }
        List<Integer> others = new ArrayList<>();
        for (int number : members) {
            int longest = longestStretch(patterns[number]);
            int at = 0;
            while (at < LENGTHS.length && LENGTHS[at] > longest) {
                at++;
            }
            (at == LENGTHS.length ? others : byLength.get(at)).add(number);
        }
        this.withoutLetters = others.stream().mapToInt(Integer::intValue).toArray();
        for (int i = 0; i < LENGTHS.length; i++) {
            if (!byLength.get(i).isEmpty()) {
                stretches.add(new Stretches(LENGTHS[i], byLength.get(i), patterns));
            }
        }
    }

    private static int longestStretch(String pattern) {
        int longest = 0;
        int begin = 0;
        for (int star = pattern.indexOf('*'); star >= 0; star = pattern.indexOf('*', begin)) {
            longest = Math.max(longest, star - begin);
            begin = star + 1;
        }
        return Math.max(longest, pattern.length() - begin);
    }

    /** Tells every pattern that the folded text may fit, perhaps more than once, until told that it is enough. */
    Lookup.Search find(String text, Candidate candidate) {
        for (int number : withoutLetters) {
            if (candidate.at(number, 0) == Lookup.Search.OVER) {
                return Lookup.Search.OVER;
            }
        }
        for (Stretches ofLength : stretches) {
            if (ofLength.find(text, candidate) == Lookup.Search.OVER) {
                return Lookup.Search.OVER;
            }
        }
        return Lookup.Search.ON;
    }

    /** The patterns that are looked up by stretches of one length, in a table with chains. */
    private static final class Stretches {
        private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;
        private static final int MOST_COUNT_BITS = 20;
        private static final int NONE = -1;

        private final int length;
        /** What a letter weighs when it leaves the stretch. */
        private final long oldest;

        private final int shift;
        /** By the last bits of a hash: whether it is in the table at all. */
        private final BitSet filter;

        private final int filterMask;
        private final int[] heads;
        private final int[] next;
        private final long[] hashes;
        private final int[] numbers;
        private final int[] offsets;

        Stretches(int length, List<Integer> members, String[] patterns) {
            this.length = length;
            long weight = 1;
            for (int i = 1; i < length; i++) {
                weight *= FACTOR;
            }
            this.oldest = weight;
            int bits = Math.max(4, Integer.SIZE - Integer.numberOfLeadingZeros(members.size()) + 1);
            this.shift = Long.SIZE - bits;
            this.heads = new int[1 << bits];
            Arrays.fill(heads, NONE);
            this.filterMask = (1 << Math.min(26, bits + 4)) - 1;
            this.filter = new BitSet(filterMask + 1);
            this.next = new int[members.size()];
            this.hashes = new long[members.size()];
            this.numbers = new int[members.size()];
            this.offsets = new int[members.size()];
            int[] counts = new int[1 << Math.min(MOST_COUNT_BITS, bits + 6)];
            for (int number : members) {
                hashed(patterns[number], (offset, hash) -> counts[counter(hash, counts)]++);
            }
            for (int i = 0; i < members.size(); i++) {
                file(i, members.get(i), patterns[members.get(i)], counts);
            }
        }

        /** Told the hash of each stretch of a pattern. */
        @FunctionalInterface
        private interface Hashed {
            void stretch(int offset, long hash);
        }

        private void hashed(String pattern, Hashed told) {
            long hash = 0;
            int run = 0;
            for (int i = 0; i < pattern.length(); i++) {
                if (pattern.charAt(i) == '*') {
                    hash = 0;
                    run = 0;
                } else {
                    hash = rolled(hash, pattern, i, run);
                    run++;
                    if (run >= length) {
                        told.stretch(i + 1 - length, mixed(hash));
                    }
                }
            }
        }

        private static int counter(long hash, int[] counts) {
            return (int) (hash >>> Integer.SIZE) & (counts.length - 1);
        }

        private void file(int entry, int number, String pattern, int[] counts) {
            numbers[entry] = number;
            int[] fewest = {Integer.MAX_VALUE};
            hashed(pattern, (offset, hash) -> {
                if (counts[counter(hash, counts)] < fewest[0]) {
                    fewest[0] = counts[counter(hash, counts)];
                    hashes[entry] = hash;
                    offsets[entry] = offset;
                }
            });
            int head = (int) (hashes[entry] >>> shift);
            next[entry] = heads[head];
            heads[head] = entry;
            filter.set((int) hashes[entry] & filterMask);
        }

        /** The hash with one letter more, and without the one that is too old after a run of so many. */
        private long rolled(long hash, String text, int at, int run) {
            long without = run < length ? hash : hash - oldest * text.charAt(at - length);
            return without * FACTOR + text.charAt(at);
        }

        private static long mixed(long hash) {
            long mixed = (hash ^ hash >>> 32) * 0xD6E8_FEB8_6659_FD93L;
            return mixed ^ mixed >>> 32;
        }

        Lookup.Search find(String text, Candidate candidate) {
            long hash = 0;
            for (int i = 0; i < text.length(); i++) {
                hash = rolled(hash, text, i, i);
                if (i + 1 < length) {
                    continue;
                }
                long mixed = mixed(hash);
                if (!filter.get((int) mixed & filterMask)) {
                    continue;
                }
                for (int entry = heads[(int) (mixed >>> shift)]; entry != NONE; entry = next[entry]) {
                    if (hashes[entry] == mixed
                            && candidate.at(numbers[entry], i + 1 - length - offsets[entry]) == Lookup.Search.OVER) {
                        return Lookup.Search.OVER;
                    }
                }
            }
            return Lookup.Search.ON;
        }
    }
}
