package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.elasticsearch.Connection;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Where an index that is thrown away may be put. Only the command line names a cluster: with the environment alone,
 * somebody would fill one by accident.
 */
final class ThrowAwayOptions {
    @Option(
            names = "--es",
            paramLabel = "URL",
            description = "Elasticsearch; default: one that is started and stopped. TOCSIN_ES alone is not enough.")
    private @Nullable String url;

    @Mixin
    private AccessOptions access = new AccessOptions();

    /** Whether the command line names the cluster. */
    boolean namesCluster() {
        return url != null;
    }

    /** A connection to the cluster that the command line names. */
    Connection open(Map<String, String> environment, PrintWriter err) {
        if (url == null) {
            throw new EnvironmentException("no Elasticsearch is named", "give --es URL");
        }
        return access.open(url, environment, err);
    }
}
