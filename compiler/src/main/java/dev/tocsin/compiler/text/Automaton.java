package dev.tocsin.compiler.text;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Finds which of many literals occur in a text, in one pass over it whatever their number (Aho and Corasick 1975). Letter
 * case does not matter, and letters compare as {@link Alphabet} says: a literal that occurs is always found, one that is
 * found occurs up to the two signs that Unicode folds into ASCII and the identity of characters beyond the basic plane.
 * Immutable; may be shared between threads.
 *
 * <p>The tree of literals lies in two arrays (Aoe 1989): the child of {@code state} by {@code letter} is at
 * {@code base[state] + letter} if that place belongs to {@code state}. Memory grows with the literals' letters, not with
 * letters times alphabet. The states near the root, where nearly every letter of an ordinary text ends up, have a full
 * row besides, so that each of those letters costs one look-up.
 */
public final class Automaton {
    /** How many places the full rows may take. */
    private static final int ROOM_FOR_ROWS = 1 << 16;

    private final Alphabet alphabet;
    private final int[] base;
    /** Pairs of owner and child. */
    private final int[] places;
    /** Where to go on when a state has no child for a letter: the longest proper suffix that is a state too. */
    private final int[] fallback;
    /** The longest literal that ends at a state; {@link #shorter} has the next one that ends there too. */
    private final int[] endings;

    private final int[] shorter;
    /** The next state, for the first states (they are numbered breadth-first) and every letter. */
    private final int[] rows;

    private final int width;
    private final int statesWithRow;

    private Automaton(List<String> literals) {
        this.alphabet = Alphabet.of(literals);
        Trie trie = new Trie(literals, alphabet);
        this.base = new int[trie.size()];
        this.fallback = new int[trie.size()];
        this.endings = new int[trie.size()];
        this.places = new Placement(trie, alphabet.size()).place(base);
        this.shorter = new int[literals.size()];
        connect(trie);
        this.width = alphabet.size() + 1;
        this.statesWithRow = Math.min(base.length, Math.max(1, ROOM_FOR_ROWS / width));
        this.rows = new int[statesWithRow * width];
        for (int state = 0; state < statesWithRow; state++) {
            for (int letter = 1; letter < width; letter++) {
                rows[state * width + letter] = step(state, letter);
            }
        }
    }

    /**
     * An automaton that tells the literals by their places in the list.
     *
     * @param literals none empty, and no two that differ by nothing but what {@link #distinct} removes
     */
    public static Automaton of(List<String> literals) {
        if (literals.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("an empty literal occurs everywhere");
        }
        return new Automaton(literals);
    }

    /** A representative of all texts that an automaton takes for the same literal. */
    public static String distinct(String literal) {
        return Alphabet.fold(literal);
    }

    private void connect(Trie trie) {
        Arrays.fill(endings, Trie.NONE);
        for (int node = 0; node < trie.size(); node++) {
            for (int child = trie.firstChild(node); child != Trie.NONE; child = trie.nextSibling(child)) {
                int letter = trie.letter(child);
                fallback[child] = node == 0 ? 0 : step(fallback[node], letter);
                endings[child] = endings[fallback[child]];
                int literal = trie.literal(child);
                if (literal != Trie.NONE) {
                    shorter[literal] = endings[child];
                    endings[child] = literal;
                }
            }
        }
    }

    private int step(int from, int letter) {
        int state = from;
        while (true) {
            int place = (base[state] + letter) * 2;
            if (places[place] == state) {
                return places[place + 1];
            }
            if (state == 0) {
                return 0;
            }
            state = fallback[state];
        }
    }

    private int next(int state, char unit) {
        int letter = alphabet.number(unit);
        if (state < statesWithRow) {
            return rows[state * width + letter];
        }
        return letter == 0 ? 0 : step(state, letter);
    }

    /** Tells the ordinal of each literal that occurs in the text, once for each place where it ends. */
    public void scan(String text, IntConsumer found) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            state = next(state, text.charAt(i));
            for (int ending = endings[state]; ending != Trie.NONE; ending = shorter[ending]) {
                found.accept(ending);
            }
        }
    }

    /** Whether any of the literals occurs in the text. */
    public boolean occursIn(String text) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            state = next(state, text.charAt(i));
            if (endings[state] != Trie.NONE) {
                return true;
            }
        }
        return false;
    }

    /** How many states it has: one for each different prefix of a literal. */
    public int states() {
        return base.length;
    }
}
