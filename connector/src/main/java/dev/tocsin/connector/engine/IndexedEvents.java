package dev.tocsin.connector.engine;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.Hit;
import dev.tocsin.connector.elasticsearch.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The events in their index. They lie in one shard, which gives each a sequence number.
 *
 * @param connection where the index is
 * @param index its name
 * @param events what lies in it; the id of a document is the place of its event in this list
 * @param sequenceNumbers how many the shard has given
 */
record IndexedEvents(Connection connection, String index, List<Event> events, long sequenceNumbers) {
    private static final int BULK_EVENTS = 1_000;
    private static final long BULK_BYTES = 5_000_000;
    private static final int PAGE = 1_000;
    private static final int REFUSALS_SHOWN = 5;

    IndexedEvents {
        events = List.copyOf(events);
    }

    /** Puts events into an empty index, in their order. */
    static IndexedEvents index(Connection connection, String index, EventMapping mapping, List<Event> events) {
        List<BulkResponseItem> refused = new ArrayList<>();
        List<BulkOperation> operations = new ArrayList<>();
        long bytes = 0;
        for (int number = 0; number < events.size(); number++) {
            byte[] json = events.get(number).json().getBytes(StandardCharsets.UTF_8);
            String id = Integer.toString(number);
            operations.add(BulkOperation.of(operation -> operation.index(
                    one -> one.index(index).id(id).document(BinaryData.of(json, ContentType.APPLICATION_JSON)))));
            bytes += json.length;
            if (operations.size() == BULK_EVENTS || bytes > BULK_BYTES || number == events.size() - 1) {
                refused.addAll(send(connection, List.copyOf(operations)));
                operations.clear();
                bytes = 0;
            }
        }
        if (!refused.isEmpty()) {
            throw refused(mapping, events, refused);
        }
        // Wildcards walk the terms of every segment; in one segment each term is there once.
        connection.ask(
                "merging " + index,
                client -> client.indices()
                        .forcemerge(
                                merge -> merge.index(index).maxNumSegments(1L).flush(true)));
        connection.ask("refreshing " + index, client -> client.indices().refresh(refresh -> refresh.index(index)));
        return new IndexedEvents(connection, index, events, sequenceNumbers(connection, index));
    }

    private static List<BulkResponseItem> send(Connection connection, List<BulkOperation> operations) {
        BulkResponse response =
                connection.ask("indexing the events", client -> client.bulk(bulk -> bulk.operations(operations)));
        return response.items().stream().filter(item -> item.error() != null).toList();
    }

    private static EnvironmentException refused(
            EventMapping mapping, List<Event> events, List<BulkResponseItem> refused) {
        StringBuilder message = new StringBuilder(String.format(
                Locale.ROOT,
                "Elasticsearch refuses %,d of %,d events under the mapping %s",
                refused.size(),
                events.size(),
                mapping.word()));
        refused.stream()
                .limit(REFUSALS_SHOWN)
                .forEach(item -> message.append("; ")
                        .append(events.get(Integer.parseInt(String.valueOf(item.id())))
                                .place())
                        .append(": ")
                        .append(item.error() == null ? "" : reason(item)));
        return new EnvironmentException(
                message.toString(),
                "leave these events out, or take another mapping: what is not indexed cannot be found");
    }

    private static String reason(BulkResponseItem item) {
        var error = item.error();
        if (error == null) {
            return "no reason given";
        }
        var cause = error.causedBy();
        return error.reason() + (cause == null ? "" : " (" + cause.reason() + ")");
    }

    /** One more than the last. An event that had to be sent twice has used two. */
    private static long sequenceNumbers(Connection connection, String index) {
        Page last = connection.search(
                "reading the last event of " + index,
                SearchRequest.of(search -> search.index(index)
                        .allowPartialSearchResults(false)
                        .size(1)
                        .sort(sort -> sort.field(field -> field.field("_seq_no").order(SortOrder.Desc)))));
        return last.hits().stream().mapToLong(Hit::sort).max().orElse(-1) + 1;
    }

    /** How many events there are. */
    int size() {
        return events.size();
    }

    /** The events as the index gives them back, in their order. */
    List<Event> read() {
        SortedMap<Integer, Event> read = new TreeMap<>();
        OptionalLong after = OptionalLong.empty();
        while (true) {
            Page page = connection.search("reading the events of " + index, page(after));
            for (Hit hit : page.hits()) {
                int number = Integer.parseInt(hit.id());
                read.put(number, asRead(events.get(number), hit));
            }
            if (page.hits().size() < PAGE) {
                break;
            }
            after = OptionalLong.of(page.hits().getLast().sort());
        }
        if (read.size() != events.size()) {
            throw new EnvironmentException(
                    index + " gives back " + read.size() + " of " + events.size() + " events", "run this again");
        }
        return List.copyOf(read.values());
    }

    private SearchRequest page(OptionalLong after) {
        return SearchRequest.of(search -> {
            search.index(index)
                    .allowPartialSearchResults(false)
                    .trackTotalHits(total -> total.enabled(false))
                    .size(PAGE)
                    .sort(sort -> sort.field(field -> field.field("_seq_no").order(SortOrder.Asc)));
            if (after.isPresent()) {
                search.searchAfter(FieldValue.of(after.getAsLong()));
            }
            return search;
        });
    }

    private static Event asRead(Event event, Hit hit) {
        String json = new String(hit.source(), StandardCharsets.UTF_8);
        if (json.equals(event.json())) {
            return event;
        }
        try {
            return new Event(event.place(), json, Document.parse(hit.source()));
        } catch (UnreadableDocumentException changed) {
            throw new EnvironmentException(
                    "what " + hit + " gives back of " + event.place() + " cannot be read: " + changed.getMessage(),
                    "report it: it was read before it was indexed",
                    changed);
        }
    }
}
