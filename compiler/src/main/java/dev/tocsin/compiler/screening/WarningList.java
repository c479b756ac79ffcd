package dev.tocsin.compiler.screening;

import dev.tocsin.compiler.extraction.Extracted.Basis;
import dev.tocsin.compiler.extraction.HoldReason;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Values that are no indicators, and why.
 *
 * @param name for people
 * @param reason why a value on it is none, to follow "it": {@code is a public DNS resolver}; empty if its entries say so
 * @param source where the values are from
 * @param date as of which they are; empty for a list that a team keeps itself
 * @param holdReason what kind of list it is
 * @param holds what it holds back: {@code DECLARED} everything, {@code FOUND} only what was found in running text
 */
record WarningList(
        String name,
        Optional<String> reason,
        String source,
        Optional<LocalDate> date,
        HoldReason holdReason,
        Basis holds,
        Entries entries) {
    /** Whether a value that stands on this list is held back. */
    boolean holdsBack(Basis basis) {
        return switch (holds) {
            case DECLARED -> true;
            case FOUND -> basis == Basis.FOUND;
        };
    }
}
