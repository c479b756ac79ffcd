package dev.tocsin.connector.elasticsearch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.http.client.config.RequestConfig;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RequestOptions;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.ResponseListener;
import org.elasticsearch.client.RestClient;

/** A question that costs nothing and needs no privilege: any answer will do, a refusal too. */
final class FirstContact {
    private FirstContact() {}

    /**
     * Asks once.
     *
     * @param silent is run when there is no answer after the time of quiet
     * @throws IOException if there is no answer within the time of patience
     */
    static boolean make(RestClient http, Duration quiet, Duration patience, Runnable silent) throws IOException {
        CompletableFuture<Boolean> answered = new CompletableFuture<>();
        http.performRequestAsync(request(patience), new ResponseListener() {
            @Override
            public void onSuccess(Response response) {
                answered.complete(true);
            }

            @Override
            public void onFailure(Exception failure) {
                if (failure instanceof ResponseException) {
                    answered.complete(true);
                } else {
                    answered.completeExceptionally(failure);
                }
            }
        });
        try {
            return await(answered, quiet, silent);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a first answer");
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof IOException cause ? cause : new IOException(failure.getCause());
        }
    }

    private static boolean await(CompletableFuture<Boolean> answered, Duration quiet, Runnable silent)
            throws InterruptedException, ExecutionException {
        try {
            return answered.get(quiet.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            silent.run();
            return answered.get();
        }
    }

    private static Request request(Duration patience) {
        RequestConfig timeouts = RequestConfig.custom()
                .setRedirectsEnabled(false)
                .setConnectTimeout((int) patience.toMillis())
                .setSocketTimeout((int) patience.toMillis())
                .build();
        Request request = new Request("HEAD", "/");
        request.setOptions(RequestOptions.DEFAULT.toBuilder().setRequestConfig(timeouts));
        return request;
    }
}
