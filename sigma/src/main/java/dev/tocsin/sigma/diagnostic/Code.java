package dev.tocsin.sigma.diagnostic;

import java.util.Locale;

/** The kinds of findings. The {@link #id()} of each is stable: suppressions and CI configurations name it. */
public enum Code {
    /** A search identifier in a condition that the rule does not define. */
    UNKNOWN_IDENTIFIER;

    /** The stable name that people see and write, for example {@code unknown-identifier}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
