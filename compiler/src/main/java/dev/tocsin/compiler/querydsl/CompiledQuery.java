package dev.tocsin.compiler.querydsl;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.elasticsearch.Exactness;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A predicate as Elasticsearch evaluates it.
 *
 * @param query finds at least every document that the predicate is true of
 * @param exactness whether it finds others too
 * @param reasons why it may find others, in words, sorted; empty if exact
 */
public record CompiledQuery(Query query, Exactness exactness, List<String> reasons) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public CompiledQuery {
        reasons = List.copyOf(reasons);
    }

    /** The query as it is sent, as JSON to read: indented, with line feeds, the same for the same predicate. */
    public String json() {
        JacksonJsonpMapper mapper = new JacksonJsonpMapper(JSON);
        StringWriter compact = new StringWriter();
        try (JsonGenerator generator = mapper.jsonProvider().createGenerator(compact)) {
            query.serialize(generator, mapper);
        }
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        try {
            return JSON.writer(new DefaultPrettyPrinter()
                            .withObjectIndenter(indenter)
                            .withArrayIndenter(indenter))
                    .writeValueAsString(JSON.readTree(compact.toString()));
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
