package dev.tocsin.connector.cli;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.engine.Engine;
import dev.tocsin.connector.engine.Evaluator;
import dev.tocsin.connector.engine.Event;
import dev.tocsin.connector.engine.EventMapping;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which engines decide the cases besides the oracle and Drools, and where they are. */
final class TestEngines {
    private static final List<Engine> OF_ELASTICSEARCH =
            Arrays.stream(Engine.values()).filter(Engine::asksAnIndex).toList();

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description =
                    "elasticsearch: decide every case with Query DSL, ES|QL and Lucene too, on a real Elasticsearch: "
                            + "the one of --es, in an index of its own that is deleted afterwards, or else one that is started "
                            + "for the tests in a temporary directory, as `demo` does it.")
    private @Nullable Choice engine;

    @Mixin
    private EventIndexOptions indexOptions = new EventIndexOptions();

    /** As written on the command line. */
    enum Choice {
        elasticsearch
    }

    /** What is done with the engines while they are there. */
    @FunctionalInterface
    interface Work {
        int with(List<Evaluator> others) throws IOException;
    }

    /**
     * Does the work with every engine that the options ask for, and leaves nothing behind.
     *
     * @throws EnvironmentException if one cannot be had
     */
    int over(List<Event> events, List<CompiledRule> rules, PrintWriter err, Work work) throws IOException {
        if (engine == null) {
            if (indexOptions.namesCluster()) {
                throw new EnvironmentException(
                        "--es is given, but no test asks Elasticsearch", "add --engine elasticsearch");
            }
            return work.with(List.of());
        }
        if (events.isEmpty()) {
            return work.with(List.of());
        }
        return indexOptions.over(events, EventMapping.WINLOGBEAT, err, index -> {
            FieldCapabilities capabilities = index.capabilities(rules);
            return work.with(OF_ELASTICSEARCH.stream()
                    .map(each -> index.evaluator(each, capabilities))
                    .toList());
        });
    }
}
