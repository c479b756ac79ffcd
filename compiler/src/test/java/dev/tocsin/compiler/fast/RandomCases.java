package dev.tocsin.compiler.fast;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Origin;
import dev.tocsin.compiler.ir.Portion;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.compiler.ir.Values;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.regex.Flag;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Predicates and documents drawn at random from few values, so that they meet, and from values at the edges. */
public final class RandomCases {
    private static final Origin ORIGIN = new Origin("selection", new SourceText("rule.yml", "x"), new Span(0, 1));

    private static final List<Field> FIELDS = List.of(
            new Field("Channel", List.of(new Candidate.Path("winlog.channel"))),
            new Field("EventID", List.of(new Candidate.Path("event.code"), new Candidate.Path("winlog.event_id"))),
            new Field("Provider_Name", List.of(new Candidate.Path("winlog.provider_name"))),
            new Field("A", List.of(new Candidate.Path("a"))),
            new Field("B", List.of(new Candidate.Path("b.c"), new Candidate.Path("a"))),
            new Field("Absent", List.of(new Candidate.Path("nowhere"))),
            new Field("Initiated", List.of(new Candidate.Translated("t", Map.of("egress", "true", "ab", "Ab")))),
            new Field("User", List.of(new Candidate.Account("u.domain", "u.name"))));

    private static final List<String> PATHS = List.of(
            "a",
            "a",
            "b.c",
            "t",
            "u.domain",
            "u.name",
            "event.code",
            "winlog.event_id",
            "winlog.channel",
            "winlog.provider_name",
            "other");

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "A",
            "b",
            "ab",
            "aB",
            "ba",
            "abab",
            "abba",
            "AbC",
            "a.b",
            "é",
            "É",
            "École",
            "k",
            "K",
            "\u212A",
            "\u212Ab",
            "s",
            "\u017F",
            "ß",
            "İ",
            "ı",
            "\ud83d\ude00",
            "a\ud83d\ude00b",
            "\ud83d",
            "\ude00a",
            "\ud801\udc00",
            "\ud801\udc28",
            "*",
            "?",
            "\\",
            "a\\b",
            " a ",
            "4688",
            "1",
            "01",
            "10.5",
            "-3",
            "10.0.0.1",
            "192.168.7.9",
            "::ffff:10.0.0.1",
            "2024-02-29T23:59:58Z",
            "egress",
            "true",
            "Security",
            "SECURITY",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");

    private static final List<String> EXPRESSIONS = List.of(
            "a",
            "^a",
            "b$",
            "^$",
            "(?i)K",
            "(?i)AB",
            "a.b",
            "a|b",
            "ab+a",
            "(ab|ba)+",
            "s.*\\.b",
            "[ab]{2}",
            "\\bab",
            "é",
            "secur(ity)?",
            "a\\\\b");

    private final Random random;

    /** @param seed equal seeds give equal cases */
    public RandomCases(long seed) {
        // Random begins alike for seeds that are near to each other.
        this.random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
    }

    /** A predicate of any kind. */
    public Predicate predicate() {
        return predicate(4);
    }

    /** A predicate of few leaves, so that two of them often have to do with each other. */
    public Predicate smallPredicate() {
        return predicate(random.nextInt(3));
    }

