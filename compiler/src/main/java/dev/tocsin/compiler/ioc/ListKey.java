package dev.tocsin.compiler.ioc;

import java.util.Locale;

/** A key of an IoC list, in the order in which lists are written. */
public enum ListKey {
    LIST(Presence.REQUIRED, "UUID of the list, which alerts carry as the rule's id; stays when a newer edition comes."),
    TITLE(Presence.REQUIRED, "One line, at most 256 characters."),
    DESCRIPTION(Presence.OPTIONAL, "What happened, and what is known of these values."),
    SOURCE(Presence.REQUIRED, "Who published the values, and where."),
    TLP(Presence.REQUIRED, "With whom the list may be shared (Traffic Light Protocol 2.0)."),
    PUBLISHED(
            Presence.REQUIRED,
            "Day of the publication, as YYYY-MM-DD; the default validity of each type counts from it."),
    VALID_FROM(Presence.OPTIONAL, "First day of the incident, as YYYY-MM-DD; a hunt looks back to it."),
    VALID_UNTIL(
            Presence.OPTIONAL,
            "Last day whose events count, or `never`, for indicators that do not say it; without it the default of each"
                    + " type holds."),
    CONFIDENCE(Presence.REQUIRED, "How sure it is that the values belong to the attack."),
    LEVEL(Presence.REQUIRED, "How urgent a match is, as in Sigma."),
    TAGS(Presence.OPTIONAL, "As in Sigma, such as `attack.command-and-control`."),
    REFERENCES(Presence.OPTIONAL, "Where to read more."),
    INDICATORS(Presence.REQUIRED, "What is looked for."),
    EXCLUDED(Presence.OPTIONAL, "Values that were taken out; a newer edition does not bring them back.");

    /** Whether a list needs it. */
    public enum Presence {
        REQUIRED,
        OPTIONAL
    }

    private final Presence presence;
    private final String description;

    ListKey(Presence presence, String description) {
        this.presence = presence;
        this.description = description;
    }

    /** As lists write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Presence presence() {
        return presence;
    }

    /** What it means, for people who write lists. */
    public String description() {
        return description;
    }
}
