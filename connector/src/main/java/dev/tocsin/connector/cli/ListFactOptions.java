package dev.tocsin.connector.cli;

import dev.tocsin.compiler.assembly.Assembly;
import dev.tocsin.compiler.assembly.ListFacts;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.sigma.model.Level;
import dev.tocsin.sigma.model.RuleId;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
            description = "Last day whose events count, or never. Default: addresses 90 days from --published on,"
                    + " names and URLs 180, everything else never.")
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
     * @param today publications are not of a later day; that of UTC
     * @throws EnvironmentException if one has a value that it cannot have
     */
    ListFacts facts(LocalDate today) {
        Optional<LocalDate> first = Optional.ofNullable(validFrom).map(text -> date("--valid-from", text));
        Optional<Expiry> expiry = Optional.ofNullable(validUntil).map(ListFactOptions::expiry);
        requireOrder(first, expiry);
        return new ListFacts(
                Optional.ofNullable(id)
                        .map(text -> read("--id", text, RuleId::of, "a UUID").toString()),
                Optional.ofNullable(title)
                        .map(text -> read(
                                "--title",
                                text,
                                ListFactOptions::title,
                                "one line of 1 to " + Assembly.LONGEST_TITLE + " characters")),
                Optional.ofNullable(source)
                        .map(text -> read("--source", text, ListFactOptions::line, "one line of text")),
                Optional.ofNullable(sourceUrl)
                        .map(text -> read(
                                "--source-url",
                                text,
                                ListFactOptions::url,
                                "a URL like https://isac.example/bulletin-7")),
                Optional.ofNullable(tlp)
                        .map(text -> read(
                                "--tlp",
                                text,
                                ListFactOptions::tlp,
                                oneOf(Arrays.stream(Tlp.values()).map(Tlp::word).toList()))),
                Optional.ofNullable(published).map(text -> published(text, today)),
                first,
                expiry,
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
                tags.stream().map(TagArgument::read).toList());
    }

    private static void requireOrder(Optional<LocalDate> first, Optional<Expiry> expiry) {
        if (expiry.orElse(new Expiry.Never()) instanceof Expiry.LastDay(LocalDate last)
                && first.filter(last::isBefore).isPresent()) {
            throw new EnvironmentException(
                    "--valid-until " + last + " lies before --valid-from " + first.get(),
                    "the first day of the incident comes first");
        }
    }

    /** East of Greenwich it is tomorrow already. */
    private static LocalDate published(String text, LocalDate today) {
        LocalDate date = date("--published", text);
        if (date.isAfter(today.plusDays(1))) {
            throw new EnvironmentException(
                    "--published " + date + " lies in the future", "give the day on which the values were published");
        }
        return date;
    }

    /** As people write it, too: {@code TLP:AMBER+STRICT}. */
    private static Optional<Tlp> tlp(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return Tlp.of((word.startsWith("tlp:") ? word.substring("tlp:".length()) : word).replace('+', '-'));
    }

    private static Optional<String> title(String text) {
        return line(text).filter(line -> line.length() <= Assembly.LONGEST_TITLE);
    }

    private static Optional<String> line(String text) {
        return Optional.of(text)
                .filter(line -> !line.isBlank() && OneLine.of(line).equals(line));
    }

    private static Optional<String> url(String text) {
        try {
            URI uri = new URI(text);
            return Optional.of(text).filter(url -> uri.getScheme() != null && uri.getRawAuthority() != null);
        } catch (URISyntaxException noUrl) {
            return Optional.empty();
        }
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
            return Optional.of(LocalDate.parse(text)).filter(date -> date.getYear() > 0 && date.getYear() < 10_000);
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
