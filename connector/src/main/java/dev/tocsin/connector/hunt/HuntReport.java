package dev.tocsin.connector.hunt;

import dev.tocsin.connector.alert.Stored;
import java.util.List;

/**
 * What a hunt did.
 *
 * @param queries how many different queries the rules became
 * @param documents how many documents the queries found, before verification
 * @param found how many alerts there are
 * @param stored how many of them the sink keeps
 * @param gaps what was not searched, and why; empty if the answer is whole
 * @param notes what else a person should know
 */
public record HuntReport(
        int rules, int queries, long documents, int found, Stored stored, List<Gap> gaps, List<String> notes) {
    public HuntReport {
        gaps = List.copyOf(gaps);
        notes = List.copyOf(notes);
    }

    /**
     * A part of the question that has no answer.
     *
     * @param what was not searched, or not stored
     * @param hint what to do about it; empty if nothing is known
     */
    public record Gap(String what, String hint) implements Comparable<Gap> {
        @Override
        public int compareTo(Gap other) {
            int order = what.compareTo(other.what);
            return order == 0 ? hint.compareTo(other.hint) : order;
        }
    }
}
