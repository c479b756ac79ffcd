package dev.tocsin.connector.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.ConnectionSettings;
import dev.tocsin.connector.testing.Cluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EcsSinkTest {
    private static final int LARGEST_REQUEST = 10_000;

    private final Cluster cluster = Cluster.shared();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(7);

    /** A proxy as hospitals have them: it passes everything on but requests beyond a size. */
    private void relay(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length > LARGEST_REQUEST) {
            exchange.sendResponseHeaders(413, -1);
            exchange.close();
            return;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(cluster.uri().resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : List.of("Content-Type", "Content-Encoding", "Accept", "Accept-Encoding")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!name.startsWith(":")
                        && !name.equalsIgnoreCase("content-length")
                        && !name.equalsIgnoreCase("transfer-encoding")) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private AlertJson alert(String namespace, int number, int bytes) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        String id = namespace + "-" + number;
        return new AlertJson(
                id,
                "{\"@timestamp\": \"2025-01-01T00:00:00Z\", \"event\": {\"id\": \"" + id
                        + "\"}, \"rule\": {\"name\": \"R\"}, \"tocsin\": {\"source\": {\"id\": \"" + number
                        + "\"}}, \"message\": \"" + HexFormat.of().formatHex(noise) + "\"}");
    }

    @Test
    void whatAProxyTakesForTooLargeGoesInPartsAndOnlyWhatIsTooLargeAloneIsRefused() throws IOException {
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        proxy.createContext("/", this::relay);
        proxy.start();
        String namespace = Cluster.unique("proxy").replace('-', '_');
        URI uri = URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());
        try (Connection connection = Connection.open(ConnectionSettings.plain(uri), duration -> {});
                EcsSink direct = new EcsSink(cluster.connect(), namespace);
                EcsSink sink = new EcsSink(connection, namespace)) {
            direct.prepare();
            List<AlertJson> alerts = IntStream.range(0, 9)
                    .mapToObj(number -> alert(namespace, number, number == 4 ? 20_000 : 2_000))
                    .toList();
            Stored stored = sink.store(alerts);
            assertEquals(8, stored.added());
            assertEquals(
                    List.of(namespace + "-4"),
                    stored.refused().stream()
                            .map(refusal -> refusal.alert().id())
                            .toList());
            assertTrue(stored.refused().getFirst().reason().contains("413"), stored.toString());
            assertEquals(8, cluster.alerts(namespace).size());
        } finally {
            proxy.stop(0);
        }
    }
}
