package dev.tocsin.connector.elasticsearch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where Elasticsearch is and how to speak to it.
 *
 * @param url for example {@code https://es.hospital.example:9200}
 * @param authority a file with the certificates to trust, in PEM; empty for those that Java trusts
 * @param answerTimeout how long one answer may take
 */
public record ConnectionSettings(
        URI url,
        Credentials credentials,
        Optional<Path> authority,
        TlsVerification tlsVerification,
        Duration answerTimeout) {
    /** The longest that one answer may take where nobody says otherwise. */
    public static final Duration DEFAULT_ANSWER_TIMEOUT = Duration.ofMinutes(2);

    /** A cluster without security. */
    public static ConnectionSettings plain(URI url) {
        return new ConnectionSettings(
                url, new Credentials.Anonymous(), Optional.empty(), TlsVerification.FULL, DEFAULT_ANSWER_TIMEOUT);
    }
}
