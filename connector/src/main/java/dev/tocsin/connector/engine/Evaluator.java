package dev.tocsin.connector.engine;

import dev.tocsin.compiler.CompiledRule;

/** One engine over one list of events. */
public interface Evaluator {
    /** The engine that answers. */
    Engine engine();

    /** Which of the events the rule matches. */
    Answer answer(CompiledRule rule);
}
