package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.connector.schema.SigmaSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaCommandTest {
    @ParameterizedTest
    @EnumSource
    void printsTheSchemaOfAKind(SigmaSchema schema) {
        assertEquals(new CommandRun(0, schema.json(), ""), CommandRun.of("schema", schema.word()));
    }

    @Test
    void withoutAKindItIsForAll() {
        assertEquals(SigmaSchema.SIGMA.json(), CommandRun.of("schema").out());
    }

    @Test
    void anUnknownKindIsRefused() {
        CommandRun run = CommandRun.of("schema", "rule");

        assertEquals(3, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().contains("there are: sigma, detection-rule, correlation-rule, filter"), run.err());
    }
}
