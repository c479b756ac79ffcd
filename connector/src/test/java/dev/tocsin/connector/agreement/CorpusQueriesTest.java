package dev.tocsin.connector.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.querydsl.CompiledQuery;
import dev.tocsin.compiler.querydsl.QueryDslTarget;
import dev.tocsin.connector.node.SharedNode;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.sigma.corpus.Corpus;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.Test;

/** Every rule of the public repository becomes a query that Elasticsearch accepts. */
class CorpusQueriesTest {
    private static final String INDEX = "corpus-queries";

    @Test
    void elasticsearchRefusesNone() throws IOException {
        List<CompiledRule> compiled =
                RuleSet.load(List.of(Corpus.path("sigmahq"))).compiled();
        assertTrue(compiled.size() > 2_000, () -> "only " + compiled.size() + " rules");
        try (RestClient rest =
                RestClient.builder(HttpHost.create(SharedNode.uri().toString())).build()) {
            ElasticsearchClient client =
                    new ElasticsearchClient(new RestClientTransport(rest, new JacksonJsonpMapper()));
            index(client);
            QueryDslTarget target = new QueryDslTarget(FieldCapabilities.of(
                    client.fieldCaps(caps -> caps.index(INDEX).fields("*"))));
            List<String> refused = new ArrayList<>();
            int exact = 0;
            long compiling = 0;
            for (CompiledRule rule : compiled) {
                long begun = System.nanoTime();
                CompiledQuery query = target.compile(rule.predicate());
                compiling += System.nanoTime() - begun;
                exact += query.exactness() == Exactness.EXACT ? 1 : 0;
                try {
                    SearchResponse<Void> response =
                            client.search(search -> search.index(INDEX).query(query.query()), Void.class);
                    if (response.shards().failed().intValue() > 0) {
                        refused.add(rule.metadata().title() + ": "
                                + response.shards().failures());
                    }
                } catch (ElasticsearchException refusal) {
                    refused.add(rule.metadata().title() + ": " + refusal.error().rootCause());
                }
            }
            System.err.printf(
                    "%d rules became queries in %d ms, %d exact%n", compiled.size(), compiling / 1_000_000, exact);
            client.indices().delete(delete -> delete.index(INDEX));
            assertEquals(List.of(), refused);
        }
    }

    /** Real events, so that the fields are there and Elasticsearch has to make its automata. */
    private static void index(ElasticsearchClient client) throws IOException {
        String mapping = "{\"dynamic_templates\":[{\"texts\":{\"match_mapping_type\":\"string\","
                + "\"mapping\":{\"type\":\"keyword\",\"ignore_above\":1024}}}]}";
        client.indices()
                .create(create ->
                        create.index(INDEX).mappings(mappings -> mappings.withJson(new StringReader(mapping))));
        BulkRequest.Builder bulk = new BulkRequest.Builder().refresh(Refresh.True);
        for (String shape : List.of("raw", "pipeline")) {
            for (String line : Corpus.events("regression." + shape)) {
                byte[] document =
                        new ObjectMapper().readTree(line).get("doc").toString().getBytes(StandardCharsets.UTF_8);
                bulk.operations(operation -> operation.index(
                        into -> into.index(INDEX).document(BinaryData.of(document, ContentType.APPLICATION_JSON))));
            }
        }
        assertFalse(client.bulk(bulk.build()).errors());
    }
}
