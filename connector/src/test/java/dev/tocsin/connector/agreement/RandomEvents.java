package dev.tocsin.connector.agreement;

import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.mapping.EventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Windows events as Winlogbeat writes them: each fact of an event at one of the places where the mapping of fields says
 * it can be, raw or rewritten by ingest, sometimes at two of them, sometimes at none.
 */
final class RandomEvents {
    private static final FieldCapabilities TEMPLATE = FieldCapabilities.winlogbeat8();

    private final RandomChoice choice;
    private final List<String> texts;

    RandomEvents(RandomChoice choice, List<String> texts) {
        this.choice = choice;
        this.texts = texts;
    }

    /** JSON of one event. */
    String event() {
        EventKind kind = choice.among(EventKind.values());
        Map<String, String> fields = new TreeMap<>();
        fields.put("@timestamp", "\"2026-01-01T07:00:00.000Z\"");
        EventSource source = choice.of(kind.sources());
        system(fields, kind, "Channel", source.channels());
        system(fields, kind, "Provider_Name", source.providers());
        system(fields, kind, "EventID", source.eventIds());
        for (String name : kind.fields()) {
            if (!choice.onceIn(4) && !name.equals("EventID") && !name.equals("Provider_Name")) {
                write(fields, kind.field(name), EventKind.values(name, texts));
            }
        }
        return choice.onceIn(2) ? Json.flat(fields) : Json.nested(fields);
    }

    private void system(Map<String, String> fields, EventKind kind, String name, List<String> values) {
        List<String> any = values.isEmpty() ? EventKind.values(name, List.of("Some Provider", "Other")) : values;
        put(fields, ((Candidate.Path) kind.systemField(name).candidates().getFirst()).path(), choice.of(any));
    }

    private void write(Map<String, String> fields, Field field, List<String> values) {
        write(fields, choice.of(field.candidates()), values);
        if (choice.onceIn(10)) {
            write(fields, choice.of(field.candidates()), values);
        }
    }

    private void write(Map<String, String> fields, Candidate candidate, List<String> values) {
        switch (candidate) {
            case Candidate.Path(String path) -> several(fields, path, values);
            case Candidate.Translated(String path, Map<String, String> words) -> {
                List<String> known = new ArrayList<>(new TreeSet<>(words.keySet()));
                known.add("no such word");
                several(fields, path, known);
            }
            case Candidate.Account(String domain, String name) -> {
                if (!choice.onceIn(4)) {
                    put(fields, domain, choice.among("NT AUTHORITY", "WARD3", "a", "-", ""));
                }
                put(fields, name, choice.among("SYSTEM", "nurse", "b\\c", "-", ""));
            }
            case Candidate.Hashes(List<Candidate.Hashes.Algorithm> algorithms) ->
                algorithms.forEach(algorithm -> {
                    if (!choice.onceIn(3)) {
                        put(fields, algorithm.path(), choice.among("aa11", "abcd", "ef01", "00ff"));
                    }
                });
            case Candidate.RegistryDetails(String strings, String type) -> {
                several(fields, strings, List.of("42", "1", "0x2A", "001", "cmd.exe /c whoami", "(0x00000001)", ""));
                put(fields, type, choice.among("SZ_DWORD", "SZ_QWORD", "REG_BINARY", "REG_SZ", "REG_DWORD"));
            }
            case Candidate.WholeNumber(String path, Candidate.WholeNumber.Notation notation) ->
                several(fields, path, List.of("420", "0x1a4", "0x1A4", "0420", "0x10", "16", "none"));
            case Candidate.Together(List<Candidate> parts) ->
                choice.some(parts, 2).forEach(part -> write(fields, part, texts));
            case Candidate.Lines(List<Candidate.Lines.Line> lines) ->
                lines.forEach(line -> {
                    if (!choice.onceIn(3)) {
                        write(fields, choice.of(line.candidates()), texts);
                    }
                });
            case Candidate.Between(String path, String before, String after) ->
                put(fields, path, "X=1" + after + before + choice.of(values) + choice.among(after, ""));
            case Candidate.Invocations(String path) -> fields.put(path, invocations());
        }
    }

    private void several(Map<String, String> fields, String path, List<String> values) {
        if (choice.onceIn(10)) {
            fields.put(path, "[" + typed(path, choice.of(values)) + "," + typed(path, choice.of(values)) + "]");
        } else {
            put(fields, path, choice.of(values));
        }
    }

    private void put(Map<String, String> fields, String path, String value) {
        fields.put(path, typed(path, value));
    }

    /** The value as JSON, or one of the type that Winlogbeat's template gives the field. */
    private String typed(String path, String value) {
        SortedSet<String> types = TEMPLATE.types().getOrDefault(path, new TreeSet<>());
        if (types.contains("long")) {
            return value.matches("-?\\d{1,9}") && !value.startsWith("0")
                    ? choice.among(value, Json.quoted(value))
                    : choice.among("420", "16", "4688", "\"0420\"", "\"\"");
        }
        if (types.contains("ip")) {
            return EdgeValues.ADDRESSES.contains(value) ? Json.quoted(value) : "\"10.0.0.5\"";
        }
        if (types.contains("date")) {
            return "\"2026-01-01T07:00:00.000Z\"";
        }
        if (types.contains("boolean")) {
            return choice.among("true", "false", "\"true\"");
        }
        return Json.quoted(value);
    }

    private String invocations() {
        List<String> details = new ArrayList<>();
        for (int i = 1 + choice.below(2); i > 0; i--) {
            Map<String, String> detail = new TreeMap<>();
            for (String name : List.of("type", "related_command", "name", "value")) {
                if (!choice.onceIn(4)) {
                    detail.put(name, Json.quoted(choice.of(texts)));
                }
            }
            details.add(Json.flat(detail));
        }
        return details.stream().collect(Collectors.joining(",", "[", "]"));
    }
}
