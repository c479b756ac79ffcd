package dev.tocsin.connector.ledger;

import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a watch knows besides its cursors.
 *
 * @param patterns index patterns that it has watched before: an index that is new behind one of them is read from its
 *     first event on
 * @param hunted versions of rules that have been hunted over their look-back window
 */
public record WatchState(
        NavigableSet<String> patterns, NavigableSet<String> hunted, Optional<Cursor.Revision> revision) {
    public WatchState {
        patterns = Collections.unmodifiableNavigableSet(new TreeSet<>(patterns));
        hunted = Collections.unmodifiableNavigableSet(new TreeSet<>(hunted));
    }

    /** A watch that never ran. */
    public static WatchState empty() {
        return new WatchState(new TreeSet<>(), new TreeSet<>(), Optional.empty());
    }

    /** The same watch with other knowledge. */
    public WatchState knowing(Collection<String> newPatterns, Collection<String> newHunted) {
        return new WatchState(new TreeSet<>(newPatterns), new TreeSet<>(newHunted), revision);
    }
}
