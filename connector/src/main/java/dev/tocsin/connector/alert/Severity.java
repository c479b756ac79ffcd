package dev.tocsin.connector.alert;

import dev.tocsin.sigma.model.Level;
import java.util.Optional;

/** A rule's level as the number that Kibana's severity mappings know. */
final class Severity {
    private Severity() {}

    /**
     * Kibana has four severities, Sigma five levels: informational counts as low. A rule without a level is medium, so
     * that somebody looks at it.
     */
    static int of(Optional<Level> level) {
        return switch (level.orElse(Level.MEDIUM)) {
            case INFORMATIONAL, LOW -> 21;
            case MEDIUM -> 47;
            case HIGH -> 73;
            case CRITICAL -> 99;
        };
    }
}
