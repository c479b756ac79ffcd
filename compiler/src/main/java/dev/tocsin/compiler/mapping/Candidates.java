package dev.tocsin.compiler.mapping;

import dev.tocsin.compiler.ir.Candidate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads candidates as winlogbeat-fields.yml writes them; that file's head has the forms. */
final class Candidates {
    private static final Pattern PATH = Pattern.compile("@timestamp|[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*");

    private Candidates() {}

    /** One candidate, or a sequence of them. */
    static List<Candidate> read(Resource resource) {
        return resource.isSequence()
                ? resource.sequence().stream().map(Candidates::one).toList()
                : List.of(one(resource));
    }

    private static Candidate one(Resource resource) {
        if (resource.isText()) {
            return new Candidate.Path(path(resource));
        }
        Map<String, Resource> entries = resource.mapping();
        String form = entries.keySet().stream().findFirst().orElseThrow(() -> resource.wrong("no candidate"));
        Resource argument = entries.values().iterator().next();
        resource.mapping(form.equals("translated") ? Set.of("translated", "words") : Set.of(form));
        return switch (form) {
            case "translated" -> new Candidate.Translated(path(argument), words(resource));
            case "account" -> {
                List<String> paths = paths(argument, 2);
                yield new Candidate.Account(paths.get(0), paths.get(1));
            }
            case "hashes" ->
                new Candidate.Hashes(argument.mapping().entrySet().stream()
                        .map(entry -> new Candidate.Hashes.Algorithm(entry.getKey(), path(entry.getValue())))
                        .toList());
            case "registry-details" -> {
                List<String> paths = paths(argument, 2);
                yield new Candidate.RegistryDetails(paths.get(0), paths.get(1));
            }
            case "decimal" -> new Candidate.WholeNumber(path(argument), Candidate.WholeNumber.Notation.DECIMAL);
            case "hexadecimal" -> new Candidate.WholeNumber(path(argument), Candidate.WholeNumber.Notation.HEXADECIMAL);
            case "together" -> new Candidate.Together(read(argument));
            case "lines" ->
                new Candidate.Lines(
                        argument.sequence().stream().map(Candidates::line).toList());
            case "invocations" -> new Candidate.Invocations(path(argument));
            default -> throw resource.wrong("unknown candidate `" + form + "`");
        };
    }

    private static Candidate.Lines.Line line(Resource resource) {
        List<Resource> parts = resource.sequence();
        if (parts.size() < 2) {
            throw resource.wrong("a line is a label and its candidates");
        }
        return new Candidate.Lines.Line(
                parts.getFirst().text(),
                parts.stream().skip(1).map(Candidates::one).toList());
    }

    private static Map<String, String> words(Resource translated) {
        Map<String, String> read = new LinkedHashMap<>();
        translated.required("words").mapping().forEach((word, value) -> read.put(word, value.text()));
        return read;
    }

    private static List<String> paths(Resource resource, int count) {
        List<Resource> parts = resource.sequence();
        if (parts.size() != count) {
            throw resource.wrong(count + " paths are expected");
        }
        return parts.stream().map(Candidates::path).toList();
    }

    private static String path(Resource resource) {
        String path = resource.text();
        if (!PATH.matcher(path).matches()) {
            throw resource.wrong("`" + path + "` is no path");
        }
        return path;
    }
}
