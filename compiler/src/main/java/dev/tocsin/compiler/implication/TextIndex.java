package dev.tocsin.compiler.implication;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Finds which of many texts occur in another. Each is filed under a few of its letters, those that the fewest others are
 * filed under; where these letters are met, the whole text is compared. Cheap to build, for an index that is used once.
 */
final class TextIndex {
    private static final int LETTERS = 3;
    private static final int NONE = -1;

    private final List<String> texts;
    private final int[] offsets;
    private final int[] first;
    private final int[] next;
    private final int[] filed;

    /** @param texts each of which {@link #takes} */
    TextIndex(List<String> texts) {
        this.texts = texts;
        this.offsets = new int[texts.size()];
        this.next = new int[texts.size()];
        int places = Math.max(64, Integer.highestOneBit(texts.size()) * 8);
        this.first = new int[places];
        this.filed = new int[places];
        Arrays.fill(first, NONE);
        for (int text = 0; text < texts.size(); text++) {
            file(text);
        }
    }

    /** Whether there are enough letters to file a text under. Beyond ASCII one tells enough. */
    static boolean takes(String text) {
        return text.length() >= LETTERS || (!text.isEmpty() && text.charAt(0) >= 0x80);
    }

    private void file(int ordinal) {
        String text = texts.get(ordinal);
        int last = Math.max(0, text.length() - LETTERS);
        int best = 0;
        for (int offset : new int[] {last, last / 2, last / 4}) {
            if (filed[place(text, offset)] < filed[place(text, best)]) {
                best = offset;
            }
        }
        int place = place(text, best);
        offsets[ordinal] = best;
        next[ordinal] = first[place];
        first[place] = ordinal;
        filed[place]++;
    }

    /** Where texts are filed that have these letters at the offset of their own. */
    private int place(String text, int offset) {
        return switch (text.length() - offset) {
            case 1 -> place(text.charAt(offset), 0, 0);
            case 2 -> place(text.charAt(offset), text.charAt(offset + 1), 0);
            default -> place(text.charAt(offset), text.charAt(offset + 1), text.charAt(offset + 2));
        };
    }

    private int place(int one, int two, int three) {
        int mixed = (one * 31 + two) * 31 + three;
        return ((mixed * 0x9E37_79B9) >>> 8) & (first.length - 1);
    }

    /** Tells the ordinal of each text that occurs in {@code within}, once for each place where it begins. */
    void scan(String within, IntConsumer found) {
        for (int at = 0; at < within.length(); at++) {
            int after = within.length() - at;
            char letter = within.charAt(at);
            if (after > 2) {
                tell(place(letter, within.charAt(at + 1), within.charAt(at + 2)), within, at, found);
            }
            if (letter >= 0x80) {
                tell(place(letter, 0, 0), within, at, found);
                if (after > 1) {
                    tell(place(letter, within.charAt(at + 1), 0), within, at, found);
                }
            }
        }
    }

    private void tell(int place, String within, int at, IntConsumer found) {
        for (int text = first[place]; text != NONE; text = next[text]) {
            if (within.startsWith(texts.get(text), at - offsets[text])) {
                found.accept(text);
            }
        }
    }
}
