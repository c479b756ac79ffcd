package dev.tocsin.connector.cli;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.ConnectionSettings;
import dev.tocsin.connector.elasticsearch.Pause;
import dev.tocsin.connector.engine.Engine;
import dev.tocsin.connector.engine.Evaluator;
import dev.tocsin.connector.engine.Event;
import dev.tocsin.connector.engine.EventIndex;
import dev.tocsin.connector.engine.EventMapping;
import dev.tocsin.connector.node.ElasticsearchDistribution;
import dev.tocsin.connector.node.ElasticsearchNode;
import dev.tocsin.connector.node.NodeSettings;
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
            description = {
                "elasticsearch: decide every case with Query DSL, ES|QL and Lucene too, on a real Elasticsearch:",
                "the one of --es, in an index of its own that is deleted afterwards, or else one that is started",
                "for the tests in a temporary directory, as `demo` does it."
            })
    private @Nullable Choice engine;

    @Mixin
    private ThrowAwayOptions connectionOptions = new ThrowAwayOptions();

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
            if (connectionOptions.namesCluster()) {
                throw new EnvironmentException(
                        "--es is given, but no test asks Elasticsearch", "add --engine elasticsearch");
            }
            return work.with(List.of());
        }
        if (events.isEmpty()) {
            return work.with(List.of());
        }
        if (connectionOptions.namesCluster()) {
            try (Connection connection = connectionOptions.open(System.getenv(), err)) {
                return over(connection, events, rules, err, work);
            }
        }
        try (ElasticsearchNode node = start(err);
                Connection connection = Connection.open(ConnectionSettings.plain(node.uri()), Pause.SLEEP)) {
            return over(connection, events, rules, err, work);
        }
    }

    private static int over(
            Connection connection, List<Event> events, List<CompiledRule> rules, PrintWriter err, Work work)
            throws IOException {
        try (EventIndex index = EventIndex.create(connection, EventMapping.WINLOGBEAT, events)) {
            err.println("Indexed " + Counts.of(events.size(), "event") + " in " + index.name()
                    + ", which is deleted at the end.");
            index.notes().forEach(note -> err.println("note: " + note));
            err.flush();
            FieldCapabilities capabilities = index.capabilities(rules);
            return work.with(OF_ELASTICSEARCH.stream()
                    .map(each -> index.evaluator(each, capabilities))
                    .toList());
        }
    }

    private static ElasticsearchNode start(PrintWriter err) {
        try {
            return ElasticsearchNode.start(
                    ElasticsearchDistribution.fetched(line -> {
                        err.println(line);
                        err.flush();
                    }),
                    NodeSettings.defaults());
        } catch (IOException e) {
            throw new EnvironmentException(
                    "Elasticsearch did not start: " + e.getMessage(),
                    "check that Maven Central can be reached and that 2 GB of memory are free, or give --es URL",
                    e);
        }
    }
}
