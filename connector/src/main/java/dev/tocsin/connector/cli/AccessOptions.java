package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.ConnectionSettings;
import dev.tocsin.connector.elasticsearch.Credentials;
import dev.tocsin.connector.elasticsearch.Pause;
import dev.tocsin.connector.elasticsearch.TlsVerification;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How Elasticsearch lets us in. Secrets come from the environment or a file: arguments are seen by every process. */
final class AccessOptions {
    private static final String USERNAME = "TOCSIN_ES_USERNAME";
    private static final String PASSWORD = "TOCSIN_ES_PASSWORD";
    private static final String API_KEY = "TOCSIN_ES_API_KEY";
    /** Longer than a busy cluster takes for a first answer. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description =
                    "Properties file with `username` and `password`, or `api_key`; default: TOCSIN_ES_API_KEY, or "
                            + "TOCSIN_ES_USERNAME and TOCSIN_ES_PASSWORD.")
    private @Nullable Path credentialsFile;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "The certificate authority to trust, in PEM; default: those that Java trusts.")
    private @Nullable Path authority;

    @Option(names = "--insecure-skip-tls-verification", description = "Trust whoever answers. Only for a test cluster.")
    private boolean skipVerification;

    /** A connection to this cluster, as the options and the environment say. */
    Connection open(String url, Map<String, String> environment, PrintWriter err) {
        if (skipVerification) {
            err.println("warning: the certificate of Elasticsearch is not verified; whoever answers gets the"
                    + " credentials");
        }
        ConnectionSettings settings = new ConnectionSettings(
                uri(url),
                credentialsFile != null ? fromFile(credentialsFile, err) : fromEnvironment(environment),
                Optional.ofNullable(authority),
                skipVerification ? TlsVerification.NONE : TlsVerification.FULL,
                ConnectionSettings.DEFAULT_ANSWER_TIMEOUT);
        if (!(settings.credentials() instanceof Credentials.Anonymous)
                && "http".equals(settings.url().getScheme())
                && !isLoopback(settings.url())) {
            err.println("warning: " + settings.url() + " is not encrypted; the credentials cross the network in the"
                    + " clear");
        }
        err.flush();
        return reached(Connection.open(settings, Pause.SLEEP), err);
    }

    private static Connection reached(Connection connection, PrintWriter err) {
        try {
            connection.reach(QUIET, PATIENCE, note -> {
                err.println("note: " + note);
                err.flush();
            });
            return connection;
        } catch (EnvironmentException failure) {
            connection.close();
            throw failure;
        }
    }

    private static boolean isLoopback(URI url) {
        String host = String.valueOf(url.getHost());
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getUserInfo() != null) {
                throw new EnvironmentException(
                        "the URL of Elasticsearch holds a password",
                        "take it out and use " + USERNAME + " and " + PASSWORD + ", or --credentials FILE");
            }
            return uri;
        } catch (URISyntaxException failure) {
            throw new EnvironmentException(
                    "`" + text + "` is not a URL", "write it like https://es.hospital.example:9200", failure);
        }
    }

    private static Credentials fromEnvironment(Map<String, String> environment) {
        Map<String, String> given = new HashMap<>();
        copy(environment, USERNAME, given, "username");
        copy(environment, PASSWORD, given, "password");
        copy(environment, API_KEY, given, "api_key");
        return credentials(given, USERNAME, PASSWORD, API_KEY, "the environment");
    }

    private static void copy(Map<String, String> from, String name, Map<String, String> to, String key) {
        String value = from.get(name);
        if (value != null && !value.isEmpty()) {
            to.put(key, value);
        }
    }

    private static Credentials fromFile(Path file, PrintWriter err) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException failure) {
            throw new EnvironmentException("the credentials file " + file + " does not exist", null, failure);
        } catch (IOException | IllegalArgumentException failure) {
            throw new EnvironmentException(
                    "the credentials file " + file + " cannot be read",
                    "it holds lines like username=tocsin and password=..., or api_key=...",
                    failure);
        }
        warnIfOpen(file, err);
        Map<String, String> given = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> given.put(name, properties.getProperty(name)));
        Credentials credentials = credentials(given, "username", "password", "api_key", file.toString());
        if (credentials instanceof Credentials.Anonymous) {
            throw new EnvironmentException(
                    "the credentials file " + file + " holds no credentials",
                    "it needs lines like username=tocsin and password=..., or api_key=...");
        }
        return credentials;
    }

    private static void warnIfOpen(Path file, PrintWriter err) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
                err.println("warning: every user of this machine can read " + file + "; chmod 600 " + file);
            }
        } catch (IOException | UnsupportedOperationException unknown) {
            // Windows has other permissions; there is nothing to say about them.
        }
    }

    private static Credentials credentials(
            Map<String, String> given, String username, String password, String apiKey, String where) {
        String key = given.get("api_key");
        String user = given.get("username");
        String secret = given.get("password");
        if (key != null && (user != null || secret != null)) {
            throw new EnvironmentException(
                    where + " has an API key and a user", "keep " + apiKey + ", or " + username + " and " + password);
        }
        if (key != null) {
            return new Credentials.ApiKey(key.strip());
        }
        if ((user == null) != (secret == null)) {
            throw new EnvironmentException(where + " has only one of " + username + " and " + password, "give both");
        }
        return user == null || secret == null ? new Credentials.Anonymous() : new Credentials.Password(user, secret);
    }
}
