package dev.tocsin.compiler.ioc;

/**
 * What a newer edition of a publication means for a list.
 *
 * @param subject the name of the indicator, or the key of the list, that it is about
 * @param line what happened, for people, in one line that names the subject
 */
public record Change(Kind kind, String subject, String line) {
    /** What was done, or deliberately not done. */
    public enum Kind {
        /** An indicator was put into the list. */
        ADDED,
        /** An indicator of the list was published at one more place, which the list now names. */
        PUBLISHED_AGAIN,
        /** A fact about the list was brought up to date. */
        UPDATED,
        /** The publisher now says something else than the list; the list stays as it is. */
        DIFFERS,
        /** The newer edition does not have it; the list keeps it. */
        NO_LONGER_PUBLISHED,
        /** The list excludes it, so it was not put in. */
        EXCLUDED
    }
}
