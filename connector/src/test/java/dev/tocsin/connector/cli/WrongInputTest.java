package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.tocsin.connector.node.ElasticsearchDistribution;
import dev.tocsin.connector.node.ElasticsearchNode;
import dev.tocsin.connector.node.NodeSecurity;
import dev.tocsin.connector.node.NodeSettings;
import dev.tocsin.connector.node.SecuredNode;
import dev.tocsin.connector.testing.Cluster;
import dev.tocsin.connector.testing.Event;
import dev.tocsin.connector.testing.Rules;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What goes wrong outside gives one sentence, what to do, exit 3, and no stack trace. */
final class WrongInputTest {
    private static ElasticsearchNode secured;

    @TempDir
    private Path folder;

    private Path rules;

    private record Outcome(int code, String out, String err) {}

    @BeforeAll
    static void start() throws IOException {
        NodeSecurity security = new NodeSecurity.On(
                List.of(
                        new NodeSecurity.User("owner", "owner-secret", List.of("superuser")),
                        new NodeSecurity.User("nobody", "nobody-secret", List.of("viewer_of_nothing")),
                        new NodeSecurity.User("warden", "warden-secret", List.of("reader_of_a_ward"))),
                NodeSecurity.Encryption.TLS);
        secured = ElasticsearchNode.start(
                ElasticsearchDistribution.fetched(System.err::println),
                NodeSettings.defaults().withSecurity(security).withHeapMegabytes(512));
    }

    @AfterAll
    static void stop() {
        secured.close();
    }

