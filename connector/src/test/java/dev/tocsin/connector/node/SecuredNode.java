package dev.tocsin.connector.node;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;

/** What the owner of a node with security does to it before a test. */
public final class SecuredNode {
    private SecuredNode() {}

    /** Sends a body with PUT. */
    public static void put(ElasticsearchNode node, String user, String password, String path, String body)
            throws IOException {
        try {
            HttpResponse<String> answer = Rest.open(node.uri())
                    .trusting(node.certificate().orElseThrow())
                    .as(user, password)
                    .put(path, body);
            if (answer.statusCode() >= 300) {
                throw new IOException(path + ": " + answer.body());
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
