package dev.tocsin.compiler.querydsl;

import dev.tocsin.compiler.approximation.Bounds;
import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.approximation.PredicateBounds;
import dev.tocsin.compiler.approximation.Reason;
import dev.tocsin.compiler.ir.Predicate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Predicate to Query DSL.
 *
 * <p>What it takes for granted of the searched indices: every value of a document's {@code _source} is indexed under its
 * path, or named in {@code _ignored} (Elasticsearch 8 and later). That is so with Winlogbeat's and the agent's
 * templates and with Elasticsearch's dynamic mapping. docs/targets.md lists the settings that break it.
 */
public final class QueryDslTarget {
    private final PredicateBounds<Clause> bounds;

    public QueryDslTarget(FieldCapabilities capabilities) {
        this.bounds = new PredicateBounds<>(new FieldTests(new IndexedFields(capabilities)));
    }

    /** The query for a predicate over the indices that these field capabilities describe. */
    public CompiledQuery compile(Predicate predicate) {
        Bounds<Clause> meaning = bounds.of(predicate);
        Formula<Clause> shallow = NestingLimit.over(meaning.over());
        Formula<Clause> over = PatternMemory.over(shallow);
        if (meaning.isExact() && over.equals(meaning.over())) {
            return new CompiledQuery(QueryRendering.render(over), CompiledQuery.Exactness.EXACT, List.of());
        }
        SortedSet<String> reasons = new TreeSet<>(meaning.reasons());
        if (!shallow.equals(meaning.over())) {
            reasons.add(Reason.NESTING.words());
        }
        if (!over.equals(shallow)) {
            reasons.add(Reason.PATTERN_SIZE.words());
        }
        return new CompiledQuery(QueryRendering.render(over), CompiledQuery.Exactness.SUPERSET, List.copyOf(reasons));
    }
}
