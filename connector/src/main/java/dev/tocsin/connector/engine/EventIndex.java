package dev.tocsin.connector.engine;

import co.elastic.clients.elasticsearch._types.ExpandWildcard;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import dev.tocsin.connector.engine.EventMapping.FieldTypes;
import dev.tocsin.connector.hunt.Mappings;
import java.io.StringReader;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * An index of its own for a list of events, for as long as it is open. It is deleted when this is closed, and when this
 * process is asked to end.
 */
public final class EventIndex implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Events of one list can have very different fields; a limit protects a cluster against indices that live longer. */
    private static final int MOST_FIELDS = 50_000;

    private final Connection connection;
    private final String name;
    private final FieldTypes fieldTypes;
    private final Thread deleteWithUs = new Thread(this::deleteQuietly, "event-index-delete");
    private final EventMapping mapping;
    private IndexedEvents events;

    private EventIndex(Connection connection, String name, EventMapping mapping, FieldTypes fieldTypes) {
        this.connection = connection;
        this.name = name;
        this.mapping = mapping;
        this.fieldTypes = fieldTypes;
        this.events = new IndexedEvents(connection, name, List.of(), 0);
        Runtime.getRuntime().addShutdownHook(deleteWithUs);
    }

    /**
     * Makes the index and puts the events into it.
     *
     * @throws EnvironmentException if that fails, or if Elasticsearch refuses an event: then it is named
     */
    public static EventIndex create(Connection connection, EventMapping mapping, List<Event> events) {
        // No other index has this name, so none can be overwritten or deleted by mistake.
        String name = "tocsin-events-" + HexFormat.of().toHexDigits(RANDOM.nextLong())
                + HexFormat.of().toHexDigits(RANDOM.nextLong());
        EventIndex index = new EventIndex(connection, name, mapping, createEmpty(connection, name, mapping));
        try {
            index.events = IndexedEvents.index(connection, name, mapping, events);
            return index;
        } catch (RuntimeException failure) {
            try {
                index.close();
            } catch (EnvironmentException left) {
                failure.addSuppressed(left);
            }
            throw failure;
        }
    }

    private static FieldTypes createEmpty(Connection connection, String name, EventMapping mapping) {
        if (mapping.needsOptionalTypes()) {
            try {
                createEmpty(connection, name, mapping, FieldTypes.ALL);
                return FieldTypes.ALL;
            } catch (EnvironmentException failure) {
                if (!lacksType(failure)) {
                    throw failure;
                }
            }
        }
        createEmpty(connection, name, mapping, FieldTypes.CORE);
        return FieldTypes.CORE;
    }

    /** A cluster without the package of a type names the type in its answer, in different words in different versions. */
    private static boolean lacksType(EnvironmentException failure) {
        String words = Connection.refusal(failure).orElse("");
        return EventMapping.OPTIONAL_TYPES.stream().anyMatch(type -> words.contains("[" + type + "]"));
    }

    private static void createEmpty(Connection connection, String name, EventMapping mapping, FieldTypes fieldTypes) {
        ObjectNode index = JSON.createObjectNode();
        // One shard numbers all events in one order. Templates for `*` leave hidden indices alone.
        index.putObject("settings")
                .put("index.hidden", true)
                .put("index.number_of_shards", 1)
                .put("index.number_of_replicas", 0)
                .put("index.refresh_interval", "-1")
                .put("index.mapping.total_fields.limit", MOST_FIELDS);
        index.set("mappings", mapping.mappings(fieldTypes));
        connection.ask(
                "creating the index " + name,
                client -> client.indices()
                        .create(create -> create.withJson(new StringReader(index.toString()))
                                .index(name)));
    }

    /** Which no other index has. */
    public String name() {
        return name;
    }

    /** What a person should know about how the events are indexed; empty if nothing. */
    public List<String> notes() {
        return mapping.needsOptionalTypes() && fieldTypes == FieldTypes.CORE
                ? List.of(
                        "this Elasticsearch lacks the field types wildcard and match_only_text; keyword and text stand"
                                + " in for them")
                : List.of();
    }

    /** What the index says of its fields, as a hunt would read it for these rules. */
    public FieldCapabilities capabilities(List<CompiledRule> rules) {
        return Mappings.read(connection, IndexSelection.of(List.of(name)), rules);
    }

    /**
     * An engine that asks this index.
     *
     * @param engine one that asks an index
     * @param capabilities what its queries take the fields of the index for
     */
    public Evaluator evaluator(Engine engine, FieldCapabilities capabilities) {
        EventSearch search = new EventSearch(events);
        return switch (engine) {
            case QUERYDSL -> IndexEvaluator.queryDsl(search, capabilities);
            case ESQL -> IndexEvaluator.esql(search, capabilities);
            case LUCENE -> IndexEvaluator.lucene(search, capabilities);
            case ORACLE, DROOLS -> throw new IllegalArgumentException(engine.word() + " asks no index");
        };
    }

    /** The events as the index gives them back, in their order. */
    public List<Event> read() {
        return events.read();
    }

    @Override
    public void close() {
        try {
            delete();
        } finally {
            try {
                Runtime.getRuntime().removeShutdownHook(deleteWithUs);
            } catch (IllegalStateException shuttingDown) {
                // The hook runs already, and does the same.
            }
        }
    }

    private void delete() {
        connection.ask(
                "deleting the index " + name,
                client -> client.indices()
                        .delete(delete ->
                                delete.index(name).ignoreUnavailable(true).expandWildcards(ExpandWildcard.None)));
    }

    private void deleteQuietly() {
        try {
            delete();
        } catch (EnvironmentException failure) {
            // The cluster is gone, most often because it is our own and ends with us; the name was shown at the start.
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s (%d events)", name, events.size());
    }
}
