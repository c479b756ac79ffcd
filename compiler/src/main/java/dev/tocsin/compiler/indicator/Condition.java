package dev.tocsin.compiler.indicator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a value in an event relates to that of an indicator, in OpenIOC's words. Letter case never counts. */
public enum Condition {
    IS,
    CONTAINS,
    STARTS_WITH,
    ENDS_WITH,
    /** A regular expression matches somewhere in it. */
    MATCHES;

    public static Optional<Condition> of(String word) {
        return Arrays.stream(values())
                .filter(condition -> condition.word().equals(word))
                .findFirst();
    }

    /** As lists write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
