package dev.tocsin.connector.node;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Asks a starting node whether it is ready to work. */
final class NodeProbe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client;
    private final Optional<String> authorization;

    private NodeProbe(HttpClient client, Optional<String> authorization) {
        this.client = client;
        this.authorization = authorization;
    }

    static NodeProbe of(NodeSecurity security, Optional<Path> certificate) throws IOException {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(PATIENCE);
        if (certificate.isPresent()) {
            client.sslContext(trusting(certificate.orElseThrow()));
        }
        Optional<String> authorization = switch (security) {
            case NodeSecurity.Off() -> Optional.empty();
            case NodeSecurity.On on -> Optional.of(basic(on.users().getFirst()));
        };
        return new NodeProbe(client.build(), authorization);
    }

    /** What is missing; empty when the node has a master and answers. */
    Optional<String> missingAt(URI node) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        node.resolve("/_cluster/health?wait_for_nodes=1&timeout=5s&filter_path=status,timed_out"))
                .timeout(PATIENCE);
        authorization.ifPresent(value -> request.header("Authorization", value));
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200
                    ? Optional.empty()
                    : Optional.of("it answers " + response.statusCode() + " " + response.body());
        } catch (IOException e) {
            return Optional.of("it does not answer: " + e);
        }
    }

    private static String basic(NodeSecurity.User user) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((user.name() + ":" + user.password()).getBytes(StandardCharsets.UTF_8));
    }

    static SSLContext trusting(Path certificate) throws IOException {
        try (InputStream pem = Files.newInputStream(certificate)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "node", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot trust " + certificate, e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
