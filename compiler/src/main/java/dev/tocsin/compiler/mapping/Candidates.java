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
            case "between" -> between(argument);
            case "invocations" -> new Candidate.Invocations(path(argument));
            default -> throw resource.wrong("unknown candidate `" + form + "`");
        };
    }

    private static Candidate between(Resource argument) {
        List<Resource> parts = argument.sequence();
        if (parts.size() != 3) {
            throw argument.wrong("a path and two texts are expected");
        }
        return new Candidate.Between(
                path(parts.get(0)), parts.get(1).text(), parts.get(2).text());
    }

    private static Candidate.Lines.Line line(Resource resource) {
        if (resource.isSequence()) {
            return line(resource.sequence(), resource, Candidate.Lines.WithoutValue.LABEL_ALONE);
        }
        resource.mapping(Set.of("optional"));
        Resource parts = resource.required("optional");
        return line(parts.sequence(), parts, Candidate.Lines.WithoutValue.NO_LINE);
    }

    private static Candidate.Lines.Line line(
            List<Resource> parts, Resource resource, Candidate.Lines.WithoutValue withoutValue) {
        if (parts.size() < 2) {
            throw resource.wrong("a line is a label and its candidates");
        }
        return new Candidate.Lines.Line(
                parts.getFirst().text(),
                parts.stream().skip(1).map(Candidates::one).toList(),
                withoutValue);
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
