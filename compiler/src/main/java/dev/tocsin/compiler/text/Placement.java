package dev.tocsin.compiler.text;

import java.util.Arrays;

/** Lays the children of every node of a {@link Trie} into one array so that no two meet. */
final class Placement {
    private final Trie trie;
    private final int letters;
    private int[] places;
    private int firstFree = 1;

    Placement(Trie trie, int letters) {
        this.trie = trie;
        this.letters = letters;
        this.places = new int[Math.max(2 * (trie.size() + letters + 2), 64)];
        Arrays.fill(places, Trie.NONE);
    }

    /** Fills in the base of each node; the result holds pairs of owner and child. */
    int[] place(int[] base) {
        int highest = 0;
        for (int node = 0; node < trie.size(); node++) {
            base[node] = trie.firstChild(node) == Trie.NONE ? 0 : baseFor(node);
            highest = Math.max(highest, base[node]);
            for (int child = trie.firstChild(node); child != Trie.NONE; child = trie.nextSibling(child)) {
                int place = (base[node] + trie.letter(child)) * 2;
                places[place] = node;
                places[place + 1] = child;
            }
        }
        // A look-up may ask for any letter at any base.
        return Arrays.copyOf(padded(highest), 2 * (highest + letters + 1));
    }

    private int baseFor(int node) {
        int smallest = Integer.MAX_VALUE;
        for (int child = trie.firstChild(node); child != Trie.NONE; child = trie.nextSibling(child)) {
            smallest = Math.min(smallest, trie.letter(child));
        }
        while (taken(firstFree)) {
            firstFree++;
        }
        int tries = 0;
        for (int place = firstFree; ; place++) {
            int candidate = place - smallest;
            if (candidate >= 0 && fits(node, candidate)) {
                return candidate;
            }
            // Crowded ground: give up its last holes rather than search them again for every node.
            if (++tries > 512) {
                firstFree++;
            }
        }
    }

    private boolean fits(int node, int candidate) {
        for (int child = trie.firstChild(node); child != Trie.NONE; child = trie.nextSibling(child)) {
            if (taken(candidate + trie.letter(child))) {
                return false;
            }
        }
        return true;
    }

    private boolean taken(int place) {
        return padded(place)[place * 2] != Trie.NONE;
    }

    private int[] padded(int place) {
        int needed = 2 * (place + letters + 1);
        if (needed > places.length) {
            int old = places.length;
            places = Arrays.copyOf(places, Math.max(needed, old * 2));
            Arrays.fill(places, old, places.length, Trie.NONE);
        }
        return places;
    }
}
