package dev.tocsin.connector.agreement;

import co.elastic.clients.elasticsearch._types.mapping.DynamicTemplate;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import co.elastic.clients.util.NamedValue;
import dev.tocsin.connector.elasticsearch.Connection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An index whose documents are numbered from 0. */
final class IndexWithEvents {
    private static final int BULK = 1_000;

    private IndexWithEvents() {}

    /** How strings are indexed. */
    enum Mapping {
        /** As keywords up to 1,024 characters, which is what Winlogbeat's template does. */
        keyword,
        /** As Elasticsearch does without a template: text, and a keyword up to 256 characters beside it. */
        dynamic
    }

    static void create(Connection connection, String index, Mapping mapping, List<String> documents) {
        connection.ask(
                "creating " + index,
                client -> client.indices()
                        .create(create -> create.index(index)
                                .settings(settings -> settings.numberOfShards("2")
                                        .numberOfReplicas("0")
                                        .mapping(limits -> limits.totalFields(fields -> fields.limit("5000"))))
                                .mappings(typeMapping(mapping))));
        for (int from = 0; from < documents.size(); from += BULK) {
            index(connection, index, documents, from, Math.min(documents.size(), from + BULK));
        }
        // Thousands of wildcards walk the terms of every segment; one segment a shard has each term once.
        connection.ask(
                "merging " + index,
                client -> client.indices()
                        .forcemerge(
                                merge -> merge.index(index).maxNumSegments(1L).flush(true)));
        connection.ask("refreshing " + index, client -> client.indices().refresh(refresh -> refresh.index(index)));
    }

    private static TypeMapping typeMapping(Mapping mapping) {
        TypeMapping.Builder builder = new TypeMapping.Builder()
                .dateDetection(false)
                .properties("@timestamp", property -> property.date(date -> date));
        return switch (mapping) {
            case keyword ->
                builder.dynamicTemplates(List.of(new NamedValue<>(
                                "strings",
                                DynamicTemplate.of(template -> template.matchMappingType("string")
                                        .mapping(property -> property.keyword(keyword -> keyword.ignoreAbove(1024)))))))
                        .build();
            case dynamic -> builder.build();
        };
    }

    private static void index(Connection connection, String index, List<String> documents, int from, int to) {
        List<BulkOperation> operations = new ArrayList<>();
        for (int number = from; number < to; number++) {
            BinaryData json =
                    BinaryData.of(documents.get(number).getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON);
            String id = Integer.toString(number);
            operations.add(BulkOperation.of(
                    operation -> operation.index(one -> one.index(index).id(id).document(json))));
        }
        BulkResponse response =
                connection.ask("indexing events", client -> client.bulk(bulk -> bulk.operations(operations)));
        response.items().stream()
                .filter(item -> item.error() != null)
                .findFirst()
                .ifPresent(item -> {
                    throw new AssertionError("event " + item.id() + " was not indexed: " + item.error());
                });
    }
}
