package dev.tocsin.connector.verdict;

import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A part of the rule that explains an answer.
 *
 * @param about which part it is and what became of it: {@code selection is false}
 * @param place where the part stands
 * @param tests the single tests in it that decide, each with what the event has
 */
public record Reason(String about, Optional<Place> place, List<String> tests) {
    public Reason {
        tests = List.copyOf(tests);
    }

    /** A place in a rule file. */
    public record Place(SourceText source, Span span) {}
}
