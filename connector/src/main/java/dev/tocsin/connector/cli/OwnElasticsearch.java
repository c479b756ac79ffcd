package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.node.ElasticsearchDistribution;
import dev.tocsin.connector.node.ElasticsearchNode;
import dev.tocsin.connector.node.NodeSettings;
import java.io.IOException;
import java.io.PrintWriter;

/** An Elasticsearch that a command starts for itself, in a temporary directory. */
final class OwnElasticsearch {
    private OwnElasticsearch() {}

    /**
     * Starts it; what has to be fetched first is said.
     *
     * @throws EnvironmentException if it does not start
     */
    static ElasticsearchNode start(PrintWriter err) {
        try {
            return ElasticsearchNode.start(
                    ElasticsearchDistribution.fetched(line -> {
                        err.println(line);
                        err.flush();
                    }),
                    NodeSettings.defaults());
        } catch (IOException e) {
            throw new EnvironmentException(
                    "an Elasticsearch of our own did not start: " + e.getMessage(),
                    "check that Maven Central can be reached and that 2 GB of memory are free; `agree` and `test` can"
                            + " ask another one, with --es",
                    e);
        }
    }
}
