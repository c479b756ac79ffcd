package dev.tocsin.compiler.intake.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.ValueReading;
import dev.tocsin.sigma.corpus.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code expected/} of the corpus says of one file; its README says how it is scored. */
public final class GroundTruth {
    /** Our word for a type where theirs is another. */
    private static final Map<IndicatorType, String> WORDS = Map.of(
            IndicatorType.DOMAIN, "domain",
            IndicatorType.HOSTNAME, "domain",
            IndicatorType.FILE_NAME, "filename",
            IndicatorType.FILE_PATH, "filepath",
            IndicatorType.REGISTRY_KEY, "registry_key",
            IndicatorType.REGISTRY_DATA, "registry_value",
            IndicatorType.NAMED_PIPE, "named_pipe",
            IndicatorType.SCHEDULED_TASK, "scheduled_task",
            IndicatorType.COMMAND_LINE, "cmdline");

    private final Path expected;

    private GroundTruth(Path expected) {
        this.expected = expected;
    }

    /** The files of one folder of the corpus, in the order of their names. */
    public static List<Path> files(String folder) {
        return list(Corpus.path("ioc/" + folder));
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file as a reader gets it. */
    public static Publication publication(Path file) {
        try {
            return new Publication(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The truth about a file, if it is known. */
    public static Optional<GroundTruth> of(Path file) {
        Path expected = file.resolveSibling("../expected/" + file.getFileName()).normalize();
        return Files.exists(Path.of(expected + ".json")) ? Optional.of(new GroundTruth(expected)) : Optional.empty();
    }

    /** How what was taken compares. */
    public record Score(int required, int taken, Set<String> missed, Set<String> wrong) {
        /** Whether recall and precision are 100 %. */
        public boolean isExact() {
            return missed.isEmpty() && wrong.isEmpty();
        }

        /** One line for people. */
        public String line(String name) {
            return "%s: recall %d/%d, precision %d/%d%s%s"
                    .formatted(
                            name,
                            required - missed.size(),
                            required,
                            taken - wrong.size(),
                            taken,
                            missed.isEmpty() ? "" : "\n    missed " + missed,
                            wrong.isEmpty() ? "" : "\n    wrong " + wrong);
        }
    }

    public Score score(Extraction extraction) {
        Set<String> must = values(".json");
        Set<String> allowed = new TreeSet<>(must);
        allowed.addAll(values(".maybe.json"));
        Set<String> taken = taken(extraction);
        Set<String> missed = new TreeSet<>(must);
        missed.removeAll(taken);
        Set<String> wrong =
                taken.stream().filter(value -> !allowed.contains(value)).collect(Collectors.toCollection(TreeSet::new));
        return new Score(must.size(), taken.size(), missed, wrong);
    }

    /** {@code type|value} of all that was taken, exceptions left aside. */
    public static Set<String> taken(Extraction extraction) {
        return extraction.items().stream()
                .flatMap(item -> item instanceof Extracted.Taken taken
                        ? positive(taken.indicator().term())
                        : Stream.of())
                .map(GroundTruth::word)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Term.Value> positive(Term term) {
        return switch (term) {
            case Term.Value value -> Stream.of(value);
            // A port is scored with its address, which is how the truth writes it.
            case Term.All(List<Term> terms) ->
                terms.stream()
                        .filter(part -> !(part instanceof Term.Value value && value.type() == IndicatorType.PORT))
                        .flatMap(GroundTruth::positive);
            case Term.Any(List<Term> terms) -> terms.stream().flatMap(GroundTruth::positive);
            case Term.Not not -> Stream.of();
        };
    }

    private static String word(Term.Value value) {
        String type = WORDS.getOrDefault(value.type(), value.type().word());
        if (value.type() == IndicatorType.FILE_NAME && value.scopes().equals(List.of(MatchScope.PROCESS))) {
            type = "process_name";
        }
        // The name of a registry value is the end of its path in events.
        if (value.type() == IndicatorType.REGISTRY_KEY && value.condition() == Condition.ENDS_WITH) {
            return "registry_value_name|" + value.text().substring(1);
        }
        return type + "|" + (value.type() == IndicatorType.REGISTRY_KEY ? key(value.text()) : value.text());
    }

    private Set<String> values(String ending) {
        Path file = Path.of(expected + ending);
        if (!Files.exists(file)) {
            return Set.of();
        }
        try {
            Set<String> values = new TreeSet<>();
            for (JsonNode entry : JsonMapper.builder().build().readTree(file.toFile())) {
                values.add(entry.path("type").asText() + "|" + spelled(entry));
            }
            return values;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Hives have two names, and a key is the same with a backslash at its end. */
    private static String key(String text) {
        return IndicatorType.REGISTRY_KEY.read(text) instanceof ValueReading.Valid(String spelling) ? spelling : text;
    }

    /** Placeholders of paths are asterisks with us, and as published there. */
    private static String spelled(JsonNode entry) {
        String value = entry.path("value").asText();
        if (entry.path("type").asText().equals("registry_key")) {
            return key(value);
        }
        boolean path = entry.path("type").asText().equals("filepath") && value.matches(".*[%<$].*");
        return path && IndicatorType.FILE_PATH.read(value) instanceof ValueReading.Valid(String spelling)
                ? spelling
                : value;
    }

    /** For a table of counts: how many of each type were taken, and how many held back for each reason. */
    public static String counts(Extraction extraction) {
        Map<String, Long> taken = taken(extraction).stream()
                .collect(Collectors.groupingBy(
                        value -> value.substring(0, value.indexOf('|')), TreeMap::new, Collectors.counting()));
        Map<String, Long> heldBack = extraction.items().stream()
                .filter(Extracted.HeldBack.class::isInstance)
                .map(Extracted.HeldBack.class::cast)
                .collect(Collectors.groupingBy(
                        item -> item.reason().name().toLowerCase(Locale.ROOT), TreeMap::new, Collectors.counting()));
        return "taken " + taken + ", held back " + heldBack;
    }
}