    @BeforeEach
    void rule() throws IOException {
        rules = Files.writeString(folder.resolve("wiper.yml"), Rules.text("Wiper", "wipe"));
    }

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = command.execute(arguments);
        return new Outcome(code, out.toString(), err.toString());
    }

    private Outcome hunt(String... more) {
        List<String> arguments = new ArrayList<>(List.of("hunt", "--rules", rules.toString(), "--from", "2025-01-01"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private static void assertFails(String error, String hint, Outcome outcome) {
        assertEquals(
                "error: " + error + "\n" + (hint.isEmpty() ? "" : "  = hint: " + hint + "\n"),
                outcome.err().replace(System.lineSeparator(), "\n"));
        assertEquals(ExitCode.ENVIRONMENT, outcome.code());
        assertEquals("", outcome.out());
    }

    private String credentials(String user, String password) throws IOException {
        Path file = folder.resolve("credentials");
        Files.writeString(file, "username=" + user + "\npassword=" + password + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }

    private static String certificate() {
        return secured.certificate().orElseThrow().toString();
    }

    private static String securedUrl() {
        return secured.uri().toString();
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String url = "http://127.0.0.1:" + port;
        assertFails(
                "cannot reach Elasticsearch at " + url + ": nobody listens there",
                "start it, or name the right address (--es, TOCSIN_ES or --field-caps)",
                hunt("--es", url));
    }

    @Test
    void noSuchHost() {
        assertFails(
                "cannot reach Elasticsearch at http://es.invalid:9200: no host is named `es.invalid`",
                "check the address (--es, TOCSIN_ES or --field-caps) and the name service",
                hunt("--es", "http://es.invalid:9200"));
    }

    @Test
    void notAnElasticsearch() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/", exchange -> {
            byte[] page = "<html>hello</html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("HEAD") ? -1 : page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            assertFails(
                    "what answers at " + url + " is not an Elasticsearch",
                    "check the address (--es, TOCSIN_ES or --field-caps): host, port and path",
                    hunt("--es", url));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aLoginPageIsNotFollowed() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", "https://login.invalid/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            assertFails(
                    url + " sends us to another address (status 302)",
                    "a proxy or a login page stands before Elasticsearch: name the address of Elasticsearch itself",
                    hunt("--es", url));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void untrustedCertificate() {
        assertFails(
                "the certificate of " + securedUrl() + " is not trusted",
                "give the certificate of its authority with --ca-file (on the cluster: config/certs/http_ca.crt)",
                hunt("--es", securedUrl()));
    }

    @Test
    void noTlsWhereTlsIsAsked() {
        String url = Cluster.shared().uri().toString().replace("http:", "https:");
        assertFails(url + " does not speak TLS", "begin the address with http://", hunt("--es", url));
    }

    @Test
    void noCredentials() {
        assertFails(
                "Elasticsearch at " + securedUrl() + " wants credentials",
                "set TOCSIN_ES_API_KEY, or TOCSIN_ES_USERNAME and TOCSIN_ES_PASSWORD, or use --credentials FILE",
                hunt("--es", securedUrl(), "--ca-file", certificate()));
    }

    @Test
    void wrongPassword() throws IOException {
        assertFails(
                "Elasticsearch at " + securedUrl() + " refuses the user name or password of `owner`",
                "check TOCSIN_ES_USERNAME and TOCSIN_ES_PASSWORD, or the file given with --credentials",
                hunt(
                        "--es",
                        securedUrl(),
                        "--ca-file",
                        certificate(),
                        "--credentials",
                        credentials("owner", "guessed")));
    }

    @Test
    void missingPrivilege() throws IOException {
        assertFails(
                "reading the index template logs-tocsin.alert is not allowed: user `nobody` lacks the cluster"
                        + " privilege `manage_index_templates`",
                "grant it in the role, or use other credentials",
                hunt(
                        "--es",
                        securedUrl(),
                        "--ca-file",
                        certificate(),
                        "--credentials",
                        credentials("nobody", "nobody-secret")));
    }

    @Test
    void aRoleThatCoversAPartOfAPatternIsTold() throws IOException {
        SecuredNode.reader(secured, "reader_of_a_ward", "warden", "warden-secret", "ward-7-*");
        String mappings = "{\"mappings\": {\"properties\": {\"@timestamp\": {\"type\": \"date\"}}}}";
        put("/ward-7-events", mappings);
        put("/ward-8-events", mappings);
        String note = "note: the role of user warden does not cover all of ward-*; Elasticsearch passes over";
        assertTrue(huntAs("warden", "ward-*").err().contains(note));
        Outcome whole = huntAs("warden", "ward-7-*");
        assertFalse(whole.err().contains("does not cover"), whole.err());
        assertEquals(ExitCode.CLEAN, whole.code(), whole.err());
        assertFalse(huntAs("owner", "ward-*").err().contains("does not cover"));
    }

    private Outcome huntAs(String user, String index) throws IOException {
        return hunt(
                "--es",
                securedUrl(),
                "--ca-file",
                certificate(),
                "--credentials",
                credentials(user, user + "-secret"),
                "--index",
                index,
                "--sink",
                "ndjson",
                "--output",
                folder.resolve("alerts.ndjson").toString());
    }

    private static void put(String path, String body) throws IOException {
        SecuredNode.put(secured, "owner", "owner-secret", path, body);
    }

    @Test
    void missingIndex() throws IOException {
        assertFails(
                "no index or data stream matches winlogbeat-*,logs-windows.*,logs-system.*",
                "this cluster shows us no index at all: has Winlogbeat sent something, and may this user read it?",
                hunt(
                        "--es",
                        securedUrl(),
                        "--ca-file",
                        certificate(),
                        "--credentials",
                        credentials("owner", "owner-secret")));
    }

    @Test
    void secretsInTheUrlAreRefused() {
        assertFails(
                "the URL of Elasticsearch holds a password",
                "take it out and use TOCSIN_ES_USERNAME and TOCSIN_ES_PASSWORD, or --credentials FILE",
                hunt("--es", "http://user:secret@127.0.0.1:9200"));
    }

    @Test
    void readOnlyAlertIndexKeepsWhatWasFoundOnTheScreen() throws IOException {
        Cluster cluster = Cluster.shared();
        String index = Cluster.unique("winlogbeat");
        String namespace = Cluster.unique("readonly").replace('-', '_');
        String stream = "logs-tocsin.alert-" + namespace;
        cluster.createIndex(index, 1);
        cluster.index(index, List.of(Event.processStart("a", "2025-01-02T00:00:00Z", "wipe")));
        cluster.refresh(index);
        hunt("--es", cluster.uri().toString(), "--index", index, "--namespace", namespace);
        Files.writeString(rules, Rules.text("Second wiper", "wipe"));
        cluster.send("PUT", "/" + stream + "/_settings", "{\"index.blocks.read_only_allow_delete\": true}");
        Outcome outcome = hunt("--es", cluster.uri().toString(), "--index", index, "--namespace", namespace);
        assertEquals(ExitCode.ENVIRONMENT, outcome.code());
        assertTrue(outcome.out().contains("Second wiper"), outcome.out());
        assertTrue(
                outcome.err().contains("error: 1 of 1 alerts were not stored in " + stream + ": index ["),
                outcome.err());
        assertTrue(outcome.err().contains("  = hint: the data stream takes no writes"), outcome.err());
        assertFalse(outcome.err().contains("\tat "), outcome.err());
    }

    @Test
    void aBrokenRuleDoesNotKeepTheOthersFromRunning() throws IOException {
        Files.writeString(
                folder.resolve("broken.yml"),
                Rules.text("Broken", "x").replace("condition: selection", "condition: filtr"));
        Cluster cluster = Cluster.shared();
        String index = Cluster.unique("winlogbeat");
        cluster.createIndex(index, 1);
        cluster.index(index, List.of(Event.processStart("a", "2025-01-02T00:00:00Z", "wipe")));
        cluster.refresh(index);
        rules = folder;
        Outcome outcome = hunt(
                "--es",
                cluster.uri().toString(),
                "--index",
                index,
                "--namespace",
                Cluster.unique("broken").replace('-', '_'));
        assertEquals(ExitCode.BAD_RULES, outcome.code(), outcome.err());
        assertTrue(outcome.out().contains("Wiper"), outcome.out());
        assertTrue(outcome.err().contains("broken.yml:"), outcome.err());
    }

    @Test
    void usageErrorsAreEnvironmentErrors() {
        assertFails("unknown option `--frm`", "did you mean `--from`? See `tocsin hunt --help`", hunt("--frm"));
    }

    @Test
    void aTraceComesOnlyWithVerbose() {
        assertTrue(hunt("--es", "http://es.invalid:9200", "--verbose").err().contains("\tat dev.tocsin"));
    }
}
