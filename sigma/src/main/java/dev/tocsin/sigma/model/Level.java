package dev.tocsin.sigma.model;

import java.util.Locale;

/** The severity that a rule's author gives its matches, in rising order (Sigma specification 2.1, "level"). */
public enum Level {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The word as rules write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
