package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.compiler.indicator.ValueReading;
import dev.tocsin.sigma.model.Level;
import dev.tocsin.sigma.source.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lists of everything that a list can hold, texts that YAML could take for something else above all. */
final class RandomLists {
    private static final List<String> HARD = List.of(
            "1e5",
            "0x10",
            "0o17",
            "null",
            "~",
            "yes",
            "No",
            "true",
            "2024-01-01",
            "2024-01-01 10:00:00",
            "12:30:45",
            "1_000",
            ".5",
            "+1",
            "-",
            "- a",
            "a: b",
            "a:",
            ": a",
            "a #b",
            "#a",
            "%TEMP%",
            "@a",
            "`a",
            "*a",
            "&a",
            "!a",
            "|",
            ">",
            "'a'",
            "\"a\"",
            "it's",
            "[a]",
            "{a}",
            "a]",
            ", a",
            "? a",
            "<<",
            "=",
            " a",
            "a ",
            "a\tb",
            "\u00FC \uD83D\uDE00",
            "a\u00A0b",
            "\uFEFFa",
            "a\u2028b",
            "a\u0085b",
            "a\u200Eb",
            "\\n",
            "C:\\new\\table",
            "---",
            "...",
            "--- a",
            "::1",
            "fe80::",
            "0.1.2.3",
            "45e8716",
            "infinity",
            ".inf",
            ".NaN",
            "a\u0007b",
            "\uD800",
            "a  b",
            "\u2003a");
    private static final List<String> BLOCKS = List.of(
            "a\nb",
            "a\n\nb",
            "a\n\n\n\nb",
            "a\n  b\n c",
            "a\n \nb",
            "a\n",
            "\na",
            " a\nb",
            "a \nb",
            "# a\n--- b",
            "a\r\nb",
            "a\n\tb",
            "a\nb: c\n- d");

    private final Random random;

    RandomLists(Random random) {
        this.random = random;
    }

    IocList list() {
        List<Indicator> indicators = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int size = 1 + random.nextInt(8);
        while (indicators.size() < size) {
            Indicator indicator = indicator();
            if (indicator.term().isTelling() && names.add(indicator.name().toLowerCase(Locale.ROOT))) {
                indicators.add(indicator);
            }
        }
        indicators.sort(IocListWriter.ORDER);
        Set<String> single = new HashSet<>(Exclusions.singleValues(indicators).keySet());
        List<IocList.Exclusion> exclusions = Stream.generate(() -> value(Condition.IS))
                .limit(random.nextInt(3))
                .filter(value -> single.add(Exclusions.identity(value.type(), value.text())))
                .map(value -> new IocList.Exclusion(value.type(), value.text(), line()))
                .toList();
        LocalDate first = date();
        return new IocList(
                new UUID(random.nextLong(), random.nextLong()).toString(),
                line(),
                maybe(this::text),
                new IocList.Source(line(), maybe(this::line)),
                pick(Tlp.values()),
                date(),
                Optional.of(first).filter(date -> random.nextBoolean()),
                maybe(() -> random.nextBoolean()
                        ? new Expiry.Never()
                        : new Expiry.LastDay(first.plusDays(random.nextInt(99)))),
                pick(Confidence.values()),
                pick(Level.values()),
                some(this::line),
                some(this::line),
                indicators,
                exclusions);
    }

    Indicator indicator() {
        if (random.nextInt(4) > 0) {
            Term.Value value = value(pick(Condition.values()));
            Details details = details();
            return random.nextInt(4) > 0
                    ? Indicator.of(value, details, new Span(0, 0))
                    : new Indicator(line(), value, details, new Span(0, 0));
        }
        Term term = random.nextBoolean() ? new Term.All(terms(3)) : new Term.Any(terms(3));
        return new Indicator(line(), term, details(), new Span(0, 0));
    }