    private Predicate predicate(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Predicate.And(terms(2 + random.nextInt(3), depth));
            case 2, 3 -> new Predicate.Or(terms(2 + random.nextInt(3), depth));
            case 4 -> new Predicate.Not(predicate(depth - 1));
            case 5 -> longList();
            default -> leaf();
        };
    }

    private List<Predicate> terms(int count, int depth) {
        return IntStream.range(0, count).mapToObj(i -> predicate(depth - 1)).toList();
    }

    private Predicate longList() {
        Field field = pick(FIELDS);
        List<Predicate> terms = new ArrayList<>();
        int kind = random.nextInt(3);
        for (int i = 0; i < 8 + random.nextInt(20); i++) {
            SigmaString text = SigmaString.literal(pick(TEXTS) + (random.nextBoolean() ? pick(TEXTS) : ""));
            SigmaString pattern = switch (kind) {
                case 0 -> text;
                case 1 -> text.afterAnything();
                default -> text.afterAnything().beforeAnything();
            };
            terms.add(new Predicate.FieldTest(field, new Matcher.Like(pattern, letterCase()), Optional.of(ORIGIN)));
        }
        return new Predicate.Or(terms);
    }

    private Predicate leaf() {
        return switch (random.nextInt(14)) {
            case 0 -> new Predicate.FieldPresent(pick(FIELDS), Optional.of(ORIGIN));
            case 1 ->
                new Predicate.FieldComparison(
                        pick(FIELDS),
                        pick(List.of(Predicate.Relation.values())),
                        pick(FIELDS),
                        letterCase(),
                        Optional.of(ORIGIN));
            case 2 -> new Predicate.KeywordTest(matcher(), Optional.of(ORIGIN));
            case 3 ->
                random.nextInt(4) == 0
                        ? (random.nextBoolean() ? new Predicate.Always() : new Predicate.Never())
                        : new Predicate.FieldTest(pick(FIELDS), matcher(), Optional.empty());
            default -> new Predicate.FieldTest(pick(FIELDS), matcher(), Optional.of(ORIGIN));
        };
    }

    private Matcher matcher() {
        return switch (random.nextInt(15)) {
            case 12, 13 -> oneOf();
            case 14 ->
                new Matcher.NotBefore(Instant.parse(pick(
                        List.of("2024-02-29T23:59:58Z", "2024-02-29T23:59:58.000000001Z", "1970-01-01T00:00:00Z"))));
            case 0 ->
                new Matcher.Matches(
                        Regex.of(pick(EXPRESSIONS), random.nextBoolean() ? Set.of(Flag.IGNORE_CASE) : Set.of()));
            case 1 ->
                new Matcher.InNetwork(Network.parse(pick(List.of("10.0.0.0/8", "192.168.7.0/24", "::1", "0.0.0.0/0")))
                        .orElseThrow());
            case 2 ->
                new Matcher.Compare(
                        pick(List.of(Matcher.Comparison.values())),
                        new BigDecimal(pick(List.of("1", "10.5", "-3", "4688"))));
            case 3 ->
                new Matcher.DatePartEquals(
                        pick(List.of(Matcher.DatePart.values())), pick(List.of(59, 23, 29, 9, 2, 2024)));
            default -> new Matcher.Like(pattern(), letterCase());
        };
    }

    private Matcher oneOf() {
        Portion portion = pick(List.of(Portion.values()));
        List<Values.Listed> listed = new ArrayList<>();
        for (int i = 1 + random.nextInt(random.nextInt(8) == 0 ? 40 : 4); i > 0; i--) {
            listed.add(new Values.Listed(value(portion), Optional.of(ORIGIN)));
        }
        return new Matcher.OneOf(Values.of(portion, listed));
    }

    private String value(Portion portion) {
        return switch (portion) {
            case ADDRESS, ADDRESS_AMONG ->
                pick(List.of("10.0.0.0/8", "192.168.7.9", "10.0.0.1/32", "::1", "0.0.0.0/0"));
            case WHOLE, LAST_NAME, NAME_OR_ABOVE, PATH, KEY_OR_ABOVE, WORD, ANYWHERE ->
                random.nextBoolean() ? pick(TEXTS) : pick(TEXTS) + pick(List.of("", "*", "\\", ".", " ")) + pick(TEXTS);
        };
    }

    private SigmaString pattern() {
        List<SigmaString.Part> parts = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            parts.add(
                    switch (random.nextInt(5)) {
                        case 0, 1 -> SigmaString.ANY_RUN;
                        case 2 -> SigmaString.ANY_ONE;
                        default -> {
                            String text = pick(TEXTS);
                            yield text.isEmpty() ? SigmaString.ANY_RUN : new SigmaString.Part.Text(text);
                        }
                    });
        }
        return random.nextInt(3) == 0 ? SigmaString.literal(pick(TEXTS)) : new SigmaString(parts);
    }

    private LetterCase letterCase() {
        return random.nextInt(4) == 0 ? LetterCase.EXACT : LetterCase.IGNORED;
    }

    /** A document with few fields, some of them lists. */
    public Document document() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new ObjectMapper().getFactory().createGenerator(bytes)) {
            json.writeStartObject();
            for (int i = random.nextInt(8); i > 0; i--) {
                json.writeFieldName(pick(PATHS));
                if (random.nextInt(4) == 0) {
                    json.writeStartArray();
                    for (int values = random.nextInt(4); values > 0; values--) {
                        json.writeRawValue(quoted(pick(TEXTS)));
                    }
                    json.writeEndArray();
                } else {
                    json.writeRawValue(quoted(pick(TEXTS) + (random.nextInt(3) == 0 ? pick(TEXTS) : "")));
                }
            }
            json.writeEndObject();
            json.flush();
            return Document.parse(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableDocumentException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With every unit escaped, for lone surrogates have no bytes. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(unit -> quoted.append("\\u%04x".formatted(unit)));
        return quoted.append('"').toString();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
