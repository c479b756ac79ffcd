package dev.tocsin.connector.compile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.tocsin.compiler.RuleMetadata;
import dev.tocsin.compiler.querydsl.CompiledQuery;
import dev.tocsin.sigma.model.Level;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A query of Query DSL with the rule it comes from, as one indented JSON object. */
final class QueryJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private QueryJson() {}

    static String of(RuleMetadata metadata, CompiledQuery query) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));
            json.writeStartObject();
            json.writeObjectFieldStart("rule");
            json.writeStringField("id", metadata.id());
            json.writeStringField("title", metadata.title());
            json.writeStringField("level", metadata.level().map(Level::word).orElse(null));
            json.writeStringField("path", metadata.source().name());
            json.writeEndObject();
            json.writeStringField("exactness", query.exactness().word());
            json.writeArrayFieldStart("reasons");
            for (String reason : query.reasons()) {
                json.writeString(reason);
            }
            json.writeEndArray();
            json.writeFieldName("query");
            // No line of indented JSON begins inside a string, so moving the lines to the right changes nothing.
            json.writeRawValue(query.json().replace("\n", "\n  "));
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text + "\n";
    }
}
