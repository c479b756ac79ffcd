package dev.tocsin.connector.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.json.JsonData;
import co.elastic.clients.json.JsonpMappingException;
import co.elastic.clients.transport.TransportException;
import com.fasterxml.jackson.core.JacksonException;
import dev.tocsin.connector.EnvironmentException;
import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.ConnectionClosedException;
import org.apache.http.NoHttpResponseException;
import org.elasticsearch.client.ResponseException;
import org.jspecify.annotations.Nullable;

/** What went wrong between us and Elasticsearch, in one sentence, with what to do about it. */
final class Failures {
    /** Statuses of a cluster that is busy, or of a proxy whose cluster is away for a moment. */
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    /** Statuses of a request that is wrong, or that makes the server fail. */
    private static final Set<Integer> REFUSING = Set.of(400, 413, 500);

    /** As security's {@code AuthorizationDenialMessages} words it. */
    private static final Pattern GRANTED_BY =
            Pattern.compile("granted by the (index|cluster) privileges \\[([^\\]]*)]");

    private static final Pattern ON_INDICES = Pattern.compile("on indices \\[([^\\]]*)]");
    private static final Pattern FOR_USER = Pattern.compile("for (user|API key id) \\[([^\\]]*)]");

    private Failures() {}

    /** Whether the same request may well succeed a moment later. */
    static boolean mayPass(Throwable failure) {
        OptionalInt status = statusOf(failure);
        if (status.isPresent()) {
            return PASSING.contains(status.getAsInt());
        }
        return has(failure, Connection.Busy.class)
                || has(failure, NoHttpResponseException.class)
                || has(failure, ConnectionClosedException.class)
                || (has(failure, SocketException.class) && !has(failure, ConnectException.class));
    }

    /**
     * The words of a server that understood the request and would not do it: a query that it cannot parse, or that is
     * larger than its limits. A cluster that is busy or away, or whom the user is unknown to, refuses nothing.
     */
    static Optional<String> refusal(EnvironmentException failure) {
        if (find(failure, ElasticsearchException.class) instanceof ElasticsearchException answer) {
            String type = answer.error().type() == null ? "" : answer.error().type();
            boolean refused = REFUSING.contains(answer.status())
                    || type.equals("circuit_breaking_exception")
                    || type.equals("search_phase_execution_exception");
            return refused ? Optional.of(rootReason(answer.error())) : Optional.empty();
        }
        return Optional.empty();
    }

    static EnvironmentException explain(Throwable failure, String purpose, ConnectionSettings settings) {
        if (find(failure, ElasticsearchException.class) instanceof ElasticsearchException answer) {
            return explainAnswer(answer, purpose, settings);
        }
        String url = settings.url().toString();
        if (find(failure, Connection.Busy.class) instanceof Connection.Busy busy) {
            return because(
                    failure,
                    purpose + " failed, also after several tries: " + busy.getMessage(),
                    "the cluster is overloaded; look at its health, then run this again");
        }
        if (has(failure, UnknownHostException.class)) {
            return because(
                    failure,
                    "cannot reach Elasticsearch at " + url + ": no host is named `"
                            + settings.url().getHost() + "`",
                    "check the address (--es, TOCSIN_ES or --field-caps) and the name service");
        }
        // A firewall that drops our first packet: the HTTP client reports it as a refused connection.
        if (has(failure, SocketTimeoutException.class) || messages(failure).contains("Timeout connecting to")) {
            return because(
                    failure,
                    "Elasticsearch at " + url + " gave no answer in time to " + purpose,
                    "look whether the cluster is overloaded and whether a firewall drops the traffic");
        }
        if (has(failure, ConnectException.class)) {
            return because(
                    failure,
                    "cannot reach Elasticsearch at " + url + ": nobody listens there",
                    "start it, or name the right address (--es, TOCSIN_ES or --field-caps)");
        }
        if (has(failure, SSLPeerUnverifiedException.class) || messages(failure).contains("No subject alternative")) {
            return because(
                    failure,
                    "the certificate of " + url + " is for another host name",
                    "connect by a name that the certificate has");
        }
        if (has(failure, SSLException.class)) {
            return explainTls(failure, url);
        }
        OptionalInt status = statusOf(failure);
        if (status.isPresent()) {
            return explainStatus(failure, status.getAsInt(), purpose, settings);
        }
        if (has(failure, ConnectionClosedException.class) || has(failure, NoHttpResponseException.class)) {
            return because(
                    failure,
                    url + " closes the connection without an answer",
                    url.startsWith("http://") ? "if it speaks TLS, begin the address with https://" : null);
        }
        if (has(failure, JsonException.class)
                || has(failure, JsonpMappingException.class)
                || has(failure, JacksonException.class)
                || has(failure, TransportException.class)) {
            return notElasticsearch(failure, url);
        }
        if (has(failure, IOException.class)) {
            return because(
                    failure,
                    "the connection to Elasticsearch at " + url + " broke during " + purpose + ": "
                            + failure.getMessage(),
                    "run this again");
        }
        return because(failure, purpose + " failed: " + failure, "run this again with --verbose and report it");
    }

