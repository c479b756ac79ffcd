package dev.tocsin.connector.verdict;

import dev.tocsin.connector.cases.CaseSet.BoundCase;
import java.util.List;

/** What became of a case. */
public record CaseResult(BoundCase bound, List<EventResult> events) {
    public CaseResult {
        events = List.copyOf(events);
    }

    /** Whether every event of it was answered as expected. */
    public boolean passed() {
        return events.stream().allMatch(EventResult::passed);
    }
}
