package dev.tocsin.compiler.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.refang.Refanging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The values taken from a file, held against those that the corpus expects, as its README says.
 *
 * @param missed expected and not taken
 * @param wrong taken, neither expected nor acceptable
 * @param forbidden taken, and named as a mistake
 */
record Score(Set<String> taken, Set<String> expected, Set<String> missed, Set<String> wrong, Set<String> forbidden) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Score of(Path corpus, String file, Extraction extraction) {
        Path expectations = corpus.resolve("expected");
        Set<String> taken = taken(extraction);
        Set<String> expected = values(expectations.resolve(file + ".json"));
        Set<String> acceptable = values(expectations.resolve(file + ".maybe.json"));
        Set<String> forbidden = values(expectations.resolve(file + ".not.json"));
        Set<String> missed = new TreeSet<>(expected);
        missed.removeAll(taken);
        Set<String> wrong = new TreeSet<>(taken);
        wrong.removeAll(expected);
        wrong.removeAll(acceptable);
        forbidden.retainAll(taken);
        return new Score(taken, expected, missed, wrong, forbidden);
    }

    static boolean exists(Path corpus, String file) {
        return Files.exists(corpus.resolve("expected").resolve(file + ".json"));
    }

    String percentages() {
        return String.format(
                Locale.ROOT,
                "precision %.1f %%, recall %.1f %%",
                taken.isEmpty() ? 100.0 : 100.0 * (taken.size() - wrong.size()) / taken.size(),
                expected.isEmpty() ? 100.0 : 100.0 * (expected.size() - missed.size()) / expected.size());
    }

    /** Distinct type and value of what was taken, outside exceptions. */
    static Set<String> taken(Extraction extraction) {
        Set<String> values = new TreeSet<>();
        for (Extracted item : extraction.items()) {
            if (item instanceof Extracted.Taken(var indicator, var basis)) {
                positive(indicator.term()).forEach(value -> values.add(key(type(value.type()), value.text())));
            }
        }
        return values;
    }

    private static Stream<Term.Value> positive(Term term) {
        return switch (term) {
            case Term.Value value -> Stream.of(value);
            case Term.All(var terms) -> terms.stream().flatMap(Score::positive);
            case Term.Any(var terms) -> terms.stream().flatMap(Score::positive);
            case Term.Not(var not) -> Stream.of();
        };
    }

    /** The corpus has its own names of types. */
    private static String type(IndicatorType type) {
        return switch (type) {
            case DOMAIN, HOSTNAME -> "domain";
            case FILE_NAME -> "filename";
            case FILE_PATH -> "filepath";
            case REGISTRY_DATA -> "registry_value";
            case COMMAND_LINE -> "cmdline";
            case IPV4,
                    IPV6,
                    CIDR,
                    PORT,
                    SHA512,
                    SHA256,
                    SHA1,
                    MD5,
                    IMPHASH,
                    URL,
                    EMAIL,
                    REGISTRY_KEY,
                    SERVICE_NAME,
                    SCHEDULED_TASK,
                    NAMED_PIPE,
                    MUTEX,
                    USER_AGENT -> type.word().replace('-', '_');
        };
    }

    private static Set<String> values(Path file) {
        Set<String> values = new TreeSet<>();
        if (Files.exists(file)) {
            try {
                for (JsonNode node : JSON.readTree(file.toFile())) {
                    values.add(key(node.get("type").asText(), node.get("value").asText()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return values;
    }

    /** Placeholders of paths are asterisks in ours, and as published in the corpus. */
    private static String key(String type, String value) {
        boolean path = type.equals("filepath") || type.equals("filename");
        return type + " " + (path ? Refanging.refang(IndicatorType.FILE_PATH, value) : value);
    }
}
