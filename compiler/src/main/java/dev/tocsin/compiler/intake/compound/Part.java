package dev.tocsin.compiler.intake.compound;

import dev.tocsin.compiler.indicator.Term;
import java.util.List;

/** A piece of a published pattern, read but not yet judged. */
public sealed interface Part {
    /**
     * A value that a list can hold.
     *
     * @param remark for the analyst, if the value differs from what was published in more than its spelling; or empty
     */
    record Held(Term.Value value, String remark) implements Part {}

    /**
     * A condition that no list can hold, or no Windows event shows.
     *
     * @param text as published: {@code file:size = 808240}
     * @param why in a few words that may follow the text and a colon
     */
    record Unseen(String text, String why) implements Part {}

    /**
     * A condition that narrows a connection in a way that Windows events do not show, such as its protocol: the address
     * is an indicator without it.
     *
     * @param text as published
     */
    record Narrowing(String text) implements Part {}

    /**
     * A condition that is true of every event which the rest can be seen in.
     *
     * @param text as published
     */
    record Always(String text) implements Part {}

    /**
     * A part under a condition of time or number, which rules over single events cannot keep.
     *
     * @param part what is to be seen, the condition left aside
     * @param text as published
     */
    record Conditional(Part part, String text, String why) implements Part {}

    /**
     * A value that cannot be what its place says.
     *
     * @param text as published
     * @param why in a few words that may follow the text
     */
    record Invalid(String text, String why) implements Part {}

    /** All of them, in one event. */
    record All(List<Part> parts) implements Part {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of them. */
    record Any(List<Part> parts) implements Part {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** An exception. */
    record Not(Part part) implements Part {}

    /** The parts joined by {@code and}; a single one stays as it is. */
    static Part all(List<Part> parts) {
        return parts.size() == 1 ? parts.get(0) : new All(parts);
    }

    /** The parts joined by {@code or}; a single one stays as it is. */
    static Part any(List<Part> parts) {
        return parts.size() == 1 ? parts.get(0) : new Any(parts);
    }
}
