package dev.tocsin.connector.node;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An Elasticsearch node that dies of SIGKILL and comes back with its data, at the same address. */
public final class RestartableNode implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ElasticsearchDistribution distribution;
    private final Path directory;
    private final URI uri;
    private int life;
    private Process shell;

    private RestartableNode(ElasticsearchDistribution distribution, Path directory, int port) throws IOException {
        this.distribution = distribution;
        this.directory = directory;
        this.uri = URI.create("http://127.0.0.1:" + port);
        this.shell = launch();
    }

    /** Starts a node without security and returns when it answers. */
    public static RestartableNode start() throws IOException {
        ElasticsearchDistribution distribution = ElasticsearchDistribution.fetched(System.err::println);
        Path directory = Files.createTempDirectory("tocsin-elasticsearch-").toRealPath();
        NodeConfiguration.write(directory, distribution, new NodeSecurity.Off());
        NodeUser.own(directory);
        RestartableNode node = new RestartableNode(distribution, directory, freePort());
        try {
            node.awaitAnswer();
        } catch (IOException failure) {
            node.close();
            throw failure;
        }
        return node;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Each life has a directory of its own, which the shell takes away; the data stay. */
    private Path directoryOfLife() {
        return directory.resolve("life-" + life);
    }

    private Process launch() throws IOException {
        life++;
        Files.createDirectories(directoryOfLife());
        NodeUser.own(directoryOfLife());
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                Resources.text("node.sh"),
                "tocsin-node",
                directoryOfLife().toString()));
        command.addAll(NodeUser.commandPrefix());
        command.addAll(List.of(
                distribution.home().resolve("bin/elasticsearch").toString(),
                "-p",
                directoryOfLife().resolve("server.pid").toString(),
                "-E",
                "http.port=" + uri.getPort()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        directory.resolve("logs/console-" + life + ".log").toFile());
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        environment.clear();
        environment.put("PATH", path);
        environment.put("HOME", directory.toString());
        environment.put("LANG", "C.UTF-8");
        environment.put("ES_JAVA_HOME", System.getProperty("java.home"));
        environment.put("ES_PATH_CONF", directory.resolve("config").toString());
        environment.put("ES_TMPDIR", directory.resolve("tmp").toString());
        environment.put("ES_JAVA_OPTS", "-Xms512m -Xmx512m");
        return builder.start();
    }

    private void awaitAnswer() throws IOException {
        long begin = System.nanoTime();
        try (NodeProbe probe = NodeProbe.of(new NodeSecurity.Off(), Optional.empty())) {
            String seen = "nothing was asked";
            while (System.nanoTime() - begin < PATIENCE.toNanos()) {
                Optional<String> missing = probe.missingAt(uri);
                if (missing.isEmpty()) {
                    return;
                }
                seen = missing.orElseThrow();
                if (!shell.isAlive()) {
                    break;
                }
                Thread.sleep(100);
            }
            throw new IOException("Elasticsearch did not start: " + seen + "\n"
                    + Files.readString(directory.resolve("logs/console-" + life + ".log")));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while Elasticsearch starts");
        }
    }

    public URI uri() {
        return uri;
    }

    /** SIGKILL to the server, as when the power goes. */
    public void kill() throws IOException, InterruptedException {
        Path pid = directoryOfLife().resolve("server.pid");
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(ProcessHandle::destroyForcibly);
        endShell();
    }

    private void endShell() throws IOException, InterruptedException {
        shell.getOutputStream().close();
        if (!shell.waitFor(90, TimeUnit.SECONDS)) {
            throw new IOException("Elasticsearch, process " + shell.pid() + ", does not end");
        }
    }

    /** Starts it again on the data it left, and returns when it answers. */
    public void startAgain() throws IOException {
        shell = launch();
        awaitAnswer();
    }

    @Override
    public void close() throws IOException {
        try {
            endShell();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } finally {
            Directories.delete(directory);
        }
    }
}
