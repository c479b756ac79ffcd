package dev.tocsin.compiler.intake.published;

import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.indicator.Term;
import java.util.Optional;

/** What became of a published text. */
public sealed interface Reading {
    /**
     * It is to be looked for.
     *
     * @param remark what the text says besides, for a note: a port, the name of a file
     */
    record Found(Term term, Optional<String> remark) implements Reading {
        static Found of(Term term) {
            return new Found(term, Optional.empty());
        }

        Found remarked(String text) {
            return new Found(
                    term,
                    Optional.of(remark.map(earlier -> earlier + "; " + text).orElse(text)));
        }
    }

    /**
     * It is not.
     *
     * @param text the part of what was published that this is about
     * @param explanation one line, which may follow a colon
     * @param term what it could be taken for all the same
     */
    record Failed(String text, HoldReason reason, String explanation, Optional<Term> term) implements Reading {}

    /** What alerts call a term: its first value, all its values if all must be seen. */
    static String name(Term term) {
        return switch (term) {
            case Term.Value value -> value.text();
            case Term.Any(var terms) -> name(terms.getFirst());
            case Term.All(var terms) ->
                terms.stream()
                        .map(Reading::name)
                        .reduce((a, b) -> a + " and " + b)
                        .orElseThrow();
            case Term.Not(Term negated) -> "not " + name(negated);
        };
    }
}
