package dev.tocsin.connector.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElasticsearchDistributionTest {

    @Test
    void isFetchedOnceByTwoAtATimeAndAgainWhenAFileIsLost(@TempDir Path cache) throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        Callable<ElasticsearchDistribution> fetch = () -> ElasticsearchDistribution.fetchedInto(cache, said::add);
        ElasticsearchDistribution distribution;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<ElasticsearchDistribution> one = threads.submit(fetch);
            Future<ElasticsearchDistribution> other = threads.submit(fetch);
            distribution = one.get();
            assertEquals(distribution, other.get());
        }
        assertEquals(2, said.size(), said::toString);
        assertTrue(said.getFirst().contains("licence"), said::toString);
        Path home = distribution.home();
        assertTrue(Files.isExecutable(home.resolve("bin/elasticsearch")));
        assertTrue(Files.exists(home.resolve("modules/x-pack-esql/plugin-descriptor.properties")));
        try (Stream<Path> kept = Files.list(cache)) {
            assertEquals(2, kept.count(), "the cache should hold the distribution and the lock");
        }

        Path lost = home.resolve("lib/elasticsearch-" + ElasticsearchDistribution.VERSION + ".jar");
        Files.delete(lost);
        assertEquals(distribution, fetch.call());
        assertTrue(Files.exists(lost));
        assertEquals(4, said.size(), said::toString);

        assertEquals(distribution, fetch.call());
        assertEquals(4, said.size(), said::toString);
    }

    @Test
    void refusesWhatIsNotThePublishedFile(@TempDir Path cache) throws Exception {
        try (Repository repository = Repository.answering(200, "not a distribution")) {
            IOException failure = assertThrows(IOException.class, () -> fetch(cache, repository));
            assertTrue(failure.toString().contains("is broken or not the published file"), failure::toString);
        }
        assertNothingKept(cache);
    }

    @Test
    void saysWhichFileTheRepositoryLacks(@TempDir Path cache) throws Exception {
        try (Repository repository = Repository.answering(404, "")) {
            IOException failure = assertThrows(IOException.class, () -> fetch(cache, repository));
            assertTrue(failure.toString().endsWith("8.19.21.zip answered 404"), failure::toString);
        }
        assertNothingKept(cache);
    }

    private static void fetch(Path cache, Repository repository) throws IOException {
        ElasticsearchDistribution.fetchedInto(cache, Optional.empty(), new HttpsDownload(repository.uri()), line -> {});
    }

    private static void assertNothingKept(Path cache) throws IOException {
        assertFalse(Files.exists(cache.resolve("elasticsearch-" + ElasticsearchDistribution.VERSION)));
        assertFalse(Files.exists(cache.resolve("elasticsearch-" + ElasticsearchDistribution.VERSION + ".partial")));
    }

    /** A Maven repository that has one answer to everything. */
    private record Repository(HttpServer server) implements AutoCloseable {

        static Repository answering(int status, String body) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] content = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
                exchange.getResponseBody().write(content);
                exchange.close();
            });
            server.start();
            return new Repository(server);
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
