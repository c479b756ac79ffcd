package dev.tocsin.compiler.querydsl;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.json.jackson.JacksonJsonpGenerator;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.tocsin.compiler.elasticsearch.Exactness;
import java.io.IOException;
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
    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonpMapper MAPPER = new JacksonJsonpMapper();
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    public CompiledQuery {
        reasons = List.copyOf(reasons);
    }

    /** The query as it is sent, as JSON to read: indented, with line feeds, the same for the same predicate. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            generator.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));
            query.serialize(new JacksonJsonpGenerator(generator), MAPPER);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
