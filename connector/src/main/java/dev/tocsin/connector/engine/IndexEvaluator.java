package dev.tocsin.connector.engine;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.tocsin.compiler.CompiledRule;
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
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.elasticsearch.Connection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Elasticsearch, asked in one of its languages. */
final class IndexEvaluator implements Evaluator {
    private final Engine engine;
    private final Function<Predicate, Question> target;

    private IndexEvaluator(Engine engine, Function<Predicate, Question> target) {
        this.engine = engine;
        this.target = target;
    }

    /**
     * What a predicate becomes.
     *
     * @param search asks it; told what for, as the subject of a sentence
     */
    private record Question(Supplier<String> text, Exactness exactness, Function<String, SortedSet<Integer>> search) {}

    static Evaluator queryDsl(EventSearch events, FieldCapabilities capabilities) {
        QueryDslTarget target = new QueryDslTarget(capabilities);
        return new IndexEvaluator(Engine.QUERYDSL, predicate -> {
            CompiledQuery query = target.compile(predicate);
            return new Question(query::json, query.exactness(), purpose -> events.find(purpose, query.query()));
        });
    }

    static Evaluator lucene(EventSearch events, FieldCapabilities capabilities) {
        LuceneTarget target = new LuceneTarget(capabilities);
        return new IndexEvaluator(Engine.LUCENE, predicate -> {
            LuceneQuery query = target.compile(predicate);
            Query search = Query.of(outer -> outer.queryString(text -> text.query(query.text())));
            return new Question(query::text, query.exactness(), purpose -> events.find(purpose, search));
        });
    }

    static Evaluator esql(EventSearch events, FieldCapabilities capabilities) {
        EsqlTarget target = new EsqlTarget(capabilities, Columns.KNOWN);
        return new IndexEvaluator(Engine.ESQL, predicate -> {
            EsqlQuery query = target.compile(predicate);
            String text = query.from(events.index());
            return new Question(() -> text, query.exactness(), purpose -> events.findByEsql(purpose, text));
        });
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public Answer answer(CompiledRule rule) {
        Question question = target.apply(rule.predicate());
        try {
            return new Answer.Found(
                    question.search()
                            .apply("asking in " + engine.word() + " for the rule `"
                                    + rule.metadata().title() + "`"),
                    question.exactness());
        } catch (EnvironmentException failure) {
            return Connection.refusal(failure).<Answer>map(Answer.Refused::new).orElseThrow(() -> failure);
        }
    }

    @Override
    public Optional<String> translation(CompiledRule rule) {
        return Optional.of(target.apply(rule.predicate()).text().get());
    }
}
