package dev.tocsin.sigma.model;

import java.util.Locale;

/** The maturity of a rule, in rising order (Sigma specification 2.1, "status"). */
public enum Status {
    UNSUPPORTED,
    DEPRECATED,
    EXPERIMENTAL,
    TEST,
    STABLE;

    /** The word as rules write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
