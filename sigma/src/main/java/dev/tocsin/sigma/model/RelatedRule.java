package dev.tocsin.sigma.model;

import java.util.Locale;
import java.util.UUID;

/** A rule that this one has to do with (Sigma specification 2.1, "related"). */
public record RelatedRule(UUID id, Type type) {
    /** In what way. */
    public enum Type {
        DERIVED,
        OBSOLETE,
        MERGED,
        RENAMED,
        SIMILAR,
        CORRELATION;

        /** The word as rules write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
