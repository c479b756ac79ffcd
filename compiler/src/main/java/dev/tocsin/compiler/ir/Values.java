package dev.tocsin.compiler.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Many values that are looked for together. Which of them a text shows is found by lookup, in a time that hardly depends
 * on their number; {@link Portion} says what it means for a text to show a value.
 */
public final class Values {
    private final Portion portion;
    private final List<Listed> listed;
    private final Lookup lookup;
    private final int hash;

    private Values(Portion portion, List<Listed> listed) {
        this.portion = portion;
        this.listed = List.copyOf(listed);
        if (listed.isEmpty()) {
            throw new IllegalArgumentException("no values");
        }
        this.lookup = Lookup.of(portion, this.listed.stream().map(Listed::text).toList());
        this.hash = 31 * portion.hashCode()
                + this.listed.stream().map(Listed::text).toList().hashCode();
    }

    /**
     * The values of a list.
     *
     * @throws IllegalArgumentException if there is none, or one that cannot stand so in a text
     */
    public static Values of(Portion portion, List<Listed> listed) {
        return new Values(portion, listed);
    }

    /**
     * A value and where it comes from.
     *
     * @param text as the list has it
     */
    public record Listed(String text, Optional<Origin> origin) {}

    public Portion portion() {
        return portion;
    }

    /** In the order of the list. */
    public List<Listed> listed() {
        return listed;
    }

    public int size() {
        return listed.size();
    }

    /** The values that the text shows, in the order of the list. */
    public List<Listed> in(String text) {
        BitSet found = new BitSet();
        lookup.find(CaseFolding.fold(text), number -> {
            found.set(number);
            return Lookup.Search.ON;
        });
        List<Listed> values = new ArrayList<>();
        found.stream().mapToObj(listed::get).forEach(values::add);
        return values;
    }

    /**
     * Whether the text shows one of them.
     *
     * @param folded the text as {@link CaseFolding} gives it
     */
    public boolean anyIn(String folded) {
        return lookup.find(folded, number -> Lookup.Search.OVER) == Lookup.Search.OVER;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Values values
                        && hash == values.hash
                        && portion == values.portion
                        && listed.equals(values.listed));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return portion + " of " + listed.size() + " values";
    }
}
