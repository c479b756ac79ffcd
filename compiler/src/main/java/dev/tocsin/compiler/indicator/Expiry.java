package dev.tocsin.compiler.indicator;

import java.time.LocalDate;

/** Up to when events are held against an indicator. */
public sealed interface Expiry {
    /** A sight of it always means something, as with a digest. */
    record Never() implements Expiry {}

    /** The last day, in UTC, whose events count. */
    record LastDay(LocalDate date) implements Expiry {}
}
