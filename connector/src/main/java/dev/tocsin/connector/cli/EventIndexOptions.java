package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.ConnectionSettings;
import dev.tocsin.connector.elasticsearch.Pause;
import dev.tocsin.connector.engine.Event;
import dev.tocsin.connector.engine.EventIndex;
import dev.tocsin.connector.engine.EventMapping;
import dev.tocsin.connector.node.ElasticsearchNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Where the index lies into which a command puts events: in the Elasticsearch of {@code --es}, or in one of its own. Only
 * the command line names a cluster: with the environment alone, somebody would fill one by accident.
 */
final class EventIndexOptions {
    @Option(
            names = "--es",
            paramLabel = "URL",
            description = "Elasticsearch; default: one that is started and stopped. TOCSIN_ES alone is not enough.")
    private @Nullable String url;

    @Mixin
    private AccessOptions access = new AccessOptions();

    /** What is done with the index while it is there. */
    @FunctionalInterface
    interface Work<R> {
        R with(EventIndex index) throws IOException;
    }

    /** Whether {@code --es} is given. */
    boolean namesCluster() {
        return url != null;
    }

    /**
     * Does the work with an index of the events, and leaves nothing behind.
     *
     * @throws EnvironmentException if there is no Elasticsearch, or if it does not take the events
     */
    <R> R over(List<Event> events, EventMapping mapping, PrintWriter err, Work<R> work) throws IOException {
        if (url != null) {
            try (Connection connection = access.open(url, System.getenv(), err)) {
                return over(connection, events, mapping, err, work);
            }
        }
        try (ElasticsearchNode node = OwnElasticsearch.start(err);
                Connection connection = Connection.open(ConnectionSettings.plain(node.uri()), Pause.SLEEP)) {
            return over(connection, events, mapping, err, work);
        }
    }

    private static <R> R over(
            Connection connection, List<Event> events, EventMapping mapping, PrintWriter err, Work<R> work)
            throws IOException {
        try (EventIndex index = EventIndex.create(connection, mapping, events)) {
            err.println("Indexed " + Counts.of(events.size(), "event") + " in " + index.name()
                    + ", which is deleted at the end.");
            index.notes().forEach(note -> err.println("note: " + note));
            err.flush();
            return work.with(index);
        }
    }
}
