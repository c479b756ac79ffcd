package dev.tocsin.compiler.indicator;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** With whom a list may be shared (Traffic Light Protocol 2.0, FIRST), the strictest last. */
public enum Tlp {
    CLEAR,
    GREEN,
    AMBER,
    AMBER_STRICT,
    RED;

    public static Optional<Tlp> of(String word) {
        return Arrays.stream(values()).filter(tlp -> tlp.word().equals(word)).findFirst();
    }

    /** The marking that people write so, in letters of any case: {@code AMBER+STRICT}, and {@code WHITE} of TLP 1. */
    public static Optional<Tlp> named(String written) {
        String word = written.strip().toLowerCase(Locale.ROOT).replaceAll("[+_ ]", "-");
        return word.equals("white") ? Optional.of(CLEAR) : of(word);
    }

    /** The one that lets fewer people see it, where both are said. */
    public static Optional<Tlp> stricter(Optional<Tlp> one, Optional<Tlp> other) {
        return Stream.concat(one.stream(), other.stream()).max(Comparator.naturalOrder());
    }

    /** As lists write it: {@code amber-strict}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
