package dev.tocsin.connector.engine;

import dev.tocsin.compiler.CompiledRule;
import java.util.List;
import java.util.Optional;

/** One engine over one list of events. Safe for several threads. */
public interface Evaluator {
    /** The meaning itself. */
    static Evaluator oracle(List<Event> events) {
        return new OracleEvaluator(events);
    }

    /**
     * The engine in process: all rules in one knowledge base, which every event meets once, here. It answers for these
     * rules, the same objects, and no others.
     */
    static Evaluator drools(List<CompiledRule> rules, List<Event> events) {
        return DroolsEvaluator.of(rules, events);
    }

    /** The engine that answers. */
    Engine engine();

    /**
     * Which of the events the rule matches.
     *
     * @throws dev.tocsin.connector.EnvironmentException if the engine cannot be asked
     */
    Answer answer(CompiledRule rule);

    /** What the rule becomes for this engine, to read; empty where it is not translated. */
    Optional<String> translation(CompiledRule rule);
}
