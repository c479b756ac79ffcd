package dev.tocsin.rules;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One event and what the rule must make of it.
 *
 * @param searches search identifiers of the rule that have to be among the reasons of a match
 * @param documents the event as JSON in each shape given
 * @param file where the case stands
 * @param line its first line there, from 1
 */
record RuleCase(
        String name,
        Expectation expectation,
        List<String> searches,
        Map<DocumentShape, byte[]> documents,
        Path file,
        int line) {
    RuleCase {
        searches = List.copyOf(searches);
        documents = Collections.unmodifiableMap(new EnumMap<>(documents));
    }

    /** What the rule must say. */
    enum Expectation {
        MATCH,
        NO_MATCH
    }

    /** For failure messages. */
    String place() {
        return file + ":" + line + ": " + name;
    }
}
