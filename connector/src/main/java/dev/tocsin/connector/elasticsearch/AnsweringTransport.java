package dev.tocsin.connector.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorResponse;
import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.Endpoint;
import co.elastic.clients.transport.TransportOptions;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import java.io.IOException;
import java.io.StringReader;
import java.util.concurrent.CompletableFuture;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.jspecify.annotations.Nullable;

/**
 * Gives every error that Elasticsearch answers as an {@link ElasticsearchException}. The client's own transport does so
 * for the statuses 400, 401, 403, 404 and 405 only; a conflict or a busy cluster comes as the exception of the HTTP
 * client below it (RestClientHttpClient, 8.19).
 */
final class AnsweringTransport implements ElasticsearchTransport {
    private final ElasticsearchTransport inner;

    AnsweringTransport(ElasticsearchTransport inner) {
        this.inner = inner;
    }

    @Override
    public <RequestT, ResponseT, ErrorT> ResponseT performRequest(
            RequestT request, Endpoint<RequestT, ResponseT, ErrorT> endpoint, @Nullable TransportOptions options)
            throws IOException {
        try {
            return inner.performRequest(request, endpoint, options);
        } catch (ResponseException failure) {
            throw answer(failure, endpoint.id());
        }
    }

    /** A proxy's error page is no answer of Elasticsearch; then the exception stays what it is. */
    private RuntimeException answer(ResponseException failure, String endpoint) throws ResponseException {
        Response response = failure.getResponse();
        if (response.getHeader("X-Elastic-Product") == null) {
            throw failure;
        }
        try (JsonParser parser = inner.jsonpMapper()
                .jsonProvider()
                .createParser(new StringReader(EntityUtils.toString(response.getEntity())))) {
            ElasticsearchException answer = new ElasticsearchException(
                    endpoint, ErrorResponse._DESERIALIZER.deserialize(parser, inner.jsonpMapper()));
            answer.initCause(failure);
            return answer;
        } catch (IOException | JsonException | IllegalArgumentException unreadable) {
            throw failure;
        }
    }

    @Override
    public <RequestT, ResponseT, ErrorT> CompletableFuture<ResponseT> performRequestAsync(
            RequestT request, Endpoint<RequestT, ResponseT, ErrorT> endpoint, @Nullable TransportOptions options) {
        return inner.performRequestAsync(request, endpoint, options);
    }

    @Override
    public JsonpMapper jsonpMapper() {
        return inner.jsonpMapper();
    }

    @Override
    public TransportOptions options() {
        return inner.options();
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }
}
