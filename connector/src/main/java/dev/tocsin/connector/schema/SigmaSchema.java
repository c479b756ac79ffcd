package dev.tocsin.connector.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.sigma.parser.ParsedDocument.Kind;
import java.io.UncheckedIOException;
import java.util.Locale;

/** A schema for one kind of Sigma document, for a file with any of them, for the tests beside a rule, or for an IoC list. */
public enum SigmaSchema {
    /** Whichever kind the keys of a document show. */
    SIGMA("Sigma rule, correlation rule or filter"),
    DETECTION_RULE("Sigma detection rule"),
    CORRELATION_RULE("Sigma correlation rule"),
    FILTER("Sigma filter"),
    /** Not Sigma's, but Tocsin's. */
    TESTS("Tests of a Sigma rule or an IoC list"),
    /** Not Sigma's either. */
    IOC_LIST("IoC list");

    private static final String DRAFT = "http://json-schema.org/draft-07/schema#";
    private static final ObjectWriter WRITER = new ObjectMapper()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private final String title;

    SigmaSchema(String title) {
        this.title = title;
    }

    /** The word that names it on the command line: {@code correlation-rule}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of its file: {@code sigma-correlation-rule.schema.json}. */
    public String fileName() {
        String prefix = switch (this) {
            case SIGMA -> "";
            case DETECTION_RULE, CORRELATION_RULE, FILTER -> "sigma-";
            case TESTS, IOC_LIST -> "tocsin-";
        };
        return prefix + word() + ".schema.json";
    }

    /** The schema, the same byte for byte from run to run. */
    public String json() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", DRAFT);
        schema.put("title", title);
        switch (this) {
            case SIGMA -> schema.setAll(Documents.ofAnyKind());
            case DETECTION_RULE -> schema.setAll(Documents.of(Kind.DETECTION_RULE));
            case CORRELATION_RULE -> schema.setAll(Documents.of(Kind.CORRELATION_RULE));
            case FILTER -> schema.setAll(Documents.of(Kind.FILTER));
            case TESTS -> schema.setAll(Tests.file());
            case IOC_LIST -> schema.setAll(IocListFile.list());
        }
        try {
            return WRITER.writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
