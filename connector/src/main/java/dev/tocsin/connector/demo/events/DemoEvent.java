package dev.tocsin.connector.demo.events;

import java.util.List;

/**
 * A document to index.
 *
 * @param dataStream the data stream that Winlogbeat would write it to
 * @param json the document, on one line
 * @param step what the event shows, for a step of the intrusion; {@code ordinary} otherwise
 * @param expectedRules ids of the rules and IoC lists that have to match it, sorted, and no others may
 */
public record DemoEvent(String dataStream, String json, String step, List<String> expectedRules) {
    public DemoEvent {
        expectedRules = expectedRules.stream().sorted().distinct().toList();
    }
}
