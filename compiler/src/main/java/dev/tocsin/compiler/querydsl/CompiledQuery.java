package dev.tocsin.compiler.querydsl;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.List;

/**
 * A predicate as Elasticsearch evaluates it.
 *
 * @param query finds at least every document that the predicate is true of
 * @param exactness whether it finds others too
 * @param reasons why it may find others, in words, sorted; empty if exact
 */
public record CompiledQuery(Query query, Exactness exactness, List<String> reasons) {
    public CompiledQuery {
        reasons = List.copyOf(reasons);
    }

    /** How a query relates to the predicate it was made from. */
    public enum Exactness {
        /** It finds the documents that the predicate is true of, and no others. */
        EXACT,
        /** It finds all of them and may find others, so each hit has to be verified. */
        SUPERSET
    }
}
