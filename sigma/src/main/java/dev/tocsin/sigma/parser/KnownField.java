package dev.tocsin.sigma.parser;

/**
 * A key that the specification gives a meaning.
 *
 * @param description one sentence on what it is for
 */
public record KnownField(String key, Presence presence, Form form, String description) {
    /** Whether a document may do without. */
    public enum Presence {
        MANDATORY,
        OPTIONAL
    }

    KnownField mandatory() {
        return new KnownField(key, Presence.MANDATORY, form, description);
    }
}
