package dev.tocsin.compiler.text;

import java.util.Arrays;
import java.util.List;

/**
 * The prefixes of a list of literals as a tree, while an {@link Automaton} is being built. Node 0 is the root,
 * and every node has a higher number than those nearer to the root.
 */
final class Trie {
    static final int NONE = -1;

    private int[] firstChild = new int[64];
    private int[] nextSibling = new int[64];
    private int[] letter = new int[64];
    private int[] literal = new int[64];
    private int size;

    Trie(List<String> literals, Alphabet alphabet) {
        add(0);
        for (int ordinal = 0; ordinal < literals.size(); ordinal++) {
            String text = literals.get(ordinal);
            int node = 0;
            for (int i = 0; i < text.length(); i++) {
                node = childOrNew(node, alphabet.number(text.charAt(i)));
            }
            if (literal[node] != NONE) {
                throw new IllegalArgumentException("the same literal twice: " + text);
            }
            literal[node] = ordinal;
        }
        numberBreadthFirst();
    }

    private int childOrNew(int node, int wanted) {
        int child = child(node, wanted);
        if (child == NONE) {
            child = add(wanted);
            nextSibling[child] = firstChild[node];
            firstChild[node] = child;
        }
        return child;
    }

    private int add(int ofLetter) {
        if (size == letter.length) {
            firstChild = Arrays.copyOf(firstChild, size * 2);
            nextSibling = Arrays.copyOf(nextSibling, size * 2);
            letter = Arrays.copyOf(letter, size * 2);
            literal = Arrays.copyOf(literal, size * 2);
        }
        firstChild[size] = NONE;
        nextSibling[size] = NONE;
        literal[size] = NONE;
        letter[size] = ofLetter;
        return size++;
    }

    int child(int node, int wanted) {
        int child = firstChild[node];
        while (child != NONE && letter[child] != wanted) {
            child = nextSibling[child];
        }
        return child;
    }

    int size() {
        return size;
    }

    int firstChild(int node) {
        return firstChild[node];
    }

    int nextSibling(int node) {
        return nextSibling[node];
    }

    int letter(int node) {
        return letter[node];
    }

    /** The ordinal of the literal that ends here, or {@link #NONE}. */
    int literal(int node) {
        return literal[node];
    }

    /** Numbers the nodes anew: each after its parent, the shallow ones first. */
    private void numberBreadthFirst() {
        int[] order = new int[size];
        int[] number = new int[size];
        int end = 1;
        for (int i = 0; i < size; i++) {
            number[order[i]] = i;
            for (int child = firstChild[order[i]]; child != NONE; child = nextSibling[child]) {
                order[end++] = child;
            }
        }
        firstChild = renumbered(firstChild, order, number);
        nextSibling = renumbered(nextSibling, order, number);
        int[] oldLetter = letter;
        int[] oldLiteral = literal;
        letter = Arrays.stream(order).map(node -> oldLetter[node]).toArray();
        literal = Arrays.stream(order).map(node -> oldLiteral[node]).toArray();
    }

    private static int[] renumbered(int[] links, int[] order, int[] number) {
        return Arrays.stream(order)
                .map(node -> links[node] == NONE ? NONE : number[links[node]])
                .toArray();
    }
}
