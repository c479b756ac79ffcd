package dev.tocsin.connector.demo;

import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.mapping.DynamicTemplate;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import co.elastic.clients.util.NamedValue;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.demo.events.DemoEvent;
import dev.tocsin.connector.elasticsearch.Connection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Puts the demo's events where Winlogbeat would, and remembers which alert each of them should raise. */
final class DemoIndex {
    private static final int BULK = 2_000;
    private static final int IGNORE_ABOVE = 1_024;

    private final Connection connection;
    private final Map<String, SortedSet<String>> expectedRules = new TreeMap<>();
    private int documents;

    DemoIndex(Connection connection) {
        this.connection = connection;
    }

    /** Strings as keywords up to 1,024 characters, as Winlogbeat 8's own template has nearly all of them. */
    void prepare() {
        connection.ask(
                "installing the index template of the demo",
                client -> client.indices()
                        .putIndexTemplate(put -> put.name("tocsin-demo-winlogbeat")
                                .indexPatterns("winlogbeat-*")
                                .priority(200L)
                                .dataStream(stream -> stream)
                                .template(template -> template.settings(settings ->
                                                settings.numberOfShards("1").numberOfReplicas("0"))
                                        .mappings(mappings -> mappings.dateDetection(false)
                                                .dynamicTemplates(List.of(new NamedValue<>(
                                                        "strings",
                                                        DynamicTemplate.of(strings -> strings.matchMappingType("string")
                                                                .mapping(property -> property.keyword(keyword ->
                                                                        keyword.ignoreAbove(IGNORE_ABOVE)))))))
                                                .properties("@timestamp", property -> property.date(date -> date))
                                                .properties("event.created", property -> property.date(date -> date))
                                                .properties("event.ingested", property -> property.date(date -> date))
                                                .properties("source.ip", property -> property.ip(ip -> ip))
                                                .properties("destination.ip", property -> property.ip(ip -> ip))
                                                .properties(
                                                        "powershell.file.script_block_text",
                                                        property -> property.text(text -> text))
                                                .properties("message", property -> property.text(text -> text))))));
    }

    /** Indexes the events; returns how many there were. */
    int index(Stream<DemoEvent> events) {
        int before = documents;
        List<BulkOperation> operations = new ArrayList<>();
        for (Iterator<DemoEvent> iterator = events.iterator(); iterator.hasNext(); ) {
            operations.add(operation(iterator.next()));
            if (operations.size() == BULK || !iterator.hasNext()) {
                send(operations);
                operations.clear();
            }
        }
        return documents - before;
    }

    private BulkOperation operation(DemoEvent event) {
        // Ids of our own, so that every run of the demo raises alerts with the same ids.
        String id = "demo-" + documents++;
        if (!event.expectedRules().isEmpty()) {
            expectedRules.put(id, new TreeSet<>(event.expectedRules()));
        }
        BinaryData json = BinaryData.of(event.json().getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON);
        return BulkOperation.of(operation -> operation.create(
                create -> create.index(event.dataStream()).id(id).document(json)));
    }

    private void send(List<BulkOperation> operations) {
        BulkResponse response = connection.ask(
                "indexing the demo's events",
                client -> client.bulk(bulk -> bulk.operations(operations).refresh(Refresh.True)));
        response.items().stream()
                .filter(item -> item.error() != null && item.status() != 409)
                .findFirst()
                .ifPresent(item -> {
                    throw new EnvironmentException(
                            "an event of the demo was not indexed: " + item.error(), "report this as a bug");
                });
    }

    /** From the id of a document to the ids of the rules that should match it; documents without one are left out. */
    Map<String, SortedSet<String>> expectedRules() {
        return expectedRules;
    }
}
