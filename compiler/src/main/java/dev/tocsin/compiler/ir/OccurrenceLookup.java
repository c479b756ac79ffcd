package dev.tocsin.compiler.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Finds values anywhere in a text by a few letters of each that are rare among the values: the hash of every stretch of
 * that many letters of the text is looked up, and only there the value is compared. An automaton of a hundred thousand
 * URLs would have millions of states.
 */
final class OccurrenceLookup implements Lookup {
    private static final int[] LENGTHS = {8, 4, 2, 1};

    private final String[] values;
    private final List<Stretches> stretches = new ArrayList<>();
    /** Values that are in every text. */
    private final int[] empty;

    OccurrenceLookup(List<String> texts) {
        this.values = texts.stream().map(CaseFolding::fold).toArray(String[]::new);
        List<List<Integer>> byLength = new ArrayList<>();
        for (int ignored : LENGTHS) {
            byLength.add(new ArrayList<>());
        }
        List<Integer> withoutLetters = new ArrayList<>();
        for (int number = 0; number < values.length; number++) {
            int at = 0;
            while (at < LENGTHS.length && LENGTHS[at] > values[number].length()) {
                at++;
            }
            (at == LENGTHS.length ? withoutLetters : byLength.get(at)).add(number);
        }
        this.empty = withoutLetters.stream().mapToInt(Integer::intValue).toArray();
        for (int i = 0; i < LENGTHS.length; i++) {
            if (!byLength.get(i).isEmpty()) {
                stretches.add(new Stretches(LENGTHS[i], byLength.get(i), values));
            }
        }
    }

    @Override
    public Search find(String text, Found found) {
        for (int number : empty) {
            if (found.value(number) == Search.OVER) {
                return Search.OVER;
            }
        }
        for (Stretches ofLength : stretches) {
            if (ofLength.find(text, values, found) == Search.OVER) {
                return Search.OVER;
            }
        }
        return Search.ON;
    }

    /** The values that are looked up by stretches of one length, in a table with chains. */
    private static final class Stretches {
        private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;
        private static final int COUNTS = 1 << 20;
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

        Stretches(int length, List<Integer> members, String[] values) {
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
            int[] counts = counts(members, values);
            for (int i = 0; i < members.size(); i++) {
                file(i, members.get(i), values[members.get(i)], counts);
            }
        }

        /** Roughly how often each stretch is in the values. */
        private int[] counts(List<Integer> members, String[] values) {
            int[] counts = new int[COUNTS];
            for (int number : members) {
                String value = values[number];
                long hash = 0;
                for (int i = 0; i < value.length(); i++) {
                    hash = rolled(hash, value, i);
                    if (i + 1 >= length) {
                        counts[(int) (mixed(hash) >>> 44)]++;
                    }
                }
            }
            return counts;
        }

        private void file(int entry, int number, String value, int[] counts) {
            long best = 0;
            int offset = 0;
            int fewest = Integer.MAX_VALUE;
            long hash = 0;
            for (int i = 0; i < value.length(); i++) {
                hash = rolled(hash, value, i);
                if (i + 1 >= length && counts[(int) (mixed(hash) >>> 44)] < fewest) {
                    fewest = counts[(int) (mixed(hash) >>> 44)];
                    best = mixed(hash);
                    offset = i + 1 - length;
                }
            }
            int head = (int) (best >>> shift);
            numbers[entry] = number;
            offsets[entry] = offset;
            hashes[entry] = best;
            next[entry] = heads[head];
            heads[head] = entry;
            filter.set((int) best & filterMask);
        }

        private long rolled(long hash, String text, int at) {
            long without = at < length ? hash : hash - oldest * text.charAt(at - length);
            return without * FACTOR + text.charAt(at);
        }

        private static long mixed(long hash) {
            long mixed = (hash ^ hash >>> 32) * 0xD6E8_FEB8_6659_FD93L;
            return mixed ^ mixed >>> 32;
        }

        Search find(String text, String[] values, Found found) {
            long hash = 0;
            for (int i = 0; i < text.length(); i++) {
                hash = rolled(hash, text, i);
                if (i + 1 < length) {
                    continue;
                }
                long mixed = mixed(hash);
                if (!filter.get((int) mixed & filterMask)) {
                    continue;
                }
                for (int entry = heads[(int) (mixed >>> shift)]; entry != NONE; entry = next[entry]) {
                    if (hashes[entry] == mixed
                            && stands(values[numbers[entry]], text, i + 1 - length - offsets[entry])
                            && found.value(numbers[entry]) == Search.OVER) {
                        return Search.OVER;
                    }
                }
            }
            return Search.ON;
        }

        private static boolean stands(String value, String text, int at) {
            return at >= 0
                    && text.startsWith(value, at)
                    && Wildcards.isWhole(text, at)
                    && Wildcards.isWhole(text, at + value.length());
        }
    }
}
