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
import java.util.OptionalInt;

/**
 * Predicate to Query DSL.
 *
 * <p>What it takes for granted of the searched indices: every value of a document's {@code _source} is indexed under its
 * path, or named in {@code _ignored} (Elasticsearch 8 and later). That is so with Winlogbeat's and the agent's
 * templates and with Elasticsearch's dynamic mapping. docs/targets.md lists the settings that break it.
 */
public final class QueryDslTarget {
    private static final List<Widening> PASSES = List.of(new NestingLimit(), new PatternMemory());

    /** Below the 65,536 that {@code index.max_terms_count} is where nobody set it. */
    private static final int MOST_TERMS = 60_000;

    private final PredicateBounds<Clause> bounds;
    private final int mostTerms;

    public QueryDslTarget(FieldCapabilities capabilities) {
        this(capabilities, OptionalInt.empty());
    }

    /** @param maxTermsCount the smallest {@code index.max_terms_count} that one of the indices sets, if one does */
    public QueryDslTarget(FieldCapabilities capabilities, OptionalInt maxTermsCount) {
        this.mostTerms = Math.clamp(maxTermsCount.orElse(MOST_TERMS), 1, MOST_TERMS);
        this.bounds = new PredicateBounds<>(new FieldTests(capabilities, QueryLanguage.QUERY_DSL));
    }

    /** The query for a predicate over the indices that these field capabilities describe. */
    public CompiledQuery compile(Predicate predicate) {
        IndexFormula meaning = IndexFormula.of(bounds.of(predicate), PASSES);
        return new CompiledQuery(
                QueryRendering.render(meaning.formula(), mostTerms), meaning.exactness(), meaning.reasons());
    }
}
