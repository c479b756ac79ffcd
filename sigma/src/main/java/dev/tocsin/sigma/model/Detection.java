package dev.tocsin.sigma.model;

import dev.tocsin.sigma.source.Span;
import java.util.List;
import java.util.Map;

/**
 * What a rule looks for.
 *
 * @param identifiers by name, in the order written
 * @param conditions one, or several of which any must hold
 */
public record Detection(Map<String, SearchIdentifier> identifiers, List<Condition> conditions, Span span) {
    public Detection {
        identifiers = Ordered.copy(identifiers);
        conditions = List.copyOf(conditions);
        if (identifiers.isEmpty() || conditions.isEmpty()) {
            throw new IllegalArgumentException("a detection has a search identifier and a condition");
        }
    }
}
