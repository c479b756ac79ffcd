package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.source.Span;
import java.util.List;

/**
 * A comment that says which findings are not wanted at a place. Why, it says to people.
 *
 * @param names the checks, with their places
 * @param covered from the start of a line, or of a document, to its end
 * @param place the comment
 */
record Suppression(List<Name> names, Span covered, Span place) {
    Suppression {
        names = List.copyOf(names);
    }

    /** A check that is named. */
    record Name(Code code, Span place) {}

    /** What in it holds for a finding that begins at an offset. */
    List<Name> naming(Code code, int offset) {
        if (offset < covered.start() || offset >= covered.end()) {
            return List.of();
        }
        return names.stream().filter(name -> name.code() == code).toList();
    }
}
