package dev.tocsin.sigma.diagnostic;

import dev.tocsin.sigma.source.Span;
import java.util.Comparator;
import java.util.List;

/**
 * A change to the text of a finding that removes it. It is safe: the rule matches the same events before and after.
 *
 * @param description what it does, as an imperative: {@code remove the second tag}
 * @param edits in the order of their places; none overlaps another
 */
public record Fix(String description, List<Edit> edits) {
    public Fix {
        edits = edits.stream()
                .sorted(Comparator.comparingInt(edit -> edit.span().start()))
                .toList();
        if (edits.isEmpty()) {
            throw new IllegalArgumentException("a fix changes something");
        }
        for (int i = 1; i < edits.size(); i++) {
            if (edits.get(i).span().start() < edits.get(i - 1).span().end()) {
                throw new IllegalArgumentException("edits overlap: " + edits);
            }
        }
    }

    public static Fix of(String description, Span span, String replacement) {
        return new Fix(description, List.of(new Edit(span, replacement)));
    }

    /** The text that a span covers gives way to another; an empty span is where text is put in. */
    public record Edit(Span span, String replacement) {}
}
