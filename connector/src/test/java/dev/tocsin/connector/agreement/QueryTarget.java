package dev.tocsin.connector.agreement;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.esql.Columns;
import dev.tocsin.compiler.esql.EsqlQuery;
import dev.tocsin.compiler.esql.EsqlTarget;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.lucene.LuceneQuery;
import dev.tocsin.compiler.lucene.LuceneTarget;
import dev.tocsin.compiler.querydsl.CompiledQuery;
import dev.tocsin.compiler.querydsl.QueryDslTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Every language in which a rule is asked of Elasticsearch. */
enum QueryTarget {
    QUERYDSL,
    LUCENE,
    /** The same text with the options that Kibana sends beside it. */
    LUCENE_IN_KIBANA,
    /** Where nothing says that an index has a column. */
    ESQL_ASSUMED,
    ESQL_KNOWN;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Compiles predicates for indices of known capabilities. */
    interface Compiler {
        Question compile(Predicate predicate);
    }

    /** What a predicate became. */
    record Question(String text, Exactness exactness, List<String> reasons) {}

    Compiler compiler(List<String> indices, FieldCapabilities capabilities) {
        return switch (this) {
            case QUERYDSL -> {
                QueryDslTarget target = new QueryDslTarget(capabilities);
                yield predicate -> {
                    CompiledQuery query = target.compile(predicate);
                    return new Question(query.json(), query.exactness(), query.reasons());
                };
            }
            case LUCENE, LUCENE_IN_KIBANA -> {
                LuceneTarget target = new LuceneTarget(capabilities);
                yield predicate -> {
                    LuceneQuery query = target.compile(predicate);
                    return new Question(query.text(), query.exactness(), query.reasons());
                };
            }
            case ESQL_ASSUMED -> esql(new EsqlTarget(capabilities, Columns.ASSUMED), indices);
            // Those of the template stand for no index.
            case ESQL_KNOWN ->
                esql(
                        new EsqlTarget(
                                isTemplate(capabilities) ? Node.capabilities(indices) : capabilities, Columns.KNOWN),
                        indices);
        };
    }

    private static boolean isTemplate(FieldCapabilities capabilities) {
        return capabilities.types().keySet().stream().anyMatch(path -> path.equals("winlog.event_data.*"));
    }

    private static Compiler esql(EsqlTarget target, List<String> indices) {
        return predicate -> {
            EsqlQuery query = target.compile(predicate);
            return new Question(query.from(String.join(",", indices)), query.exactness(), query.reasons());
        };
    }

    /** What each of the questions finds in the indices. */
    List<Node.Result> ask(List<String> indices, List<Question> questions) {
        return switch (this) {
            case QUERYDSL ->
                Node.search(
                        indices,
                        questions.stream()
                                .map(question -> oneLine(question.text()))
                                .toList());
            case LUCENE ->
                Node.search(
                        indices,
                        questions.stream()
                                .map(question -> queryString(question, ""))
                                .toList());
            // elastic/kibana, packages/kbn-es-query, with the default of the setting `query:queryString:options`.
            case LUCENE_IN_KIBANA ->
                Node.search(
                        indices,
                        questions.stream()
                                .map(question ->
                                        queryString(question, ",\"analyze_wildcard\":true,\"time_zone\":\"Zulu\""))
                                .toList());
            case ESQL_ASSUMED, ESQL_KNOWN ->
                questions.stream().map(question -> Node.esql(question.text())).toList();
        };
    }

    private static String queryString(Question question, String options) {
        return "{\"query_string\":{\"query\":" + Json.quoted(question.text()) + options + "}}";
    }

    private static String oneLine(String json) {
        try {
            return JSON.readTree(json).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }
}
