package dev.tocsin.connector.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.endpoints.BinaryResponse;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import dev.tocsin.connector.EnvironmentException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.elasticsearch.client.RestClient;

/** A connection to one cluster, for use by several threads. */
public final class Connection implements AutoCloseable {
    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_DELAY = Duration.ofMillis(500);

    private final ConnectionSettings settings;
    private final RestClient http;
    private final ElasticsearchTransport transport;
    private final ElasticsearchClient client;
    private final Pause pause;

    private Connection(ConnectionSettings settings, RestClient http, ElasticsearchTransport transport, Pause pause) {
        this.settings = settings;
        this.http = http;
        this.transport = transport;
        this.client = new ElasticsearchClient(transport);
        this.pause = pause;
    }

    /**
     * Makes ready to ask; nothing is sent yet.
     *
     * @param pause how to wait before a request is repeated
     * @throws EnvironmentException if the authority file cannot be read or holds no certificate
     */
    public static Connection open(ConnectionSettings settings, Pause pause) {
        RestClient http = HttpClients.open(settings);
        return new Connection(
                settings, http, new AnsweringTransport(new RestClientTransport(http, new JacksonJsonpMapper())), pause);
    }

    /**
     * Waits until somebody answers at all, whatever the answer is. A search may take minutes; that a server is silent, or
     * a firewall drops what we send, shows sooner.
     *
     * @param quiet after so long a note says that there is no answer yet
     * @param patience after so long there will be none
     * @throws EnvironmentException if there is none
     */
    public void reach(Duration quiet, Duration patience, Consumer<String> notes) {
        ask(
                "a first question",
                unused -> FirstContact.make(
                        http,
                        quiet,
                        patience,
                        () -> notes.accept("no answer from " + settings.url() + " yet; waiting for up to "
                                + patience.toSeconds() + " s")));
    }

    /** Thrown by a request whose answer says that a part of it should be sent again in a moment. */
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Busy(String message) {
            super(message);
        }
    }

    /** One request with the typed client. */
    @FunctionalInterface
    public interface Request<T> {
        T send(ElasticsearchClient client) throws IOException;
    }

    /**
     * Sends a request that does no harm when it arrives twice, and repeats it while the cluster is busy or the line
     * breaks, up to five times within eight seconds.
     *
     * @param purpose what it is for, as the subject of a sentence: {@code reading the fields of winlogbeat-*}
     * @throws EnvironmentException if it fails for good
     */
    public <T> T ask(String purpose, Request<T> request) {
        Duration delay = FIRST_DELAY;
        for (int attempt = 1; ; attempt++) {
            try {
                return request.send(client);
            } catch (IOException | RuntimeException failure) {
                if (failure instanceof EnvironmentException explained) {
                    throw explained;
                }
                if (attempt == ATTEMPTS || !Failures.mayPass(failure)) {
                    throw Failures.explain(failure, purpose, settings);
                }
            }
            try {
                pause.pause(delay);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new EnvironmentException(purpose + " was interrupted", null, interruption);
            }
            delay = delay.multipliedBy(2);
        }
    }

    /**
     * One page of documents.
     *
     * @throws EnvironmentException if it fails, or if the answer does not cover every shard
     */
    public Page search(String purpose, SearchRequest request) {
        return ask(purpose, unused -> {
            try (BinaryResponse response =
                            transport.performRequest(request, SearchRequest._ENDPOINT.withBinaryResponse(), null);
                    InputStream content = response.content()) {
                return PageReader.read(content.readAllBytes(), purpose);
            }
        });
    }

    /**
     * Why Elasticsearch would not do what it was asked, in its words; empty if the request failed for another reason,
     * for example because nobody answered or the asking user may not ask.
     */
    public static Optional<String> refusal(EnvironmentException failure) {
        return Failures.refusal(failure);
    }

    public ConnectionSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException failure) {
            throw new EnvironmentException("closing the connection to " + settings.url() + " failed", null, failure);
        }
    }
}
