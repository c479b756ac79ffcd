package dev.tocsin.connector.cases;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.mapping.DocumentShape;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The events of a case: written in it, or in a file that it names. */
final class CaseEvents {
    private static final String FILE = "file";
    private static final String LINE = "line";
    private static final List<String> FILE_KEYS = List.of(FILE, LINE);

    private final Findings findings;
    private final InlineEvent inline;
    private final EventsFiles files;

    CaseEvents(Path testsFile, Findings findings) {
        this.findings = findings;
        this.inline = new InlineEvent(findings);
        this.files = new EventsFiles(testsFile, findings);
    }

    /** Empty after an error only. */
    List<CaseEvent> of(Mapping ruleCase) {
        Optional<Entry> event = entry(ruleCase, CaseKey.EVENT);
        List<DocumentShape> shapes = new ArrayList<>();
        for (DocumentShape shape : DocumentShape.values()) {
            if (entry(ruleCase, CaseKey.of(shape)).isPresent()) {
                shapes.add(shape);
            }
        }
        Optional<Entry> named = entry(ruleCase, CaseKey.EVENTS);
        if (named.isPresent()) {
            if (event.isPresent() || !shapes.isEmpty()) {
                findings.error(
                        Code.INVALID_CASE,
                        named.get().key().span(),
                        "a case has its events in a file or in itself, not both",
                        "make two cases of it");
            }
            return inFiles(named.get().value());
        }
        if (event.isEmpty() && shapes.isEmpty()) {
            findings.error(
                    Code.CASE_WITHOUT_EVENT,
                    ruleCase.firstKey(),
                    "this case has no event",
                    "write one under `event`, or under `raw`, `pipeline` and `agent` for its shapes, or name a file"
                            + " with `events`");
            return List.of();
        }
        if (shapes.isEmpty()) {
            return event(CaseKey.EVENT, Optional.empty(), event.get(), Optional.empty()).stream()
                    .toList();
        }
        List<CaseEvent> found = new ArrayList<>();
        for (DocumentShape shape : shapes) {
            Entry own = entry(ruleCase, CaseKey.of(shape)).orElseThrow();
            event(CaseKey.of(shape), Optional.of(shape), own, event).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Entry> entry(Mapping map, CaseKey key) {
        return map.entries().stream()
                .filter(entry -> entry.key().text().equals(key.word()))
                .findFirst();
    }

    private Optional<CaseEvent> event(CaseKey key, Optional<DocumentShape> shape, Entry own, Optional<Entry> common) {
        Optional<Mapping> fields = fields(own);
        if (common.isPresent()) {
            Optional<Mapping> shared = fields(common.get());
            fields = fields.flatMap(of -> shared.flatMap(with -> inline.together(with, of)));
        }
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        if (fields.get().entries().isEmpty()) {
            findings.error(
                    Code.CASE_WITHOUT_EVENT, own.key().span(), "this event has no field", "write the fields of one");
            return Optional.empty();
        }
        return inline.json(fields.get())
                .flatMap(json -> document(json, own.key().span())
                        .map(document -> new CaseEvent(key.word(), shape, json, document)));
    }

    private Optional<Mapping> fields(Entry entry) {
        if (entry.value() instanceof Mapping fields) {
            return Optional.of(fields);
        }
        findings.error(
                Code.INVALID_EVENT,
                CaseFileReader.start(entry.value()),
                "an event is a map of fields, not " + entry.value().kindInWords(),
                entry.value() instanceof Sequence
                        ? "write one event a case, or put several into a file and name it with `events`"
                        : "write its fields below `" + entry.key().text() + "`, each on a line of its own");
        return Optional.empty();
    }

    private Optional<Document> document(String json, Span place) {
        try {
            return Optional.of(Document.parse(json.getBytes(StandardCharsets.UTF_8)));
        } catch (UnreadableDocumentException e) {
            findings.error(Code.INVALID_EVENT, place, "this event is " + e.getMessage());
            return Optional.empty();
        }
    }

    private List<CaseEvent> inFiles(YamlNode value) {
        List<YamlNode> items = value instanceof Sequence list ? list.items() : List.of(value);
        if (items.isEmpty()) {
            findings.error(
                    Code.CASE_WITHOUT_EVENT,
                    CaseFileReader.start(value),
                    "`events` names no file",
                    "name a file of NDJSON");
        }
        List<CaseEvent> found = new ArrayList<>();
        for (YamlNode item : items) {
            switch (item) {
                case Scalar file
                when file.meaning() instanceof Meaning.Text && !file.text().isBlank() ->
                    found.addAll(files.events(file, OptionalInt.empty(), file.span()));
                case Scalar other -> notAFile(other);
                case Mapping map -> found.addAll(inFile(map));
                case Sequence list -> notAFile(list);
            }
        }
        return found;
    }

    private void notAFile(YamlNode node) {
        findings.error(
                Code.FIELD_TYPE,
                CaseFileReader.start(node),
                "`events` names a file, it is not " + node.kindInWords(),
                "write the path of a file, or a map with `file` and `line`");
    }

    private List<CaseEvent> inFile(Mapping map) {
        int errors = findings.errorCount();
        for (Entry entry : map.entries()) {
            String key = entry.key().text();
            if (!FILE_KEYS.contains(key)) {
                findings.error(
                        Code.UNKNOWN_CASE_KEY,
                        entry.key().span(),
                        "`events` has no key " + Quoted.of(key),
                        Suggestion.hint(
                                key, FILE_KEYS, "it has `file` and `line`; events themselves stand under `event`"));
            }
        }
        if (findings.errorCount() > errors) {
            return List.of();
        }
        Optional<YamlNode> file = map.value(FILE);
        if (file.isEmpty()) {
            findings.error(Code.MISSING_FIELD, map.firstKey(), "`file` is missing here", "name the file of events");
            return List.of();
        }
        if (!(file.get() instanceof Scalar name) || !(name.meaning() instanceof Meaning.Text)) {
            findings.error(
                    Code.FIELD_TYPE,
                    CaseFileReader.start(file.get()),
                    "`file` is the path of a file, not " + file.get().kindInWords());
            return List.of();
        }
        Optional<YamlNode> line = map.value(LINE);
        if (line.isEmpty()) {
            return files.events(name, OptionalInt.empty(), name.span());
        }
        OptionalInt number = number(line.get());
        return number.isEmpty()
                ? List.of()
                : files.events(name, number, line.get().span());
    }

    private OptionalInt number(YamlNode node) {
        if (node instanceof Scalar scalar
                && scalar.meaning() instanceof Meaning.Numeric(BigDecimal value)
                && value.stripTrailingZeros().scale() <= 0
                && value.signum() > 0
                && value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
            return OptionalInt.of(value.intValue());
        }
        findings.error(
                Code.FIELD_TYPE,
                CaseFileReader.start(node),
                "`line` is the number of a line, from 1",
                "write the line that the event begins on");
        return OptionalInt.empty();
    }
}
