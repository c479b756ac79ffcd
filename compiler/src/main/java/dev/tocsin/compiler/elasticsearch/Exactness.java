package dev.tocsin.compiler.elasticsearch;

import java.util.Locale;

/** How what a target finds relates to the predicate it was made from. Never does it find less. */
public enum Exactness {
    /** The documents that the predicate is true of, and no others. */
    EXACT,
    /** All of them and perhaps others, so each hit has to be verified. */
    SUPERSET;

    /** As it is printed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
