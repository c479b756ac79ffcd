package dev.tocsin.connector.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;

/** JSON as a stream, indented alike on every system. */
final class Json {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private Json() {}

    /** Writes one value. */
    @FunctionalInterface
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    /** One value, and a line feed. */
    static void write(Writer out, Content content) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));
            content.write(json);
        }
        out.write('\n');
    }

    /** An object under a name. */
    static void object(JsonGenerator json, String name, Content members) throws IOException {
        json.writeObjectFieldStart(name);
        members.write(json);
        json.writeEndObject();
    }

    /** An object in a list. */
    static void object(JsonGenerator json, Content members) throws IOException {
        json.writeStartObject();
        members.write(json);
        json.writeEndObject();
    }

    /** A list under a name; left out if there is nothing in it. */
    static <T> void list(JsonGenerator json, String name, Iterable<T> elements, Element<T> element) throws IOException {
        if (elements.iterator().hasNext()) {
            everyOf(json, name, elements, element);
        }
    }

    /** A list under a name, be it empty. */
    static <T> void everyOf(JsonGenerator json, String name, Iterable<T> elements, Element<T> element)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (T each : elements) {
            element.write(json, each);
        }
        json.writeEndArray();
    }

    /** Writes one element of a list. */
    @FunctionalInterface
    interface Element<T> {
        void write(JsonGenerator json, T element) throws IOException;
    }
}
