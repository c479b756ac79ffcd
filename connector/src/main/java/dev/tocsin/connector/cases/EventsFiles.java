package dev.tocsin.connector.cases;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.connector.FileFailure;
import dev.tocsin.connector.scan.EventFile;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * Files of events beside a tests file: JSON documents one after another, or in arrays, so both NDJSON and what `jq` and
 * Kibana write; plain or gzip, UTF-8 or UTF-16.
 */
final class EventsFiles {
    /** The most bytes that are read of one file, decompressed. */
    static final int MAX_BYTES = 64 * 1024 * 1024;

    /** The most events of one case. */
    static final int MAX_EVENTS = 10_000;

    private static final JsonFactory JSON = new JsonFactory();

    private final Path testsFile;
    private final Findings findings;
    private final Map<Path, Content> known = new HashMap<>();

    EventsFiles(Path testsFile, Findings findings) {
        this.testsFile = testsFile.toAbsolutePath();
        this.findings = findings;
    }

    /** What a file holds. */
    private sealed interface Content {
        /** Documents. */
        record Documents(List<Located> documents) implements Content {}

        /**
         * Something else.
         *
         * @param code which mistake it is
         */
        record Wrong(Code code, String message, String hint) implements Content {}
    }

    /** A document and the line that it begins on. */
    private record Located(int line, String json, Document document) {}

    /**
     * The events of a file.
     *
     * @param name the path as it is written
     * @param line the line that the one wanted event begins on; empty for all
     * @param place where to report that the line has none
     */
    List<CaseEvent> events(Scalar name, OptionalInt line, Span place) {
        Optional<Path> path = path(name);
        if (path.isEmpty()) {
            return List.of();
        }
        return switch (known.computeIfAbsent(path.get(), EventsFiles::read)) {
            case Content.Wrong(Code code, String message, String hint) -> {
                findings.error(code, name.span(), Quoted.of(name.text()) + " " + message, hint);
                yield List.of();
            }
            case Content.Documents(List<Located> documents) -> events(name, documents, line, place);
        };
    }

    private List<CaseEvent> events(Scalar name, List<Located> documents, OptionalInt line, Span place) {
        List<Located> wanted = documents.stream()
                .filter(document -> line.isEmpty() || document.line() == line.getAsInt())
                .toList();
        if (wanted.isEmpty()) {
            findings.error(
                    Code.CASE_WITHOUT_EVENT,
                    place,
                    "no event of " + Quoted.of(name.text()) + " begins on line " + line.orElseThrow(),
                    "its last event begins on line " + documents.getLast().line());
        }
        if (wanted.size() > MAX_EVENTS) {
            findings.error(
                    Code.TOO_LARGE,
                    place,
                    Quoted.of(name.text()) + " has " + wanted.size() + " events; a case has at most " + MAX_EVENTS,
                    "take out those that the case is about, or say which `line` is meant");
            return List.of();
        }
        return wanted.stream()
                .map(document -> new CaseEvent(
                        name.text() + ":" + document.line(), Optional.empty(), document.json(), document.document()))
                .toList();
    }

    private Optional<Path> path(Scalar name) {
        Path path;
        try {
            path = testsFile.resolveSibling(name.text().strip()).normalize();
        } catch (InvalidPathException e) {
            findings.error(Code.UNREADABLE_EVENTS, name.span(), Quoted.of(name.text()) + " is no path");
            return Optional.empty();
        }
        // A pipe or a device would be read for ever.
        if (Files.isRegularFile(path)) {
            return Optional.of(path);
        }
        String place = "paths count from the folder of this tests file";
        findings.error(
                Code.UNREADABLE_EVENTS,
                name.span(),
                Quoted.of(name.text()) + (Files.exists(path) ? " is not a file" : " does not exist"),
                Files.exists(path)
                        ? place
                        : Suggestion.hint(String.valueOf(path.getFileName()), siblings(path), place));
        return Optional.empty();
    }

    private static List<String> siblings(Path path) {
        Path parent = path.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(parent)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Content read(Path path) {
        byte[] bytes;
        try (InputStream raw = Files.newInputStream(path);
                InputStream utf8 = EventFile.asUtf8(raw)) {
            bytes = utf8.readNBytes(MAX_BYTES + 1);
        } catch (EOFException | ZipException e) {
            return new Content.Wrong(Code.UNREADABLE_EVENTS, "is broken as compressed data", "compress it again");
        } catch (IOException e) {
            return new Content.Wrong(
                    Code.UNREADABLE_EVENTS, "cannot be read: " + FileFailure.reading(e), "check the file");
        }
        if (bytes.length > MAX_BYTES) {
            return new Content.Wrong(
                    Code.TOO_LARGE,
                    "holds more than " + MAX_BYTES / 1024 / 1024 + " MB",
                    "take out the events that the case is about");
        }
        return documents(bytes);
    }

    private static Content documents(byte[] bytes) {
        List<Located> documents = new ArrayList<>();
        int line = 1;
        try (JsonParser parser = JSON.createParser(bytes)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                line = parser.currentTokenLocation().getLineNr();
                switch (token) {
                    case START_OBJECT -> documents.add(document(parser, bytes, line));
                    case START_ARRAY, END_ARRAY -> {}
                    default -> {
                        return notAnEvent(line, "a JSON object is wanted");
                    }
                }
            }
        } catch (JsonProcessingException e) {
            int at = e.getLocation() == null ? line : e.getLocation().getLineNr();
            return notAnEvent(at, "this is not JSON");
        } catch (UnreadableDocumentException e) {
            return notAnEvent(line, "this is " + e.getMessage());
        } catch (IOException e) {
            return notAnEvent(line, "this is not UTF-8 text");
        }
        return documents.isEmpty()
                ? new Content.Wrong(Code.CASE_WITHOUT_EVENT, "holds no event", "put one into it, as a JSON object")
                : new Content.Documents(documents);
    }

    private static Located document(JsonParser parser, byte[] bytes, int line)
            throws IOException, UnreadableDocumentException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int end = (int) parser.currentLocation().getByteOffset();
        byte[] own = Arrays.copyOfRange(bytes, start, end);
        // On one line, as bulk requests need it; inside a JSON string no line ends.
        String json = new String(own, StandardCharsets.UTF_8).replace('\r', ' ').replace('\n', ' ');
        return new Located(line, json, Document.parse(own));
    }

    private static Content notAnEvent(int line, String what) {
        return new Content.Wrong(
                Code.INVALID_EVENT,
                "is no file of events: on line " + line + ", " + what,
                "events are JSON objects, one after another (NDJSON) or in one array");
    }
}
