package dev.tocsin.compiler.indicator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** With whom a list may be shared (Traffic Light Protocol 2.0, FIRST). */
public enum Tlp {
    CLEAR,
    GREEN,
    AMBER,
    AMBER_STRICT,
    RED;

    public static Optional<Tlp> of(String word) {
        return Arrays.stream(values()).filter(tlp -> tlp.word().equals(word)).findFirst();
    }

    /** As lists write it: {@code amber-strict}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
