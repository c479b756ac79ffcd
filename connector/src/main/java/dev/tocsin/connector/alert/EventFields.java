package dev.tocsin.connector.alert;

import dev.tocsin.compiler.document.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The facts of an event under their ECS names, whatever the shape of its document: what ECS fields it has, and where an
 * ingest pipeline did not run, what {@code winlog.event_data} says instead.
 */
final class EventFields {
    static final String EVENT_DATA = "winlog.event_data.";
    /** In UTF-16 units; with the longest value that is indexed it stays below Lucene's 32,766 bytes for a term. */
    private static final int LONGEST_NAME = 1_024;

    private static final List<RawField> RAW_FIELDS =
            DataFile.rows("raw-fields.csv", ",").stream().map(RawField::of).toList();
    private static final Map<String, FieldType> COPIED = copied();

    private final Document document;
    private final NavigableMap<String, List<String>> values = new TreeMap<>();

    private record RawField(String path, String channel, List<String> eventIds, List<String> names) {
        static RawField of(String[] row) {
            return new RawField(
                    row[0],
                    row[1],
                    row[2].isEmpty() ? List.of() : List.of(row[2].split(" ")),
                    List.of(row[3].split("\\|")));
        }

        boolean applies(String channelOfEvent, String eventId) {
            return channelOfEvent.contains(channel) && (eventIds.isEmpty() || eventIds.contains(eventId));
        }
    }

    private EventFields(Document document) {
        this.document = document;
    }

    static EventFields of(Document document) {
        EventFields fields = new EventFields(document);
        fields.copy();
        fields.fillFromEventData();
        fields.derive();
        return fields;
    }

    /** The types of the fields that an alert can repeat. */
    static Map<String, FieldType> types() {
        return COPIED;
    }

    /** Each field that has a value, with its values. */
    NavigableMap<String, List<String>> values() {
        return values;
    }

    Optional<String> first(String path) {
        return values.getOrDefault(path, List.of()).stream().findFirst();
    }

    /** Whether the document itself has a value at a path. */
    boolean has(String path) {
        return !document.values(path).isEmpty();
    }

    /** The ECS field in which an alert shows what the event log calls by this name; empty if there is none. */
    Optional<String> named(String eventData) {
        String channel = first("winlog.channel").orElse("").toLowerCase(Locale.ROOT);
        String eventId = eventId();
        return RAW_FIELDS.stream()
                .filter(field -> field.names().contains(eventData) && field.applies(channel, eventId))
                .map(RawField::path)
                .filter(values::containsKey)
                .findFirst();
    }

    private String eventId() {
        return first("event.code").or(() -> first("winlog.event_id")).orElse("");
    }

    /** Everything under {@code winlog.event_data}, by name. */
    NavigableMap<String, List<String>> eventData() {
        NavigableMap<String, List<String>> data = new TreeMap<>();
        for (String path : document.paths()) {
            if (path.startsWith(EVENT_DATA) && isIndexable(path.substring(EVENT_DATA.length()))) {
                data.put(path.substring(EVENT_DATA.length()), document.values(path));
            }
        }
        return data;
    }

    /** A name that Elasticsearch refuses in a flattened field would keep the whole alert from being stored. */
    private static boolean isIndexable(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_NAME && name.indexOf('\0') < 0;
    }

    private static Map<String, FieldType> copied() {
        Map<String, FieldType> types = new LinkedHashMap<>();
        DataFile.rows("copied-fields.csv", ",").forEach(row -> types.put(row[0], FieldType.named(row[1])));
        return types;
    }

    private void copy() {
        for (String path : COPIED.keySet()) {
            List<String> found = present(path);
            if (!found.isEmpty()) {
                values.put(path, found);
            }
        }
    }

    private List<String> present(String path) {
        return document.values(path).stream()
                .filter(Predicate.not(EventFields::isBlank))
                .distinct()
                .toList();
    }

    private static boolean isBlank(String value) {
        return value.isEmpty() || value.equals("-");
    }

    private void fillFromEventData() {
        String channel = first("winlog.channel").orElse("").toLowerCase(Locale.ROOT);
        String eventId = eventId();
        for (RawField field : RAW_FIELDS) {
            if (field.applies(channel, eventId)) {
                field.names().stream()
                        .flatMap(name -> present(EVENT_DATA + name).stream())
                        .findFirst()
                        .ifPresent(value -> fill(field.path(), value));
            }
        }
        if (channel.contains("sysmon")) {
            fillAccount();
            fillHashes(hashedThing(eventId));
            present(EVENT_DATA + "Initiated").stream()
                    .findFirst()
                    .ifPresent(initiated ->
                            fill("network.direction", initiated.equalsIgnoreCase("true") ? "egress" : "ingress"));
        }
        if (first("host.name").isEmpty()) {
            first("winlog.computer_name").ifPresent(computer -> fill("host.name", computer));
        }
        if (first("event.code").isEmpty() && !eventId.isEmpty()) {
            fill("event.code", eventId);
        }
        if (first("event.provider").isEmpty()) {
            first("winlog.provider_name").ifPresent(provider -> fill("event.provider", provider));
        }
    }

    /** Adds the value unless the document says it itself. */
    private void fill(String path, String value) {
        values.putIfAbsent(path, List.of(value));
    }

    private void fillAccount() {
        present(EVENT_DATA + "User").stream().findFirst().ifPresent(account -> {
            int backslash = account.indexOf('\\');
            if (first("user.name").isEmpty()) {
                if (backslash > 0) {
                    fill("user.domain", account.substring(0, backslash));
                }
                fill("user.name", account.substring(backslash + 1));
            }
        });
    }

    /** Sysmon gives the digests of the process, or of the file or library that the event is about. */
    private static String hashedThing(String eventId) {
        return switch (eventId) {
            case "6", "7", "15", "29" -> "file";
            default -> "process";
        };
    }

    private void fillHashes(String thing) {
        present(EVENT_DATA + "Hashes").stream().findFirst().ifPresent(hashes -> {
            for (String hash : hashes.split(",", -1)) {
                int equals = hash.indexOf('=');
                if (equals > 0) {
                    String algorithm = hash.substring(0, equals).toLowerCase(Locale.ROOT);
                    String digest = hash.substring(equals + 1).toLowerCase(Locale.ROOT);
                    String path = thing + (algorithm.equals("imphash") ? ".pe." : ".hash.") + algorithm;
                    if (COPIED.containsKey(path)) {
                        fill(path, digest);
                    }
                }
            }
        });
    }

    private void derive() {
        for (String thing : List.of("process", "process.parent")) {
            first(thing + ".executable").ifPresent(path -> fill(thing + ".name", lastPart(path)));
        }
        first("file.path").ifPresent(path -> fill("file.name", lastPart(path)));
    }

    private static String lastPart(String path) {
        return path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
    }

    /** All values of several fields, each once. */
    List<String> all(String... paths) {
        List<String> all = new ArrayList<>();
        for (String path : paths) {
            all.addAll(values.getOrDefault(path, List.of()));
        }
        return all.stream().distinct().sorted().toList();
    }
}
