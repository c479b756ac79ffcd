package dev.tocsin.connector.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tocsin.compiler.RuleMetadata;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.drools.Match;
import dev.tocsin.compiler.eval.Evidence;
import dev.tocsin.sigma.model.Level;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/** Matches as NDJSON, one line for each rule and event. */
public final class MatchWriter implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final Threat threat;

    /** What is told of the indicators of a list that matched. */
    @FunctionalInterface
    public interface Threat {
        /** A JSON object in one line; empty for a match of a Sigma rule. */
        Optional<String> of(Match match, Document document);
    }

    private final JsonGenerator json;

    /** Writes to {@code output}, which is flushed but not closed at the end. */
    public MatchWriter(Writer output, Threat threat) throws IOException {
        this.threat = threat;
        json = JSON.createGenerator(output)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setRootValueSeparator(null);
    }

    /**
     * Writes one match.
     *
     * @param index the event's number among the lines of its file that are not blank, from 0
     */
    public void write(Match match, Document document, String file, long index) throws IOException {
        RuleMetadata rule = match.rule().metadata();
        json.writeStartObject();
        json.writeObjectFieldStart("rule");
        json.writeStringField("id", rule.id());
        json.writeStringField("title", rule.title());
        writeOptional("level", rule.level().map(Level::word));
        json.writeStringField("path", rule.source().name());
        json.writeEndObject();
        json.writeObjectFieldStart("event");
        json.writeNumberField("index", index);
        json.writeStringField("file", file);
        json.writeEndObject();
        writeOptional("@timestamp", document.values("@timestamp").stream().findFirst());
        json.writeArrayFieldStart("matched");
        for (Evidence evidence : match.evidence()) {
            json.writeStartObject();
            json.writeStringField("search", evidence.search());
            writeOptional("field", evidence.field());
            writeOptional("value", evidence.value());
            json.writeStringField("pattern", evidence.pattern());
            json.writeEndObject();
        }
        json.writeEndArray();
        Optional<String> indicators = threat.of(match, document);
        if (indicators.isPresent()) {
            json.writeFieldName("threat");
            json.writeRawValue(indicators.get());
        }
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private void writeOptional(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    @Override
    public void close() throws IOException {
        json.flush();
    }
}
