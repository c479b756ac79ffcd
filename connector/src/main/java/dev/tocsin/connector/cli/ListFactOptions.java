package dev.tocsin.connector.cli;

import dev.tocsin.compiler.assembly.ListFacts;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.sigma.model.Level;
import dev.tocsin.sigma.model.RuleId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a person says about a new list. */
final class ListFactOptions {
    @Option(names = "--id", paramLabel = "UUID", description = "Id of the list. Default: made from the files.")
    private @Nullable String id;

    @Option(names = "--title", paramLabel = "TEXT", description = "Title of the list.")
    private @Nullable String title;

    @Option(names = "--source", paramLabel = "NAME", description = "Who published the indicators.")
    private @Nullable String source;

    @Option(names = "--source-url", paramLabel = "URL", description = "Where.")
    private @Nullable String sourceUrl;

    @Option(
            names = "--tlp",
            paramLabel = "WORD",
            description = "clear, green, amber, amber-strict or red: with whom the list may be shared.")
    private @Nullable String tlp;

    @Option(names = "--published", paramLabel = "DATE", description = "When they were published.")
    private @Nullable String published;

    @Option(
            names = "--valid-from",
            paramLabel = "DATE",
            description = "First day of the incident: where a hunt begins if it is not told.")
    private @Nullable String validFrom;

    @Option(
            names = "--valid-until",
            paramLabel = "DATE",
            description = {
                "Last day whose events count, or never. Default: addresses 90 days from",
                "--published on, names and URLs 180, everything else never."
            })
    private @Nullable String validUntil;

    @Option(names = "--confidence", paramLabel = "WORD", description = "low, medium (default) or high.")
    private @Nullable String confidence;

    @Option(
            names = "--level",
            paramLabel = "WORD",
            description = "How urgent a match is: informational, low, medium, high (default) or critical.")
    private @Nullable String level;

    @Option(names = "--tag", paramLabel = "TAG", description = "Such as attack.t1219; may be repeated.")
    private List<String> tags = List.of();

    /**
     * What the options say.
     *
     * @throws EnvironmentException if one has a value that it cannot have
     */
    ListFacts facts() {
        return new ListFacts(
                Optional.ofNullable(id)
                        .map(text -> read("--id", text, RuleId::of, "a UUID").toString()),
                Optional.ofNullable(title),
                Optional.ofNullable(source),
                Optional.ofNullable(sourceUrl),
                Optional.ofNullable(tlp)
                        .map(text -> read(
                                "--tlp",
                                text,
                                Tlp::of,
                                oneOf(Arrays.stream(Tlp.values()).map(Tlp::word).toList()))),
                Optional.ofNullable(published).map(text -> date("--published", text)),
                Optional.ofNullable(validFrom).map(text -> date("--valid-from", text)),
                Optional.ofNullable(validUntil).map(ListFactOptions::expiry),
                Optional.ofNullable(confidence)
                        .map(text -> read(
                                "--confidence",
                                text,
                                Confidence::of,
                                oneOf(Arrays.stream(Confidence.values())
                                        .map(Confidence::word)
                                        .toList()))),
                Optional.ofNullable(level)
                        .map(text -> read(
                                "--level",
                                text,
                                ListFactOptions::level,
                                oneOf(Arrays.stream(Level.values())
                                        .map(Level::word)
                                        .toList()))),
                tags);
    }

    private static Optional<Level> level(String word) {
        return Arrays.stream(Level.values())
                .filter(level -> level.word().equals(word))
                .findFirst();
    }

    private static Expiry expiry(String text) {
        return text.equals("never") ? new Expiry.Never() : new Expiry.LastDay(date("--valid-until", text));
    }

    private static LocalDate date(String option, String text) {
        return read(option, text, ListFactOptions::date, "a date like 2024-01-22");
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static <T> T read(String option, String text, Function<String, Optional<T>> reading, String expected) {
        return reading.apply(text)
                .orElseThrow(
                        () -> new EnvironmentException("`" + text + "` is no value of " + option, "give " + expected));
    }

    private static String oneOf(List<String> words) {
        return words.stream().collect(Collectors.joining(", ", "one of ", ""));
    }
}