    private static EnvironmentException explainTls(Throwable failure, String url) {
        String text = messages(failure);
        if (text.contains("Unsupported or unrecognized SSL message") || text.contains("plaintext connection")) {
            return because(failure, url + " does not speak TLS", "begin the address with http://");
        }
        return because(
                failure,
                "the certificate of " + url + " is not trusted",
                "give the certificate of its authority with --ca-file (on the cluster: config/certs/http_ca.crt)");
    }

    private static EnvironmentException explainStatus(
            Throwable failure, int status, String purpose, ConnectionSettings settings) {
        return switch (status) {
            case 401 -> unauthenticated(failure, settings);
            case 403 -> because(failure, purpose + " is not allowed", "grant it in the role, or use other credentials");
            case 429, 502, 503, 504 -> busy(failure, status, purpose, settings);
            case 301, 302, 303, 307, 308 ->
                because(
                        failure,
                        settings.url() + " sends us to another address (status " + status + ")",
                        "a proxy or a login page stands before Elasticsearch: name the address of Elasticsearch itself");
            default -> notElasticsearch(failure, settings.url().toString());
        };
    }

    private static EnvironmentException explainAnswer(
            ElasticsearchException answer, String purpose, ConnectionSettings settings) {
        ErrorCause error = answer.error();
        String type = error.type() == null ? "" : error.type();
        String reason = rootReason(error);
        if (answer.status() == 401) {
            return unauthenticated(answer, settings);
        }
        if (type.equals("cluster_block_exception")) {
            return because(
                    answer,
                    purpose + " is blocked: " + reason,
                    "an index is closed or read-only, often because a disk is full; free space, or remove the block");
        }
        if (answer.status() == 403) {
            return unauthorized(answer, reason, purpose);
        }
        if (PASSING.contains(answer.status()) && !type.equals("search_phase_execution_exception")) {
            return busy(answer, answer.status(), purpose, settings);
        }
        if (type.equals("index_not_found_exception")) {
            return because(
                    answer,
                    purpose + " failed: " + reason,
                    "check the names of the indices (--index, or the URL of --field-caps)");
        }
        if (reason.contains("No search context found")) {
            return because(
                    answer,
                    purpose + " failed: the cluster dropped the point in time, so the search cannot go on",
                    "a node restarted or was too slow; run this again");
        }
        return because(answer, purpose + " failed: " + reason, null);
    }

    private static EnvironmentException unauthenticated(Throwable failure, ConnectionSettings settings) {
        String url = settings.url().toString();
        return switch (settings.credentials()) {
            case Credentials.Anonymous() ->
                because(
                        failure,
                        "Elasticsearch at " + url + " wants credentials",
                        "set TOCSIN_ES_API_KEY, or TOCSIN_ES_USERNAME and TOCSIN_ES_PASSWORD, or use --credentials"
                                + " FILE");
            case Credentials.Password password ->
                because(
                        failure,
                        "Elasticsearch at " + url + " refuses the user name or password of `" + password.username()
                                + "`",
                        "check TOCSIN_ES_USERNAME and TOCSIN_ES_PASSWORD, or the file given with --credentials");
            case Credentials.ApiKey key ->
                because(
                        failure,
                        "Elasticsearch at " + url + " refuses the API key",
                        "check that it is the `encoded` text, and that the key was not invalidated and has not"
                                + " expired");
        };
    }

