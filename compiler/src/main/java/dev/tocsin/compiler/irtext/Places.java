package dev.tocsin.compiler.irtext;

import dev.tocsin.compiler.ir.Candidate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The places of a field, in their order: a path as it is, all else as a function of paths. */
final class Places {
    private Places() {}

    static String written(List<Candidate> candidates) {
        return candidates.stream().map(Places::written).collect(Collectors.joining(", "));
    }

    private static String written(Candidate candidate) {
        return switch (candidate) {
            case Candidate.Path(String path) -> path(path);
            case Candidate.Translated(String path, Map<String, String> words) ->
                words.entrySet().stream()
                        .map(word -> Notation.quoted(word.getKey()) + " is " + Notation.quoted(word.getValue()))
                        .sorted()
                        .collect(Collectors.joining(", ", "translated(" + path(path) + ": ", ")"));
            case Candidate.Account(String domain, String name) -> "account(" + path(domain) + ", " + path(name) + ")";
            case Candidate.Hashes(List<Candidate.Hashes.Algorithm> algorithms) ->
                algorithms.stream()
                        .map(algorithm -> algorithm.name() + "=" + path(algorithm.path()))
                        .collect(Collectors.joining(", ", "hashes(", ")"));
            case Candidate.RegistryDetails(String strings, String type) ->
                "registry-details(" + path(strings) + ", " + path(type) + ")";
            case Candidate.WholeNumber(String path, Candidate.WholeNumber.Notation notation) ->
                notation.name().toLowerCase(Locale.ROOT) + "(" + path(path) + ")";
            case Candidate.Together(List<Candidate> parts) -> "together(" + written(parts) + ")";
            case Candidate.Lines(List<Candidate.Lines.Line> lines) ->
                lines.stream().map(Places::line).collect(Collectors.joining("; ", "lines(", ")"));
            case Candidate.Between(String path, String before, String after) ->
                "between(" + path(path) + ", " + Notation.quoted(before) + ", " + Notation.quoted(after) + ")";
            case Candidate.Invocations(String path) -> "invocations(" + path(path) + ")";
        };
    }

    private static String line(Candidate.Lines.Line line) {
        String written = Notation.quoted(line.label()) + " " + written(line.candidates());
        return switch (line.withoutValue()) {
            case LABEL_ALONE -> written;
            case NO_LINE -> "optional " + written;
        };
    }

    private static String path(String path) {
        return Notation.onOneLine(path);
    }
}
