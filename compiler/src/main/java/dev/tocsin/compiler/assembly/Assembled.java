package dev.tocsin.compiler.assembly;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.indicator.IocList;
import java.util.List;

/**
 * The list, and what did not get into it.
 *
 * @param heldBack in the order of the publications; what another place gave as an indicator is not among them
 * @param assumptions what the list says although nobody said it, each in one sentence
 */
public record Assembled(IocList list, List<Extracted.HeldBack> heldBack, List<String> assumptions) {
    public Assembled {
        heldBack = List.copyOf(heldBack);
        assumptions = List.copyOf(assumptions);
    }
}
