package dev.tocsin.connector.engine;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.querydsl.CompiledQuery;
import dev.tocsin.compiler.querydsl.QueryDslTarget;
import dev.tocsin.connector.EnvironmentException;
import java.util.Optional;

/** Asks with the query that {@code hunt} asks with. */
final class QueryDslEvaluator implements Evaluator {
    private final IndexedEvents events;
    private final QueryDslTarget target;

    QueryDslEvaluator(IndexedEvents events, FieldCapabilities capabilities) {
        this.events = events;
        this.target = new QueryDslTarget(capabilities);
    }

    @Override
    public Engine engine() {
        return Engine.QUERYDSL;
    }

    @Override
    public Answer answer(CompiledRule rule) {
        CompiledQuery compiled = target.compile(rule.predicate());
        try {
            return new Answer.Found(Hits.of(events, rule, compiled.query()), compiled.exactness(), compiled.reasons());
        } catch (EnvironmentException failure) {
            return Hits.refused(failure);
        }
    }

    @Override
    public Optional<String> translation(CompiledRule rule) {
        return Optional.of(target.compile(rule.predicate()).json());
    }
}
