package dev.tocsin.connector.node;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

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

    /** Adds a role to the node's file of roles and waits until a user of it may read such indices. */
    public static void reader(ElasticsearchNode node, String role, String user, String password, String pattern)
            throws IOException {
        Files.writeString(
                node.directory().resolve("config/roles.yml"),
                role + ":\n  indices:\n    - names: ['" + pattern
                        + "']\n      privileges: ['read', 'view_index_metadata']\n");
        Rest rest =
                Rest.open(node.uri()).trusting(node.certificate().orElseThrow()).as(user, password);
        String question = "{\"index\": [{\"names\": [\"" + pattern + "\"], \"privileges\": [\"read\"]}]}";
        long begin = System.nanoTime();
        try {
            while (!rest.post("/_security/user/_has_privileges", question)
                    .body()
                    .contains("\"has_all_requested\":true")) {
                if (System.nanoTime() - begin > TimeUnit.MINUTES.toNanos(1)) {
                    throw new IOException("the node does not take up the role " + role);
                }
                Thread.sleep(200);
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
