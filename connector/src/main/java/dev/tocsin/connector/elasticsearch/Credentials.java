package dev.tocsin.connector.elasticsearch;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who asks. Never printed: {@code toString} keeps the secret. */
public sealed interface Credentials {
    /** No credentials: a cluster with security off. */
    record Anonymous() implements Credentials {}

    /** A user of the cluster. */
    record Password(String username, String password) implements Credentials {
        @Override
        public String toString() {
            return "user " + username;
        }
    }

    /**
     * An API key.
     *
     * @param encoded the Base64 text that Elasticsearch answers as {@code encoded}
     */
    record ApiKey(String encoded) implements Credentials {
        @Override
        public String toString() {
            return "an API key";
        }
    }

    /** The value of the {@code Authorization} header; empty for none. */
    default String header() {
        return switch (this) {
            case Anonymous() -> "";
            case Password(String username, String password) ->
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
            case ApiKey(String encoded) -> "ApiKey " + encoded;
        };
    }
}
