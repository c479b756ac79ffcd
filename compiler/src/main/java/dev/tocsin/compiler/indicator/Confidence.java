package dev.tocsin.compiler.indicator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How sure it is that a value belongs to the attack, in rising order. */
public enum Confidence {
    LOW,
    MEDIUM,
    HIGH;

    public static Optional<Confidence> of(String word) {
        return Arrays.stream(values())
                .filter(confidence -> confidence.word().equals(word))
                .findFirst();
    }

    /** As lists write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
