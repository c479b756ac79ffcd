package dev.tocsin.compiler.indicator;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Up to when events are held against an indicator. */
public sealed interface Expiry {
    /** A sight of it always means something, as with a digest. */
    record Never() implements Expiry {}

    /** The last day, in UTC, whose events count. */
    record LastDay(LocalDate date) implements Expiry {}

    /** As {@link #of} reads it. */
    default String text() {
        return switch (this) {
            case Never() -> "never";
            case LastDay(LocalDate date) -> date.toString();
        };
    }

    /** What {@code never} or a day such as {@code 2024-04-21} says; empty if the text is neither. */
    static Optional<Expiry> of(String text) {
        if (text.equals("never")) {
            return Optional.of(new Never());
        }
        try {
            return Optional.of(new LastDay(LocalDate.parse(text)));
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }
}
