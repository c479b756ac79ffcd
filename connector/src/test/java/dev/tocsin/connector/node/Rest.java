package dev.tocsin.connector.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** Elasticsearch's REST interface without a client library in between. */
record Rest(URI server, HttpClient client, Optional<String> authorization) {

    static Rest open(URI server) {
        return new Rest(server, HttpClient.newHttpClient(), Optional.empty());
    }

    Rest trusting(Path certificate) throws IOException {
        return new Rest(
                server,
                HttpClient.newBuilder()
                        .sslContext(NodeProbe.trusting(certificate))
                        .build(),
                authorization);
    }

    Rest as(String user, String password) {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new Rest(server, client, Optional.of("Basic " + credentials));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(path, "GET", HttpRequest.BodyPublishers.noBody());
    }

    HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return send(path, "PUT", HttpRequest.BodyPublishers.ofString(body));
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(path, "POST", HttpRequest.BodyPublishers.ofString(body));
    }

    JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    private HttpResponse<String> send(String path, String method, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .method(method, body)
                .header("Content-Type", "application/json");
        authorization.ifPresent(value -> request.header("Authorization", value));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
