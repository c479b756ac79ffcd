package dev.tocsin.connector.ledger;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What of an IoC list has seen the past.
 *
 * @param list its id
 * @param question what else the hunt depended on; with another one, nothing counts as hunted
 * @param from the day that all of these indicators were hunted from, as the list gave it
 * @param indicators what those that were hunted mean
 */
public record HuntedList(
        String list, String question, LocalDate from, Fingerprints indicators, Optional<Cursor.Revision> revision) {
    /** The same list, hunted for these. */
    public HuntedList knowing(String newQuestion, LocalDate newFrom, Fingerprints newIndicators) {
        return new HuntedList(list, newQuestion, newFrom, newIndicators, revision);
    }
}
