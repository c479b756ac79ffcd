package dev.tocsin.connector.agreement;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.querydsl.CompiledQuery;
import dev.tocsin.compiler.querydsl.QueryDslTarget;
import java.util.List;

/** Every language in which a rule is asked of Elasticsearch. */
enum QueryTarget {
    QUERYDSL;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Compiles predicates for indices of these capabilities. */
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
        };
    }

    List<Node.Result> ask(List<String> indices, List<Question> questions) {
        return switch (this) {
            case QUERYDSL ->
                Node.search(
                        indices, questions.stream().map(question -> oneLine(question.text())).toList());
        };
    }

    private static String oneLine(String json) {
        try {
            return JSON.readTree(json).toString();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(json, e);
        }
    }
}
