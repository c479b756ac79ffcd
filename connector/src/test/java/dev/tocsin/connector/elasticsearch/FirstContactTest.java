package dev.tocsin.connector.elasticsearch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.testing.Cluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class FirstContactTest {
    private final List<String> notes = new ArrayList<>();

    private EnvironmentException failure(URI url, Duration quiet) {
        try (Connection connection = Connection.open(ConnectionSettings.plain(url), Pause.SLEEP)) {
            return assertThrows(
                    EnvironmentException.class, () -> connection.reach(quiet, Duration.ofSeconds(1), notes::add));
        }
    }

    /** Its system takes the connection, and nobody ever reads from it. */
    @Test
    @Timeout(value = 90, unit = TimeUnit.SECONDS)
    void aServerThatTakesConnectionsAndNeverAnswersIsGivenUpSoon() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            EnvironmentException failure = failure(url, Duration.ofMillis(10));
            assertEquals(
                    "Elasticsearch at " + url + " gave no answer in time to a first question", failure.getMessage());
            assertEquals(List.of("no answer from " + url + " yet; waiting for up to 1 s"), notes);
        }
    }

    @Test
    void whoeverAnswersIsReachedAndNothingIsSaid() {
        try (Connection connection = Cluster.shared().connect()) {
            connection.reach(Duration.ofMinutes(1), Duration.ofMinutes(2), notes::add);
        }
        assertTrue(notes.isEmpty(), notes.toString());
    }
}
