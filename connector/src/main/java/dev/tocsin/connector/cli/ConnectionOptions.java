package dev.tocsin.connector.cli;

import dev.tocsin.connector.elasticsearch.Connection;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Elasticsearch to work with, and how it lets us in. */
final class ConnectionOptions {
    private static final String URL = "TOCSIN_ES";

    @Option(
            names = "--es",
            paramLabel = "URL",
            description = "Elasticsearch; default: TOCSIN_ES, or else http://localhost:9200.")
    private @Nullable String url;

    @Mixin
    private AccessOptions access = new AccessOptions();

    /** A connection as the options and the environment say. */
    Connection open(Map<String, String> environment, PrintWriter err) {
        return access.open(
                url != null ? url : environment.getOrDefault(URL, "http://localhost:9200"), environment, err);
    }
}
