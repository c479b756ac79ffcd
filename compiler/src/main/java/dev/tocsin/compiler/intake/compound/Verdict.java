package dev.tocsin.compiler.intake.compound;

import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.indicator.Term;
import java.util.List;
import java.util.Optional;

/** What becomes of one alternative of a pattern. */
public sealed interface Verdict {
    /**
     * It is an indicator.
     *
     * @param remarks what an analyst must know of it, such as what was left out; whole sentences
     */
    record Whole(Term term, List<String> remarks) implements Verdict {
        public Whole {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * It is held back.
     *
     * @param text as published
     * @param term what a person could take all the same; empty if there is nothing
     * @param explanation one line that may follow the text and a colon
     */
    record Refused(String text, Optional<Term> term, HoldReason reason, String explanation) implements Verdict {}
}
