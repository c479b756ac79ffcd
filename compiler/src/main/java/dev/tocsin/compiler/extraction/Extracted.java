package dev.tocsin.compiler.extraction;

import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.Provenance;
import java.util.Optional;

/** Something in a publication that is, or looks like, an indicator. */
public sealed interface Extracted {
    /**
     * An indicator.
     *
     * @param basis how its publisher put it
     */
    record Taken(Indicator indicator, Basis basis) implements Extracted {}

    /**
     * Something that was not taken.
     *
     * @param text as published
     * @param indicator what it would be, for those who want it all the same; empty if it cannot be one
     * @param explanation one line for people, which may follow a colon: {@code has 63 digits, a SHA-256 has 64}
     */
    record HeldBack(
            String text, Optional<Indicator> indicator, HoldReason reason, String explanation, Provenance provenance)
            implements Extracted {}

    /** How much a publisher said. */
    enum Basis {
        /** It stands where indicators stand: a STIX indicator, a MISP attribute for detection, a typed column. */
        DECLARED,
        /** It was found in running text. */
        FOUND
    }
}
