package dev.tocsin.compiler.intake.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.ValueReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What must come out of a file of the corpus, and how an extraction compares with it. */
public record Truth(Set<String> required, Set<String> acceptable, Set<String> wrong) {
    /** The truth of a file, which has one. */
    public static Truth of(Path expected, String file) throws IOException {
        return new Truth(
                values(expected.resolve(file + ".json")),
                values(expected.resolve(file + ".maybe.json")),
                values(expected.resolve(file + ".not.json")));
    }

    /** What an extraction took, as the truth writes it. */
    public static Set<String> taken(Extraction extraction) {
        Set<String> values = new TreeSet<>();
        for (Extracted item : extraction.items()) {
            if (item instanceof Extracted.Taken(var indicator, var basis)) {
                shown(indicator.term()).forEach(value -> values.add(word(value.type()) + " " + spelled(value.text())));
            }
        }
        return values;
    }

    /** What is wrong; empty if everything required is there, and nothing that is not acceptable. */
    public List<String> differences(Collection<String> taken) {
        List<String> differences = new ArrayList<>();
        required.stream()
                .filter(value -> !taken.contains(value))
                .forEach(value -> differences.add("missing: " + value));
        taken.stream()
                .filter(value -> wrong.contains(value) || (!required.contains(value) && !acceptable.contains(value)))
                .forEach(value -> differences.add("not there: " + value));
        return differences;
    }

    private static Stream<Term.Value> shown(Term term) {
        return switch (term) {
            case Term.Value value -> Stream.of(value);
            case Term.All(var terms) -> terms.stream().flatMap(Truth::shown);
            case Term.Any(var terms) -> terms.stream().flatMap(Truth::shown);
            case Term.Not not -> Stream.of();
        };
    }

    private static String word(IndicatorType type) {
        return switch (type) {
            case HOSTNAME -> "domain";
            case FILE_NAME -> "filename";
            case FILE_PATH -> "filepath";
            case REGISTRY_DATA -> "registry_value";
            case COMMAND_LINE -> "cmdline";
            default -> type.word().replace('-', '_');
        };
    }

    /** A placeholder in a path stands for any text, however it is written. */
    private static String spelled(String value) {
        return value.replaceAll("<[^<>]*>", "*");
    }

    private static String spelledKey(String value) {
        return IndicatorType.REGISTRY_KEY.read(value) instanceof ValueReading.Valid(String text) ? text : value;
    }

    private static Set<String> values(Path file) throws IOException {
        Set<String> values = new TreeSet<>();
        if (Files.exists(file)) {
            for (JsonNode entry : JsonMapper.builder().build().readTree(Files.readAllBytes(file))) {
                String type = entry.path("type").asText();
                String value = entry.path("value").asText();
                // Which of the two names of a hive is written is ours to choose.
                boolean key = type.equals("registry_key");
                values.add(type + " " + spelled(key ? spelledKey(value) : value));
            }
        }
        return values;
    }
}
