package dev.tocsin.compiler.kibana;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What Kibana takes for a rule, as far as it can be said without a Kibana. */
public final class ImportSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = schema();

    private ImportSchema() {}

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(Files.readString(Path.of("src/test/resources/kibana/rule-import.schema.json")));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The rule that a line holds; fails unless it is one line and valid. */
    public static JsonNode read(String line, String told) {
        assertEquals(1, line.lines().count(), told);
        try {
            JsonNode rule = JSON.readTree(line);
            assertEquals(Set.of(), SCHEMA.validate(rule), told);
            return rule;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(told, unreadable);
        }
    }

    /** Whether a rule is valid. */
    static boolean allows(JsonNode rule) {
        return SCHEMA.validate(rule).isEmpty();
    }
}
