package dev.tocsin.connector.cases;

import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * Some events and what a rule must make of each.
 *
 * @param name unique in its file
 * @param rule which rule of the file beside, if the case says so
 * @param searches what must be among the reasons of a match
 * @param events at least one
 * @param source the tests file
 * @param span the place of the name
 */
public record RuleCase(
        String name,
        Optional<String> description,
        Optional<Word> rule,
        Expectation expectation,
        List<Word> searches,
        List<CaseEvent> events,
        SourceText source,
        Span span) {
    public RuleCase {
        searches = List.copyOf(searches);
        events = List.copyOf(events);
    }

    /** What the rule must say of every event. */
    public enum Expectation {
        MATCH,
        NO_MATCH
    }

    /** A text and where it stands. */
    public record Word(String text, Span span) {}
}
