package dev.tocsin.sigma.regex;

/**
 * Why a text is no expression of the dialect.
 *
 * @param from index of the first code unit that it is about
 * @param to index after the last; equal to {@code from} for a place between two
 * @param message what is wrong
 * @param hint what to do about it
 */
public record Problem(Kind kind, int from, int to, String message, String hint) {
    /** Whether it is a mistake or a wish that cannot be had. */
    public enum Kind {
        /** Not formed as the dialect says. */
        SYNTAX,
        /** Well known elsewhere, but out of reach of an engine that runs in linear time, or beyond a limit. */
        UNSUPPORTED
    }
}
