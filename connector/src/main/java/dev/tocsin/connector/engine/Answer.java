package dev.tocsin.connector.engine;

import dev.tocsin.compiler.elasticsearch.Exactness;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What an engine says of a rule and the events. */
public sealed interface Answer {
    /**
     * The rule was decided.
     *
     * @param events the numbers of the events that were found, from 0
     * @param exactness whether the engine promises that no others are among them than those the rule matches
     */
    record Found(SortedSet<Integer> events, Exactness exactness) implements Answer {
        public Found {
            events = Collections.unmodifiableSortedSet(new TreeSet<>(events));
        }
    }

    /**
     * The engine would not take what the rule became.
     *
     * @param reason in the engine's words
     */
    record Refused(String reason) implements Answer {}
}
