package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.approximation.Reason;

/** A pass that makes room for a limit of Elasticsearch: what it returns holds wherever the given formula does. */
public interface Widening {
    /** The formula itself if it is within the limit. */
    Formula<Clause> over(Formula<Clause> formula);

    /** Why what was changed finds more. */
    Reason reason();
}
