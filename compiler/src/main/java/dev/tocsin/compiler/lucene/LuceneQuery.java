package dev.tocsin.compiler.lucene;

import dev.tocsin.compiler.elasticsearch.Exactness;
import java.util.List;

/**
 * A predicate as the text of a {@code query_string} query.
 *
 * @param text finds at least every document that the predicate is true of
 * @param exactness whether it finds others too
 * @param reasons why it may find others, in words, sorted; empty if exact
 */
public record LuceneQuery(String text, Exactness exactness, List<String> reasons) {
    public LuceneQuery {
        reasons = List.copyOf(reasons);
    }
}
