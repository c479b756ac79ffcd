package dev.tocsin.compiler.querydsl;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.tocsin.compiler.ir.Predicate;
import java.util.List;

/** Predicate to Query DSL. */
public final class QueryDslTarget {
    private final FieldCapabilities capabilities;

    public QueryDslTarget(FieldCapabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** The query for a predicate over the indices that these field capabilities describe. */
    public CompiledQuery compile(Predicate predicate) {
        return new CompiledQuery(
                Query.of(query -> query.matchAll(all -> all)),
                CompiledQuery.Exactness.SUPERSET,
                List.of(predicate + " over " + capabilities));
    }
}
