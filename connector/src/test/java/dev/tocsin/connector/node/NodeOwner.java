package dev.tocsin.connector.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Another Java process that starts a node, to see what becomes of the node when that process ends. */
record NodeOwner(Process process, URI uri, long shell, long server, Path nodeDirectory) implements AutoCloseable {

    /**
     * Starts the process and waits for its node.
     *
     * @param end {@code hold}: it keeps the node and waits; {@code leave}: it leaves the node running and ends
     */
    static NodeOwner launch(String end) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        end))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader();
        String line = said.readLine();
        if (line == null) {
            throw new IOException("the process started no node; it wrote the reason to standard error");
        }
        String[] columns = line.split("\t", -1);
        return new NodeOwner(
                process,
                URI.create(columns[0]),
                Long.parseLong(columns[1]),
                Long.parseLong(columns[2]),
                Path.of(columns[3]));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void awaitOwnEnd() throws InterruptedException {
        process.waitFor();
    }

    /** The node's shell is no child of this process, but its end can be awaited. */
    void awaitNodeEnd() throws InterruptedException, ExecutionException {
        var handle = ProcessHandle.of(shell);
        if (handle.isPresent()) {
            handle.orElseThrow().onExit().get();
        }
    }

    /** Nothing may outlive a test, not even one that failed. */
    @Override
    public void close() {
        process.destroyForcibly();
        ProcessHandle.of(shell).ifPresent(ProcessHandle::destroy);
    }

    /** What runs in the other process. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) throws Exception {
            ElasticsearchNode node = ElasticsearchNode.start(
                    ElasticsearchDistribution.fetched(System.err::println), NodeSettings.defaults());
            System.out.printf(
                    "%s\t%d\t%d\t%s%n",
                    node.uri(), node.processId(), ElasticsearchNodeTest.serverProcess(node), node.directory());
            System.out.flush();
            if (arguments[0].equals("leave")) {
                node.leaveRunning();
            } else {
                Thread.currentThread().join();
            }
        }
    }
}
