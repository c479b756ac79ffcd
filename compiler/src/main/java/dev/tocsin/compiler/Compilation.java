package dev.tocsin.compiler;

import dev.tocsin.sigma.diagnostic.Diagnostic;
import java.util.List;

/** What became of a rule. */
public sealed interface Compilation {
    /** Findings about the rule, in the order of their places. */
    List<Diagnostic> diagnostics();

    /** It can run; an error among the diagnostics is one of a filter, which is left out. */
    record Compiled(CompiledRule rule, List<Diagnostic> diagnostics) implements Compilation {
        public Compiled {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Its log source is none that Winlogbeat ships; it is a good rule for another product. */
    record OtherProduct(String product, List<Diagnostic> diagnostics) implements Compilation {
        public OtherProduct {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** It cannot run; the diagnostics hold an error. */
    record Failed(List<Diagnostic> diagnostics) implements Compilation {
        public Failed {
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
