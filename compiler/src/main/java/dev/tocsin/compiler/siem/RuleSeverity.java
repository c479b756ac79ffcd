package dev.tocsin.compiler.siem;

import dev.tocsin.sigma.model.Level;
import java.util.Locale;
import java.util.Optional;

/** The severities of Elastic Security, each with the risk score that Elastic's own rules give it. */
public enum RuleSeverity {
    LOW(21),
    MEDIUM(47),
    HIGH(73),
    CRITICAL(99);

    private final int riskScore;

    RuleSeverity(int riskScore) {
        this.riskScore = riskScore;
    }

    /**
     * Kibana has four severities, Sigma five levels: informational counts as low. A rule without a level is medium, so
     * that somebody looks at it.
     */
    public static RuleSeverity of(Optional<Level> level) {
        return switch (level.orElse(Level.MEDIUM)) {
            case INFORMATIONAL, LOW -> LOW;
            case MEDIUM -> MEDIUM;
            case HIGH -> HIGH;
            case CRITICAL -> CRITICAL;
        };
    }

    /** From 0 to 100. */
    public int riskScore() {
        return riskScore;
    }

    /** The severity below this one; low stays low. */
    public RuleSeverity oneLess() {
        return switch (this) {
            case LOW, MEDIUM -> LOW;
            case HIGH -> MEDIUM;
            case CRITICAL -> HIGH;
        };
    }

    /** As Kibana writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
