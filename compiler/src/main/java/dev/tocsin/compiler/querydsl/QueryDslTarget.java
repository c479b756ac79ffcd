package dev.tocsin.compiler.querydsl;

import dev.tocsin.compiler.approximation.PredicateBounds;
import dev.tocsin.compiler.elasticsearch.Clause;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.elasticsearch.FieldTests;
import dev.tocsin.compiler.elasticsearch.IndexFormula;
import dev.tocsin.compiler.elasticsearch.NestingLimit;
import dev.tocsin.compiler.elasticsearch.PatternMemory;
import dev.tocsin.compiler.elasticsearch.QueryLanguage;
import dev.tocsin.compiler.elasticsearch.Widening;
import dev.tocsin.compiler.ir.Predicate;
import java.util.List;

/**
 * Predicate to Query DSL.
 *
 * <p>What it takes for granted of the searched indices: every value of a document's {@code _source} is indexed under its
 * path, or named in {@code _ignored} (Elasticsearch 8 and later). That is so with Winlogbeat's and the agent's
 * templates and with Elasticsearch's dynamic mapping. docs/targets.md lists the settings that break it.
 */
public final class QueryDslTarget {
    private static final List<Widening> PASSES = List.of(new NestingLimit(), new PatternMemory());

    private final PredicateBounds<Clause> bounds;

    public QueryDslTarget(FieldCapabilities capabilities) {
        this.bounds = new PredicateBounds<>(new FieldTests(capabilities, QueryLanguage.QUERY_DSL));
    }

    /** The query for a predicate over the indices that these field capabilities describe. */
    public CompiledQuery compile(Predicate predicate) {
        IndexFormula meaning = IndexFormula.of(bounds.of(predicate), PASSES);
        return new CompiledQuery(QueryRendering.render(meaning.formula()), meaning.exactness(), meaning.reasons());
    }
}
