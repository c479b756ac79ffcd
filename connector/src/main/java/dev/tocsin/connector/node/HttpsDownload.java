package dev.tocsin.connector.node;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Fetches artifacts straight from a Maven repository, for machines without Maven. */
final class HttpsDownload {

    static final URI MAVEN_CENTRAL = URI.create("https://repo.maven.apache.org/maven2/");

    private final URI repository;

    HttpsDownload(URI repository) {
        this.repository = repository;
    }

    /** Puts the artifact into {@code downloads}, replacing what is there. The content is not checked here. */
    void fetch(Artifact artifact, Path downloads) throws IOException {
        URI uri = repository.resolve(artifact.repositoryPath());
        Path file = downloads.resolve(artifact.fileName());
        Files.deleteIfExists(file);
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(15)).build();
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(30))
                .build()) {
            HttpResponse<Path> response = client.send(request, HttpResponse.BodyHandlers.ofFile(file));
            if (response.statusCode() != 200) {
                Files.deleteIfExists(file);
                throw new IOException(uri + " answered " + response.statusCode());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while fetching " + uri);
        } catch (IOException e) {
            throw e.getMessage() != null && e.getMessage().contains(uri.toString())
                    ? e
                    : new IOException("cannot fetch " + uri + ": " + reason(e), e);
        }
    }

    /** The client's exceptions often come without a message. */
    private static String reason(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
