package dev.tocsin.compiler.drools;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.eval.Evidence;
import java.util.List;

/**
 * A rule that matched a document.
 *
 * @param evidence why, in the order of the rule
 */
public record Match(CompiledRule rule, List<Evidence> evidence) {
    public Match {
        evidence = List.copyOf(evidence);
    }
}
