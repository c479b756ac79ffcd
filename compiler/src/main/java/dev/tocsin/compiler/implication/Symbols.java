package dev.tocsin.compiler.implication;

import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.sigma.model.SigmaString;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The code points and wildcards of a pattern, each run of wildcards with its any-ones first ({@code *?} and {@code ?*}
 * mean the same).
 */
final class Symbols {
    static final int ANY_ONE = -1;
    static final int ANY_RUN = -2;
    /** Stands for wildcards in {@link #flat()}; a Unicode noncharacter. */
    static final char WILDCARD = '\uFFFF';

    private final int[] symbols;
    private final String flat;
    private final String longest;
    private final boolean hasAnyOne;
    private final boolean hasAnyRun;

    private Symbols(int[] symbols, String flat, String longest) {
        this.symbols = symbols;
        this.flat = flat;
        this.longest = longest;
        boolean one = false;
        boolean run = false;
        for (int symbol : symbols) {
            one |= symbol == ANY_ONE;
            run |= symbol == ANY_RUN;
        }
        this.hasAnyOne = one;
        this.hasAnyRun = run;
    }

    static Symbols of(SigmaString pattern, LetterCase letterCase) {
        StringBuilder flat = new StringBuilder();
        int[] symbols = new int[length(pattern)];
        int count = 0;
        String longest = "";
        boolean runBefore = false;
        for (SigmaString.Part part : pattern.parts()) {
            switch (part) {
                case SigmaString.Part.AnyRun() -> {
                    runBefore = true;
                    flat.append(WILDCARD);
                }
                case SigmaString.Part.AnyOne() -> {
                    symbols[count++] = ANY_ONE;
                    flat.append(WILDCARD);
                }
                case SigmaString.Part.Text(String text) -> {
                    if (runBefore) {
                        symbols[count++] = ANY_RUN;
                        runBefore = false;
                    }
                    String read = letterCase == LetterCase.IGNORED ? CaseFolding.fold(text) : text;
                    for (int i = 0; i < read.length(); i += Character.charCount(read.codePointAt(i))) {
                        symbols[count++] = read.codePointAt(i);
                    }
                    flat.append(read);
                    longest = read.length() > longest.length() ? read : longest;
                }
            }
        }
        if (runBefore) {
            symbols[count++] = ANY_RUN;
        }
        return new Symbols(Arrays.copyOf(symbols, count), flat.toString(), longest);
    }

    /** At least the number of symbols. */
    private static int length(SigmaString pattern) {
        int length = 1;
        for (SigmaString.Part part : pattern.parts()) {
            length += part instanceof SigmaString.Part.Text(String text) ? text.length() + 1 : 1;
        }
        return length;
    }

    int length() {
        return symbols.length;
    }

    /** A code point, {@link #ANY_ONE} or {@link #ANY_RUN}. */
    int at(int place) {
        return symbols[place];
    }

    IntStream stream() {
        return Arrays.stream(symbols);
    }

    /** The texts, with {@link #WILDCARD} wherever wildcards stand. */
    String flat() {
        return flat;
    }

    /** The longest text; empty if there is none. */
    String longest() {
        return longest;
    }

    boolean hasAnyOne() {
        return hasAnyOne;
    }

    boolean hasAnyRun() {
        return hasAnyRun;
    }

    /** Whether it is nothing but one any-run. */
    boolean isAnyRun() {
        return symbols.length == 1 && hasAnyRun;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Symbols that && Arrays.equals(symbols, that.symbols);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(symbols);
    }
}
