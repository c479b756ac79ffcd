package dev.tocsin.connector.elasticsearch;

import co.elastic.clients.elasticsearch._types.ExpandWildcard;
import co.elastic.clients.elasticsearch.indices.IndexSettings;
import dev.tocsin.connector.EnvironmentException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The indices and data streams that hold events, as patterns; Tocsin's own are never among them. */
public final class IndexSelection {
    /** Where Winlogbeat and Elastic Agent write Windows events unless they are told otherwise. */
    public static final String DEFAULT = "winlogbeat-*,logs-windows.*,logs-system.*";

    private static final List<String> OWN = List.of("-logs-tocsin.alert-*", "-tocsin-ledger*");
    private static final int NAMED = 20;

    private final List<String> patterns;

    private IndexSelection(List<String> patterns) {
        this.patterns = patterns;
    }

    /**
     * The indices that these patterns select.
     *
     * @param patterns names with or without {@code *}; one that begins with {@code -} takes out what those before it
     *     brought in
     * @throws EnvironmentException if there is none
     */
    public static IndexSelection of(Collection<String> patterns) {
        List<String> given = patterns.stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        if (given.stream().allMatch(pattern -> pattern.startsWith("-"))) {
            throw new EnvironmentException("--index names no index", "write it like --index '" + DEFAULT + "'");
        }
        return new IndexSelection(given);
    }

    /** As given. */
    public List<String> patterns() {
        return patterns;
    }

    /** For the path of a request. */
    public List<String> expression() {
        List<String> expression = new ArrayList<>(patterns);
        if (patterns.stream().anyMatch(pattern -> pattern.contains("*"))) {
            expression.addAll(OWN);
        }
        return expression;
    }

    /**
     * For a query that others run: as given, and without Tocsin's own indices where a pattern would take them in.
     * Alerts hold the fields of the events that they are about, so a rule would match its own alerts.
     */
    public List<String> withoutOwn() {
        List<String> expression = new ArrayList<>(patterns);
        for (String own : OWN) {
            String name = own.substring(1);
            if (patterns.stream().anyMatch(pattern -> mayMeet(pattern, name))) {
                expression.add(own);
            }
        }
        return expression;
    }

