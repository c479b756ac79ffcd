package dev.tocsin.compiler.esql;

import dev.tocsin.compiler.approximation.Bounds;
import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.approximation.PredicateBounds;
import dev.tocsin.compiler.approximation.Reason;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.ir.Predicate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Predicate to ES|QL, for Elasticsearch 8.19. It takes the same for granted of the searched indices as the Query DSL
 * target; docs/targets.md lists it.
 */
public final class EsqlTarget {
    /** Elasticsearch refuses a query of more than 1,000,000 characters; the sources and what follows need some. */
    private static final int LONGEST = 900_000;

    /** Tests of values are compiled before the first is read: a long list takes longer than it saves. */
    private static final int LONGEST_REST = 50_000;

    private final PredicateBounds<Test> bounds;

    /**
     * The target for indices of these capabilities.
     *
     * @param columns whether these very indices were asked for them
     */
    public EsqlTarget(FieldCapabilities capabilities, Columns columns) {
        this.bounds = new PredicateBounds<>(new ColumnTests(capabilities, columns));
    }

    /** The query for a predicate. */
    public EsqlQuery compile(Predicate predicate) {
        Bounds<Test> meaning = bounds.of(predicate);
        SortedSet<String> reasons = new TreeSet<>();
        if (!meaning.isExact()) {
            reasons.addAll(meaning.reasons());
        }
        Questions questions = Questions.of(Part.of(meaning.over()));
        reasons.addAll(questions.reasons());
        String asked = Conditions.write(questions.asked(), new Formula.Everything<>());
        String condition = Conditions.write(questions.asked(), questions.rest());
        if (condition.length() > asked.length() + LONGEST_REST) {
            reasons.add(Reason.QUERY_LENGTH.words());
            condition = asked;
        }
        if (condition.length() > LONGEST) {
            reasons.add(Reason.QUERY_LENGTH.words());
            condition = Conditions.EVERYTHING;
        }
        return new EsqlQuery(condition, reasons.isEmpty() ? Exactness.EXACT : Exactness.SUPERSET, List.copyOf(reasons));
    }
}
