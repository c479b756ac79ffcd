package dev.tocsin.compiler.ir;

import java.util.List;

/**
 * A field of a Sigma rule: a function from a document to values. Winlogbeat's document shapes keep the same fact in
 * different places, and ingest pipelines rewrite some facts, so a field has candidates; the first that has a value in a
 * document decides, and a candidate gives the value as the event log had it, whatever the shape.
 *
 * @param name as the rule writes it
 * @param candidates in the order of preference
 */
public record Field(String name, List<Candidate> candidates) {
    public Field {
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("a field has a candidate: " + name);
        }
    }
}
