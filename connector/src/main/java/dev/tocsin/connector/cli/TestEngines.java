package dev.tocsin.connector.cli;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.engine.Evaluator;
import dev.tocsin.connector.engine.Event;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Which engines decide the cases besides the oracle and Drools, and where they are. */
final class TestEngines {
    /** What is done with the engines while they are there. */
    @FunctionalInterface
    interface Work {
        int with(List<Evaluator> others) throws IOException;
    }

    /** Does the work with every engine that the options ask for, and leaves nothing behind. */
    int over(List<Event> events, List<CompiledRule> rules, PrintWriter err, Work work) throws IOException {
        return work.with(List.of());
    }
}