    private Term term(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(6)) {
            case 3 -> new Term.All(terms(depth - 1));
            case 4 -> new Term.Any(terms(depth - 1));
            case 5 -> new Term.Not(term(depth - 1));
            default -> value(pick(Condition.values()));
        };
    }

    private List<Term> terms(int depth) {
        return IntStream.range(0, 2 + random.nextInt(3))
                .mapToObj(ignored -> term(depth))
                .toList();
    }

    private Term.Value value(Condition condition) {
        while (true) {
            IndicatorType type = pick(IndicatorType.values());
            Condition fitting = type.conditions().contains(condition) ? condition : Condition.IS;
            String text = switch (fitting) {
                case IS -> exact(type);
                case CONTAINS, STARTS_WITH, ENDS_WITH -> line();
                case MATCHES -> pick(new String[] {"^a: b$", "[0-9a-f]{8}#", "(x|y)\\.exe", "'", "- z", "1"});
            };
            List<MatchScope> scopes = new ArrayList<>(type.scopes());
            Collections.shuffle(scopes, random);
            List<MatchScope> some =
                    random.nextBoolean() ? type.defaultScopes() : scopes.subList(0, random.nextInt(scopes.size() + 1));
            if (!text.isEmpty() && text.chars().noneMatch(Character::isISOControl)) {
                return new Term.Value(type, fitting, text, some);
            }
        }
    }

    /** A value of the type; empty if the text at hand cannot be made one. */
    private String exact(IndicatorType type) {
        String number = Integer.toString(random.nextInt(250));
        String text = switch (type) {
            case IPV4 -> "198.51.100." + number;
            case IPV6 -> random.nextBoolean() ? "2001:db8::" + number : "::" + number;
            case CIDR -> "10." + number + ".0.0/16";
            case PORT -> "1" + number;
            case SHA512 -> digits(128);
            case SHA256 -> digits(64);
            case SHA1 -> digits(40);
            case MD5, IMPHASH -> digits(32);
            case DOMAIN, HOSTNAME -> "a" + number + ".example.com";
            case URL -> "http://a" + number + ".example.com/?a='b'#c:" + number;
            case EMAIL -> "a" + number + "@example.com";
            case FILE_NAME,
                    FILE_PATH,
                    REGISTRY_KEY,
                    REGISTRY_DATA,
                    SERVICE_NAME,
                    SCHEDULED_TASK,
                    NAMED_PIPE,
                    MUTEX,
                    COMMAND_LINE,
                    USER_AGENT ->
                (type == IndicatorType.FILE_PATH ? "C:\\" : "") + pick(HARD.toArray(String[]::new)) + number;
        };
        return type.read(text) instanceof ValueReading.Valid(String spelled) ? spelled : "";
    }

    /** Some of which YAML would take for numbers. */
    private String digits(int count) {
        String alphabet = random.nextInt(3) > 0 ? "0123456789abcdef" : "0123456789";
        StringBuilder digits = new StringBuilder();
        random.ints(count, 0, alphabet.length()).forEach(at -> digits.append(alphabet.charAt(at)));
        if (random.nextInt(4) == 0) {
            digits.setCharAt(1 + random.nextInt(count - 2), 'e');
        }
        return digits.toString();
    }

    private Details details() {
        return new Details(
                maybe(this::line),
                maybe(() -> pick(Confidence.values())),
                maybe(() -> random.nextBoolean() ? new Expiry.Never() : new Expiry.LastDay(date())),
                maybe(this::line),
                maybe(this::text),
                some(this::provenance));
    }

    Provenance provenance() {
        Provenance.Place place = switch (random.nextInt(3)) {
            case 0 -> new Provenance.Place.Line(1 + random.nextInt(999));
            case 1 -> new Provenance.Place.Page(1 + random.nextInt(99));
            default -> new Provenance.Place.ObjectId(line());
        };
        return new Provenance(line(), place, random.nextInt(4) == 0 ? "" : line());
    }

    private LocalDate date() {
        return LocalDate.of(2024, 1, 1).plusDays(random.nextInt(400));
    }

    /** Of one line, not blank. */
    private String line() {
        String hard = pick(HARD.toArray(String[]::new));
        return switch (random.nextInt(4)) {
            case 0 -> hard;
            case 1 -> hard + " " + random.nextInt(1_000);
            case 2 -> random.nextInt(1_000) + hard;
            default -> "word " + random.nextInt(1_000);
        };
    }

    private String text() {
        return random.nextBoolean() ? line() : pick(BLOCKS.toArray(String[]::new)) + random.nextInt(10);
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> some(Supplier<T> value) {
        return Stream.generate(value).limit(random.nextInt(3)).toList();
    }

    private <T> T pick(T[] values) {
        return Arrays.asList(values).get(random.nextInt(values.length));
    }
}
