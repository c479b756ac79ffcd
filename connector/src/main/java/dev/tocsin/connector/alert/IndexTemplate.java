package dev.tocsin.connector.alert;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ExpandWildcard;
import co.elastic.clients.elasticsearch.indices.PutIndexTemplateRequest;
import co.elastic.clients.elasticsearch.indices.get_index_template.IndexTemplateItem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.connector.elasticsearch.Connection;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The index template of the alert data streams. Only the fields it names are searchable, the rest is kept as it is, so
 * no event can break the mapping of another. Its priority is above the 100 of Elastic's own {@code logs} template.
 */
final class IndexTemplate {
    static final String NAME = "logs-tocsin.alert";
    static final String PATTERN = "logs-tocsin.alert-*";
    /** To be raised with every change; a cluster that has this version or a newer one is left alone. */
    static final long VERSION = 2;

    private static final ObjectMapper JSON = new ObjectMapper();

    private IndexTemplate() {}

    /** Puts the template in place unless this version or a newer one is there. */
    static void install(Connection connection) {
        long present = connection.ask("reading the index template " + NAME, IndexTemplate::presentVersion);
        if (present >= VERSION) {
            return;
        }
        connection.ask(
                "installing the index template " + NAME,
                client -> client.indices()
                        .putIndexTemplate(PutIndexTemplateRequest.of(
                                request -> request.name(NAME).withJson(new StringReader(json())))));
        if (present > 0) {
            // What is there keeps the mapping it was made with; its successor gets the new one.
            for (String stream : streams(connection)) {
                connection.ask(
                        "rolling over " + stream,
                        client -> client.indices().rollover(request -> request.alias(stream)));
            }
        }
    }

    private static long presentVersion(ElasticsearchClient client) throws IOException {
        try {
            List<IndexTemplateItem> found = client.indices()
                    .getIndexTemplate(request -> request.name(NAME))
                    .indexTemplates();
            Long version =
                    found.isEmpty() ? null : found.getFirst().indexTemplate().version();
            return version == null ? 0 : version;
        } catch (ElasticsearchException failure) {
            if (failure.status() == 404) {
                return 0;
            }
            throw failure;
        }
    }

    private static List<String> streams(Connection connection) {
        return connection
                .ask(
                        "listing the alert data streams",
                        client -> client.indices()
                                .getDataStream(request -> request.name(PATTERN).expandWildcards(ExpandWildcard.Open)))
                .dataStreams()
                .stream()
                .map(stream -> stream.name())
                .toList();
    }

    /** The template as Elasticsearch takes it. */
    static String json() {
        ObjectNode template = (ObjectNode) parse(DataFile.text("index-template.json"));
        template.put("version", VERSION);
        ObjectNode properties = template.withObject("/template/mappings/properties");
        Map<String, FieldType> types = new TreeMap<>(EventFields.types());
        DataFile.rows("own-fields.csv", ",").forEach(row -> types.put(row[0], FieldType.named(row[1])));
        DataFile.rows("indicator-fields.csv", ",").forEach(row -> {
            types.put("threat.indicator." + row[0], FieldType.named(row[1]));
            types.put("threat.enrichments.indicator." + row[0], FieldType.named(row[1]));
        });
        types.forEach((path, type) -> field(properties, path).setAll((ObjectNode) parse(type.mapping())));
        return template.toString();
    }

    private static ObjectNode field(ObjectNode properties, String path) {
        ObjectNode node = properties;
        String[] names = path.split("\\.", -1);
        for (int i = 0; i < names.length; i++) {
            node = node.withObjectProperty(names[i]);
            if (i < names.length - 1) {
                node = node.withObjectProperty("properties");
            }
        }
        return node;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
