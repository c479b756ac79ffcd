package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.source.Span;
import java.util.List;
import java.util.Optional;

/** What the words of a condition can name. */
interface ConditionNames {
    /** One of the things that have the names, for messages. */
    String noun();

    boolean contains(String name);

    /** Says that a word names nothing, unless that is left to others to judge. */
    void reportUnknown(String name, Span span);

    /** What a pattern selects, in the order written; empty where conditions have no patterns. */
    Optional<List<String>> selectedBy(String pattern);

    /** Says that a pattern selects nothing. */
    void reportDangling(String pattern, Span span);
}
