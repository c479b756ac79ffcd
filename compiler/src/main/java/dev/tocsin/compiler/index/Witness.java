package dev.tocsin.compiler.index;

import java.util.Comparator;

/**
 * A literal in a value of a field.
 *
 * @param slot the field's number in {@link dev.tocsin.compiler.fast.FieldSlots}
 * @param literal as {@link dev.tocsin.compiler.text.Automaton#distinct} gives it
 */
record Witness(int slot, String literal) implements Comparable<Witness> {
    private static final Comparator<Witness> ORDER =
            Comparator.comparingInt(Witness::slot).thenComparing(Witness::literal);

    @Override
    public int compareTo(Witness other) {
        return ORDER.compare(this, other);
    }
}
