package dev.tocsin.connector.agree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.connector.FileFailure;
import dev.tocsin.connector.engine.Event;
import dev.tocsin.connector.scan.EventFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The events of files as {@code scan} reads them.
 *
 * @param events in the order of the files
 * @param unreadable what could not be read, each a sentence
 */
public record EventFiles(List<Event> events, List<String> unreadable) {
    private static final JsonFactory JSON = new JsonFactory();

    public EventFiles {
        events = List.copyOf(events);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * Reads files of events, one a line.
     *
     * @param names of files; {@code -} for standard input
     * @param documentField the field of a line that holds the document; empty if the line is the document
     * @param limit after so many events the rest is left alone
     */
    public static EventFiles read(
            List<String> names, Optional<String> documentField, long limit, InputStream standardInput) {
        List<Event> events = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (String name : names) {
            try (EventFile file = EventFile.open(name, standardInput)) {
                while (events.size() < limit && file.next()) {
                    String place = file.name() + ":" + file.lineNumber();
                    try {
                        events.add(event(place, documentOf(file.line(), documentField)));
                    } catch (UnreadableDocumentException | IOException notOne) {
                        unreadable.add(place + ": " + notOne.getMessage());
                    }
                }
            } catch (FileSystemException failure) {
                unreadable.add(name + " cannot be read: " + FileFailure.reading(failure));
            } catch (IOException failure) {
                unreadable.add(name + " cannot be read to its end: " + failure.getMessage());
            }
        }
        return new EventFiles(events, unreadable);
    }

    private static Event event(String place, byte[] json) throws UnreadableDocumentException {
        return new Event(place, new String(json, StandardCharsets.UTF_8), Document.parse(json));
    }

    /** The bytes of the document as they stand in the line, so that nothing is written anew on the way to an index. */
    private static byte[] documentOf(byte[] line, Optional<String> field) throws IOException {
        if (field.isEmpty()) {
            return line;
        }
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    boolean object = parser.nextToken() == JsonToken.START_OBJECT;
                    int begin = (int) parser.currentTokenLocation().getByteOffset();
                    parser.skipChildren();
                    if (object && name.equals(field.get())) {
                        return Arrays.copyOfRange(
                                line, begin, (int) parser.currentLocation().getByteOffset());
                    }
                }
            }
        }
        throw new IOException("has no object `" + field.get() + "`");
    }
}
