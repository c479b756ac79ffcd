package dev.tocsin.compiler.kibana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.esql.Columns;
import dev.tocsin.compiler.esql.EsqlQuery;
import dev.tocsin.compiler.esql.EsqlTarget;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.lucene.LuceneQuery;
import dev.tocsin.compiler.lucene.LuceneTarget;
import java.io.UncheckedIOException;
import java.util.List;

/** Compiled rule to a detection rule of Kibana, whose query is Lucene or, where only that is exact, ES|QL. */
public final class KibanaTarget {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LuceneTarget lucene;
    private final EsqlTarget esql;
    private final List<String> indices;

    /**
     * @param columns whether every field of the capabilities is sure to exist
     * @param indices names and patterns of the indices that the rules search, at least one
     */
    public KibanaTarget(FieldCapabilities capabilities, Columns columns, List<String> indices) {
        if (indices.isEmpty()) {
            throw new IllegalArgumentException("a rule searches some index");
        }
        this.lucene = new LuceneTarget(capabilities);
        this.esql = new EsqlTarget(capabilities, columns);
        this.indices = List.copyOf(indices);
    }

    /** The rule for the indices that the field capabilities describe. Equal rules give equal texts. */
    public KibanaRule compile(CompiledRule rule) {
        RuleQuery query = query(rule.predicate());
        try {
            return new KibanaRule(
                    JSON.writeValueAsString(RuleDocument.of(rule, query, indices)), query.exactness(), query.reasons());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Of two that find as much, Lucene: Kibana pages through what it finds, and cuts the rows of ES|QL off. */
    private RuleQuery query(Predicate predicate) {
        LuceneQuery text = lucene.compile(predicate);
        if (text.exactness() == Exactness.SUPERSET) {
            EsqlQuery pipe = esql.compile(predicate);
            if (pipe.exactness() == Exactness.EXACT) {
                return new RuleQuery(RuleQuery.Language.ESQL, text(pipe), pipe.exactness(), pipe.reasons());
            }
        }
        return new RuleQuery(RuleQuery.Language.LUCENE, text.text(), text.exactness(), text.reasons());
    }

    /**
     * Kibana takes an event that it has alerted on for known by {@code _id} and {@code _index}, and fetches the rest of the
     * document by them. Without {@code KEEP}, Elasticsearch would load every column of the index for each row.
     */
    private String text(EsqlQuery query) {
        return query.from(String.join(",", indices)) + "\n| KEEP _id, _index";
    }
}