    /** Whether some name may fit both patterns, of which the second ends in its only {@code *}. */
    private static boolean mayMeet(String pattern, String other) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return false;
        }
        String begin = pattern.substring(0, star);
        String otherBegin = other.substring(0, other.indexOf('*'));
        return begin.startsWith(otherBegin) || otherBegin.startsWith(begin);
    }

    /**
     * The concrete indices behind the patterns, closed ones too, by name.
     *
     * @throws EnvironmentException if there is none
     */
    public List<SourceIndex> resolve(Connection connection) {
        List<SourceIndex> found = find(connection);
        if (found.isEmpty()) {
            throw nothing(connection);
        }
        return found;
    }

    /** Like {@link #resolve}, but nothing found is an answer. */
    public List<SourceIndex> find(Connection connection) {
        return connection
                .ask(
                        "looking for the indices " + this,
                        client -> client.indices()
                                .getSettings(request -> request.index(expression())
                                        .name("index.uuid", "index.number_of_shards", "index.verified_before_close")
                                        .ignoreUnavailable(true)
                                        .allowNoIndices(true)
                                        .expandWildcards(ExpandWildcard.Open, ExpandWildcard.Closed)))
                .result()
                .entrySet()
                .stream()
                .flatMap(entry ->
                        Stream.ofNullable(entry.getValue().settings()).map(settings -> index(entry.getKey(), settings)))
                .sorted((left, right) -> left.name().compareTo(right.name()))
                .toList();
    }

    /**
     * How many values one {@code terms} query may have, by the index that sets the fewest; empty where none sets it and
     * Elasticsearch's default holds.
     */
    public OptionalInt maxTermsCount(Connection connection) {
        return connection
                .ask(
                        "reading the limits of " + this,
                        client -> client.indices()
                                .getSettings(request -> request.index(expression())
                                        .name("index.max_terms_count")
                                        .ignoreUnavailable(true)
                                        .allowNoIndices(true)
                                        .expandWildcards(ExpandWildcard.Open)))
                .result()
                .values()
                .stream()
                .flatMap(state -> Stream.ofNullable(state.settings()))
                .map(settings -> settings.index() == null ? settings : settings.index())
                .flatMap(settings -> Stream.ofNullable(settings.maxTermsCount()))
                .mapToInt(Integer::intValue)
                .min();
    }

    /** Names without {@code *} that nothing has, so that a slip of the pen does not pass for "nothing found". */
    public List<String> missing(Connection connection) {
        return patterns.stream()
                .filter(pattern -> !pattern.startsWith("-") && !pattern.contains("*"))
                .filter(name ->
                        new IndexSelection(List.of(name)).find(connection).isEmpty())
                .toList();
    }

    /**
     * A note when the role of the asking user does not cover a whole pattern. Elasticsearch leaves out of a pattern
     * whatever the user may not see, without a word, so what is there cannot be told from what is not; but it does tell
     * whether the role covers the pattern. Empty where security is off.
     */
    public Optional<String> partlyReadable(Connection connection) {
        if (connection.settings().credentials() instanceof Credentials.Anonymous) {
            return Optional.empty();
        }
        List<String> open = patterns.stream()
                .filter(pattern -> pattern.contains("*") && !pattern.startsWith("-"))
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Map<String, Boolean>> granted;
        try {
            granted = connection
                    .ask(
                            "reading the privileges on " + this,
                            client -> client.security()
                                    .hasPrivileges(request -> request.index(
                                            index -> index.names(open).privileges("read"))))
                    .index();
        } catch (EnvironmentException securityIsOff) {
            return Optional.empty();
        }
        List<String> partly = open.stream()
                .filter(pattern -> !granted.getOrDefault(pattern, Map.of()).getOrDefault("read", false))
                .toList();
        return partly.isEmpty()
                ? Optional.empty()
                : Optional.of("the role of " + connection.settings().credentials() + " does not cover all of "
                        + String.join(", ", partly)
                        + "; Elasticsearch passes over what it may not read without a word, so events there are not"
                        + " seen. Grant `read` on the whole pattern, or name with --index what is to be read");
    }

    private static SourceIndex index(String name, IndexSettings settings) {
        IndexSettings inner = settings.index() == null ? settings : settings.index();
        return new SourceIndex(
                name,
                String.valueOf(inner.uuid()),
                Integer.parseInt(String.valueOf(inner.numberOfShards())),
                Boolean.TRUE.equals(inner.verifiedBeforeClose()) ? SourceIndex.State.CLOSED : SourceIndex.State.OPEN);
    }

    private EnvironmentException nothing(Connection connection) {
        var answer = connection.ask(
                "listing the indices",
                client -> client.indices()
                        .resolveIndex(request -> request.name("*").expandWildcards(ExpandWildcard.Open)));
        List<String> names = Stream.of(
                        answer.dataStreams().stream().map(stream -> stream.name()),
                        answer.aliases().stream().map(alias -> alias.name()),
                        answer.indices().stream().map(index -> index.name()))
                .flatMap(stream -> stream)
                .filter(name -> !name.startsWith(".") && !name.startsWith("logs-tocsin.alert-"))
                .filter(name -> !name.startsWith("tocsin-ledger"))
                .sorted()
                .toList();
        String there = names.isEmpty()
                ? "this cluster shows us no index at all: has Winlogbeat sent something, and may this user read it?"
                : String.format(
                        Locale.ROOT,
                        "name what is there with --index: %s%s",
                        String.join(", ", names.subList(0, Math.min(NAMED, names.size()))),
                        names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
        return new EnvironmentException("no index or data stream matches " + this, there);
    }

    @Override
    public String toString() {
        return String.join(",", patterns);
    }
}