    private static EnvironmentException unauthorized(Throwable failure, String reason, String purpose) {
        Matcher granted = GRANTED_BY.matcher(reason);
        Matcher user = FOR_USER.matcher(reason);
        Matcher indices = ON_INDICES.matcher(reason);
        if (!granted.find()) {
            return because(failure, purpose + " is not allowed: " + reason, null);
        }
        // The list goes from the narrowest privilege to the widest.
        String privilege = granted.group(2).split(",", 2)[0];
        String who = user.find() ? (user.group(1).equals("user") ? "user `" : "API key `") + user.group(2) + "`" : "?";
        String where = indices.find() ? " on " + indices.group(1) : "";
        return because(
                failure,
                purpose + " is not allowed: " + who + " lacks the " + granted.group(1) + " privilege `" + privilege
                        + "`" + where,
                "grant it in the role, or use other credentials");
    }

    private static EnvironmentException busy(
            Throwable failure, int status, String purpose, ConnectionSettings settings) {
        return because(
                failure,
                "Elasticsearch at " + settings.url() + " is too busy or not ready for " + purpose + " (status " + status
                        + ", also after several tries)",
                "look at the health of the cluster, then run this again");
    }

    private static EnvironmentException notElasticsearch(Throwable failure, String url) {
        return because(
                failure,
                "what answers at " + url + " is not an Elasticsearch",
                "check the address (--es, TOCSIN_ES or --field-caps): host, port and path");
    }

    /** The reasons at the root; a failed search has them under its failed shards. */
    private static String rootReason(ErrorCause error) {
        NavigableSet<String> reasons = new TreeSet<>();
        JsonData shards = error.metadata().get("failed_shards");
        if (shards != null && shards.toJson().getValueType() == JsonValue.ValueType.ARRAY) {
            shards.toJson().asJsonArray().forEach(item -> failedShard(item).ifPresent(reasons::add));
        }
        if (reasons.isEmpty()) {
            error.rootCause().stream()
                    .map(cause -> cause.reason() == null ? cause.type() : cause.reason())
                    .forEach(reasons::add);
        }
        if (reasons.isEmpty()) {
            reasons.add(error.reason() == null ? String.valueOf(error.type()) : error.reason());
        }
        return String.join("; ", reasons);
    }

    private static Optional<String> failedShard(JsonValue item) {
        if (item.getValueType() != JsonValue.ValueType.OBJECT) {
            return Optional.empty();
        }
        var shard = item.asJsonObject();
        JsonValue reason = shard.get("reason");
        String words = reason != null && reason.getValueType() == JsonValue.ValueType.OBJECT
                ? reason.asJsonObject().getString("reason", "no reason given")
                : "no reason given";
        return Optional.of(
                "shard " + shard.getInt("shard", -1) + " of " + shard.getString("index", "?") + " failed: " + words);
    }

    private static OptionalInt statusOf(Throwable failure) {
        if (find(failure, ElasticsearchException.class) instanceof ElasticsearchException answer) {
            return OptionalInt.of(answer.status());
        }
        if (find(failure, ResponseException.class) instanceof ResponseException response) {
            return OptionalInt.of(response.getResponse().getStatusLine().getStatusCode());
        }
        if (find(failure, TransportException.class) instanceof TransportException transport
                && transport.response() != null) {
            return OptionalInt.of(transport.statusCode());
        }
        return OptionalInt.empty();
    }

    private static EnvironmentException because(Throwable cause, String message, @Nullable String hint) {
        return new EnvironmentException(message, hint, cause);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        return find(failure, kind) != null;
    }

    private static @Nullable Throwable find(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return cause;
            }
        }
        return null;
    }

    private static String messages(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause.getMessage()).append('\n');
        }
        return text.toString();
    }
}
