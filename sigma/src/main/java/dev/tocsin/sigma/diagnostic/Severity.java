package dev.tocsin.sigma.diagnostic;

import java.util.Locale;

/** How much a diagnostic weighs. Declared from the heaviest to the lightest. */
public enum Severity {
    /** The rule cannot be used. */
    ERROR,
    /** The rule can be used, but probably does not do what its author meant. */
    WARNING,
    /** Worth knowing; nothing needs to change. */
    INFO;

    /** The word that people see and write: {@code warning}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
