package dev.tocsin.compiler.esql;

import dev.tocsin.compiler.elasticsearch.Exactness;
import java.util.List;

/**
 * A predicate as ES|QL evaluates it.
 *
 * @param condition true of at least every document that the predicate is true of; it stands behind {@code WHERE}, a
 *     conjunct a line
 * @param exactness whether it is true of others too
 * @param reasons why it may be, in words, sorted; empty if exact
 */
public record EsqlQuery(String condition, Exactness exactness, List<String> reasons) {
    public EsqlQuery {
        reasons = List.copyOf(reasons);
    }

    /**
     * The whole query. Each row is a document with all of its columns, {@code _id} and {@code _index} among them, so that
     * the document can be found again.
     *
     * <p>Elasticsearch returns 1,000 rows of a query without {@code LIMIT}, and never more than 10,000 ({@code
     * esql.query.result_truncation_max_size}), without an error and in no order. Whoever runs the query appends {@code |
     * LIMIT} and {@code | KEEP} as he needs them, counts with {@code | STATS COUNT(*)}, which sees all, or pages by ranges
     * of time.
     *
     * @param indices names and patterns, separated by commas, as in the path of {@code _search}
     */
    public String from(String indices) {
        return "FROM " + EsqlText.indices(indices) + " METADATA _id, _index\n| WHERE " + condition;
    }
}
