package dev.tocsin.compiler.fast;

/** A predicate ready to be asked of one document after another. Immutable; may be shared between threads. */
public sealed interface FastPredicate permits Connective, FieldQuestion {
    /** Whether it is true of the document in view. */
    boolean test(EventView event);

    /** Roughly what asking costs, the comparison of one value with one literal being 1. */
    int cost();
}
