package dev.tocsin.connector.node;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A running Elasticsearch node of our own, on loopback, with its files in a directory of its own.
 *
 * <p>It ends with {@link #close()} or with this Java process, whichever comes first and however that ends, and its
 * directory goes with it. {@link #leaveRunning()} is the one exception.
 */
public final class ElasticsearchNode implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(60);
    private static final int SHOWN_LOG_LINES = 40;

    private final Process process;
    private final Path directory;
    private final Optional<Path> certificate;
    private final Thread endWithUs;
    private final long begin = System.nanoTime();

    private URI uri = URI.create("http://127.0.0.1/");
    private Duration startTook = Duration.ZERO;
    private volatile boolean left;

    private ElasticsearchNode(Process process, Path directory, Optional<Path> certificate) {
        this.process = process;
        this.directory = directory;
        this.certificate = certificate;
        // The closed pipe ends the node anyway. The hook makes this process wait until it is gone.
        this.endWithUs = new Thread(this::close, "elasticsearch-node-stop");
        Runtime.getRuntime().addShutdownHook(endWithUs);
    }

    /**
     * Starts a node and returns when it answers.
     *
     * @throws IOException if it does not come up; the message ends with the last lines of its log
     */
    public static ElasticsearchNode start(ElasticsearchDistribution distribution, NodeSettings settings)
            throws IOException {
        Path directory = Files.createTempDirectory("tocsin-elasticsearch-").toRealPath();
        ElasticsearchNode node;
        try {
            Optional<Path> certificate = NodeConfiguration.write(directory, distribution, settings.security());
            NodeUser.own(directory);
            node = new ElasticsearchNode(launch(directory, distribution, settings), directory, certificate);
        } catch (IOException e) {
            Directories.delete(directory);
            throw e;
        }
        try {
            node.awaitAnswer(settings);
            return node;
        } catch (IOException e) {
            IOException failure = new IOException(e.getMessage() + node.logTail(), e);
            node.close();
            throw failure;
        }
    }

    private static Process launch(Path directory, ElasticsearchDistribution distribution, NodeSettings settings)
            throws IOException {
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", Resources.text("node.sh"), "tocsin-node", directory.toString()));
        command.addAll(NodeUser.commandPrefix());
        command.add(distribution.home().resolve("bin/elasticsearch").toString());
        command.addAll(List.of("-p", directory.resolve("server.pid").toString()));
        File console = directory.resolve("logs/console.log").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console);
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        // Nothing else of ours shall reach it: its start script reads many variables.
        environment.clear();
        environment.put("PATH", path);
        environment.put("HOME", directory.toString());
        environment.put("LANG", "C.UTF-8");
        environment.put("ES_JAVA_HOME", System.getProperty("java.home"));
        environment.put("ES_PATH_CONF", directory.resolve("config").toString());
        environment.put("ES_TMPDIR", directory.resolve("tmp").toString());
        environment.put(
                "ES_JAVA_OPTS",
                String.format(Locale.ROOT, "-Xms%dm -Xmx%dm", settings.heapMegabytes(), settings.heapMegabytes()));
        return builder.start();
    }

    private void awaitAnswer(NodeSettings settings) throws IOException {
        try (NodeProbe probe = NodeProbe.of(settings.security(), certificate)) {
            String seen = "it has not opened its port";
            while (System.nanoTime() - begin < settings.patience().toNanos()) {
                Optional<String> ended = ended();
                if (ended.isPresent()) {
                    throw new IOException("Elasticsearch did not start: " + ended.orElseThrow());
                }
                Optional<String> address = address();
                if (address.isPresent()) {
                    uri = URI.create((certificate.isPresent() ? "https://" : "http://") + address.orElseThrow());
                    Optional<String> missing = probe.missingAt(uri);
                    if (missing.isEmpty()) {
                        startTook = Duration.ofNanos(System.nanoTime() - begin);
                        return;
                    }
                    seen = missing.orElseThrow();
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
            throw new IOException(
                    "Elasticsearch did not start within " + settings.patience().toSeconds() + " s: " + seen);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while Elasticsearch starts");
        }
    }

    private Optional<String> ended() throws IOException {
        Path status = directory.resolve("exit-status");
        if (Files.exists(status)) {
            return Optional.of(
                    "it ended with status " + Files.readString(status).strip());
        }
        return process.isAlive() ? Optional.empty() : Optional.of("its shell ended with status " + process.exitValue());
    }

    private Optional<String> address() throws IOException {
        Path ports = directory.resolve("logs/http.ports");
        if (!Files.exists(ports)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(ports)) {
            return lines.filter(line -> line.startsWith("127.0.0.1:")).findFirst();
        }
    }

    private String logTail() {
        Path console = directory.resolve("logs/console.log");
        try {
            List<String> lines =
                    Files.readString(console, StandardCharsets.UTF_8).lines().toList();
            return "\nThe last lines of its log:\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "\nIts log cannot be read: " + e;
        }
    }

    /** Where it answers, such as {@code http://127.0.0.1:45291}. */
    public URI uri() {
        return uri;
    }

    /** The self-signed certificate to trust, a PEM file, if the node speaks TLS. */
    public Optional<Path> certificate() {
        return certificate;
    }

    /** The process to send SIGTERM to in order to stop a node that was left running. */
    public long processId() {
        return process.pid();
    }

    /** Its configuration, data and logs; gone when the node is stopped. */
    public Path directory() {
        return directory;
    }

    /** From the first process to the first answer. */
    public Duration startTook() {
        return startTook;
    }

    /**
     * Cuts the tie: the node goes on after this Java process. {@code kill} with {@link #processId()} stops it and removes
     * its directory. Closing this object afterwards does nothing.
     */
    public void leaveRunning() throws IOException {
        try (OutputStream tie = process.getOutputStream()) {
            tie.write("stay\n".getBytes(StandardCharsets.US_ASCII));
        }
        left = true;
        removeHook();
    }

    /** Stops the node, waits for its end and for its directory to be gone. */
    @Override
    public void close() {
        if (!left) {
            stop();
            removeHook();
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(endWithUs);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already; it does what close does, and nothing to a node that was left.
        }
    }

    private void stop() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyEnded) {
            // Then there is nobody to tell.
        }
        boolean interrupted = false;
        long deadline = System.nanoTime() + PATIENCE_AT_THE_END.toNanos();
        while (true) {
            try {
                if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    throw new IllegalStateException("Elasticsearch, process " + process.pid()
                            + ", does not end; its files are in " + directory);
                }
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
