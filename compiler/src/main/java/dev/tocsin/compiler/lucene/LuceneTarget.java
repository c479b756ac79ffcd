package dev.tocsin.compiler.lucene;

import dev.tocsin.compiler.approximation.PredicateBounds;
import dev.tocsin.compiler.elasticsearch.Clause;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.elasticsearch.FieldTests;
import dev.tocsin.compiler.elasticsearch.IndexFormula;
import dev.tocsin.compiler.elasticsearch.QueryLanguage;
import dev.tocsin.compiler.ir.Predicate;

/**
 * Predicate to the text of a {@code query_string} query. It takes the same for granted of the searched indices as the
 * Query DSL target; docs/targets.md lists it.
 */
public final class LuceneTarget {
    private final PredicateBounds<Clause> bounds;

    public LuceneTarget(FieldCapabilities capabilities) {
        this.bounds = new PredicateBounds<>(new FieldTests(capabilities, QueryLanguage.QUERY_STRING));
    }

    /** The query for a predicate over the indices that these field capabilities describe. */
    public LuceneQuery compile(Predicate predicate) {
        IndexFormula meaning = IndexFormula.of(bounds.of(predicate), QueryString.PASSES);
        return new LuceneQuery(QueryString.of(meaning.formula()), meaning.exactness(), meaning.reasons());
    }
}
