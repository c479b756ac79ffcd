package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.alert.AlertSink;
import dev.tocsin.connector.alert.EcsSink;
import dev.tocsin.connector.alert.NdjsonSink;
import dev.tocsin.connector.elasticsearch.Connection;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where alerts go. */
final class SinkOptions {
    @Option(
            names = "--sink",
            paramLabel = "SINK",
            defaultValue = "ecs",
            description =
                    "Where alerts go: ecs, documents in the data stream logs-tocsin.alert-NAMESPACE, or ndjson, the "
                            + "same documents one a line. Default: ${DEFAULT-VALUE}.")
    private Kind kind = Kind.ecs;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "With --sink ndjson: the file that gets what it does not hold yet; default: standard output.")
    private @Nullable Path output;

    @Option(
            names = "--namespace",
            paramLabel = "NAMESPACE",
            defaultValue = "default",
            description = "Namespace of the alert data stream. Default: ${DEFAULT-VALUE}.")
    private String namespace = "default";

    /** As written on the command line. */
    enum Kind {
        ecs,
        ndjson
    }

    String namespace() {
        return namespace;
    }

    /** Whether the alerts themselves go to standard output, so that nothing else may. */
    boolean usesStandardOutput() {
        return kind == Kind.ndjson && output == null;
    }

    AlertSink open(Connection connection) {
        if (kind == Kind.ecs && output != null) {
            throw new EnvironmentException("--output goes with --sink ndjson", "leave it out, or add --sink ndjson");
        }
        return switch (kind) {
            case ecs -> new EcsSink(connection, namespace);
            case ndjson -> output == null ? NdjsonSink.to(System.out) : NdjsonSink.to(output);
        };
    }
}
