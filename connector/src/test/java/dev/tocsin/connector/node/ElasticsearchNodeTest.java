package dev.tocsin.connector.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Starts real nodes. When one does not start, the test fails with the end of its log. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ElasticsearchNodeTest {

    private static final NodeSecurity.User ANALYST =
            new NodeSecurity.User("analyst", "correct horse", List.of("superuser"));

    @Test
    void answersSearchesAndEsqlAndLeavesNothingBehind() throws Exception {
        ElasticsearchNode node = start(NodeSettings.defaults());
        long server = serverProcess(node);
        try (node) {
            System.err.printf(
                    "The embedded Elasticsearch started in %d ms%n",
                    node.startTook().toMillis());
            Rest rest = Rest.open(node.uri());
            assertEquals(
                    201,
                    rest.put("/hosts/_doc/1?refresh=true", "{\"host\": {\"name\": \"Ward-3\"}, \"beds\": 12}")
                            .statusCode());

            JsonNode found = rest.json(rest.post(
                    "/hosts/_search",
                    "{\"query\": {\"term\": {\"host.name.keyword\":"
                            + " {\"value\": \"ward-3\", \"case_insensitive\": true}}}}"));
            assertEquals(1, found.at("/hits/total/value").asInt(), found::toString);
            assertEquals("1", found.at("/hits/hits/0/_id").asText(), found::toString);

            JsonNode rows = rest.json(rest.post(
                    "/_query", "{\"query\": \"FROM hosts | WHERE beds > 10 | STATS n = COUNT(*), SUM(beds)\"}"));
            assertEquals("[[1,12]]", rows.at("/values").toString(), rows::toString);
        }
        assertGone(node.processId(), server, node.directory());
    }

    @Test
    void refusesTheWrongPasswordAndUntrustedCallers() throws Exception {
        NodeSettings settings = NodeSettings.defaults()
                .withSecurity(new NodeSecurity.On(List.of(ANALYST), NodeSecurity.Encryption.TLS));
        try (ElasticsearchNode node = start(settings)) {
            assertEquals("https", node.uri().getScheme());
            Rest secured = Rest.open(node.uri()).trusting(node.certificate().orElseThrow());
            assertEquals(
                    200,
                    secured.as("analyst", "correct horse")
                            .get("/_cluster/health")
                            .statusCode());
            assertEquals(
                    401,
                    secured.as("analyst", "wrong horse").get("/_cluster/health").statusCode());
            assertEquals(401, secured.get("/_cluster/health").statusCode());

            HttpResponse<String> me = secured.as("analyst", "correct horse").get("/_security/_authenticate");
            assertEquals("[\"superuser\"]", secured.json(me).at("/roles").toString(), me::body);

            assertThrows(
                    SSLHandshakeException.class, () -> Rest.open(node.uri()).get("/_cluster/health"));
        }
    }

    @Test
    void passwordsWorkWithoutEncryptionToo() throws Exception {
        NodeSettings settings = NodeSettings.defaults()
                .withSecurity(new NodeSecurity.On(List.of(ANALYST), NodeSecurity.Encryption.PLAIN));
        try (ElasticsearchNode node = start(settings)) {
            assertEquals(Optional.empty(), node.certificate());
            Rest rest = Rest.open(node.uri());
            assertEquals(
                    200,
                    rest.as("analyst", "correct horse").get("/_cluster/health").statusCode());
            assertEquals(
                    401,
                    rest.as("analyst", "wrong horse").get("/_cluster/health").statusCode());
        }
    }

    @Test
    void saysWhyItDidNotStart() {
        int moreThanAnyMachineHas = 1_000_000_000;
        IOException failure = assertThrows(
                IOException.class,
                () -> start(NodeSettings.defaults().withHeapMegabytes(moreThanAnyMachineHas))
                        .close());
        assertTrue(
                failure.toString().contains("Elasticsearch did not start: it ended with status "), failure::toString);
        assertTrue(failure.toString().contains("heap"), failure::toString);
    }

    @Test
    void givesUpAfterItsPatience() {
        IOException failure = assertThrows(
                IOException.class,
                () -> start(NodeSettings.defaults().withPatience(Duration.ZERO)).close());
        assertTrue(failure.toString().contains("Elasticsearch did not start within 0 s"), failure::toString);
    }

    /** A Java process with a node is killed with SIGKILL, which no hook survives. */
    @Test
    void diesWithTheProcessThatStartedIt() throws Exception {
        try (NodeOwner owner = NodeOwner.launch("hold")) {
            assertTrue(Files.isDirectory(owner.nodeDirectory()));
            owner.kill();
            owner.awaitNodeEnd();
            assertGone(owner.shell(), owner.server(), owner.nodeDirectory());
        }
    }

    @Test
    void outlivesTheProcessThatLeavesItRunningUntilItIsTerminated() throws Exception {
        try (NodeOwner owner = NodeOwner.launch("leave")) {
            owner.awaitOwnEnd();
            assertEquals(200, Rest.open(owner.uri()).get("/_cluster/health").statusCode(), "the node should run on");
            assertTrue(ProcessHandle.of(owner.shell()).orElseThrow().destroy());
            owner.awaitNodeEnd();
            assertGone(owner.shell(), owner.server(), owner.nodeDirectory());
        }
    }

    private static ElasticsearchNode start(NodeSettings settings) throws IOException {
        return ElasticsearchNode.start(ElasticsearchDistribution.fetched(System.err::println), settings);
    }

    static long serverProcess(ElasticsearchNode node) throws IOException {
        return Long.parseLong(
                Files.readString(node.directory().resolve("server.pid")).strip());
    }

    private static void assertGone(long shell, long server, Path directory) {
        assertFalse(isAlive(shell), () -> "the node's shell, process " + shell + ", still runs");
        assertFalse(isAlive(server), () -> "the server, process " + server + ", still runs");
        assertFalse(Files.exists(directory), () -> directory + " is still there");
    }

    private static boolean isAlive(long process) {
        return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }
}
