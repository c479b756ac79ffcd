package dev.tocsin.compiler.intake.stix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extracted.Basis;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.intake.compound.Compound;
import dev.tocsin.compiler.intake.compound.TermNames;
import dev.tocsin.compiler.intake.compound.Verdict;
import dev.tocsin.compiler.intake.stix.Alternatives.Alternative;
import dev.tocsin.compiler.intake.stix.Alternatives.Window;
import dev.tocsin.compiler.intake.stix.pattern.ParsedPattern;
import dev.tocsin.compiler.intake.stix.pattern.PatternParser;
import dev.tocsin.sigma.source.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Indicator objects to what is taken of them. */
final class StixIndicators {
    private static final int CONTEXT = 300;
    private static final int NOTE = 1_000;

    private StixIndicators() {}

    /**
     * What one indicator object holds.
     *
     * @param provenance of the object, whose context is its pattern
     */
    static List<Extracted> read(JsonNode object, Provenance provenance) {
        String pattern = object.path("pattern").asText("");
        String language = object.path("pattern_type").asText("stix").toLowerCase(Locale.ROOT);
        if (!language.equals("stix")) {
            return List.of(new Extracted.HeldBack(
                    shortened(pattern),
                    Optional.empty(),
                    HoldReason.NOT_SUPPORTED,
                    otherLanguage(language),
                    provenance));
        }
        if (pattern.isBlank()) {
            return List.of(new Extracted.HeldBack(
                    object.path("name").asText(""),
                    Optional.empty(),
                    HoldReason.NOT_VALID,
                    "has no pattern",
                    provenance));
        }
        Optional<Indicator> extended = ExtendedIndicator.read(object, confidence(object), provenance);
        List<Extracted> read = extended.isPresent()
                ? List.of(new Extracted.Taken(extended.get(), Basis.DECLARED))
                : ofPattern(pattern, object, provenance);
        return withdrawn(object)
                .map(reason -> read.stream()
                        .map(item -> item instanceof Extracted.Taken taken ? heldBack(taken, reason) : item)
                        .toList())
                .orElse(read);
    }

    private static List<Extracted> ofPattern(String pattern, JsonNode object, Provenance provenance) {
        return switch (PatternParser.parse(pattern)) {
            case ParsedPattern.Read(var observations) ->
                Alternatives.of(observations, pattern).stream()
                        .map(alternative -> extracted(alternative, object, provenance))
                        .toList();
            case ParsedPattern.Broken broken -> List.of(broken(pattern, broken, object, provenance));
        };
    }

    private static String otherLanguage(String language) {
        return language.equals("sigma")
                ? "is a Sigma rule, which belongs into the rules folder as it is"
                : "is written in `" + language + "`, which lists do not hold";
    }

    private static Extracted extracted(Alternative alternative, JsonNode object, Provenance provenance) {
        Optional<Window> window = alternative.window();
        return switch (alternative.verdict()) {
            case Verdict.Whole(Term term, List<String> remarks) ->
                new Extracted.Taken(
                        indicator(term, within(window, details(object, term, remarks, provenance))), Basis.DECLARED);
            case Verdict.Refused(String text, Optional<Term> term, HoldReason reason, String explanation) ->
                new Extracted.HeldBack(
                        shortened(text),
                        term.map(alone ->
                                indicator(alone, within(window, details(object, alone, List.of(), provenance)))),
                        reason,
                        explanation,
                        provenance);
        };
    }

    private static Details within(Optional<Window> window, Details details) {
        return window.map(known -> new Details(
                        details.role(),
                        details.confidence(),
                        Optional.of(known.until(details.expiry())),
                        details.source(),
                        Optional.of(Stream.concat(details.note().stream(), Stream.of(known.remark()))
                                .collect(Collectors.joining(" | "))),
                        details.provenance()))
                .orElse(details);
    }

    static Indicator indicator(Term term, Details details) {
        return new Indicator(name(term), term, details, new Span(0, 0));
    }

    static String name(Term term) {
        return TermNames.of(term);
    }

    /** Publishers forget a bracket or take another quote; mended, a person can take the indicator. */
    private static Extracted broken(
            String pattern, ParsedPattern.Broken broken, JsonNode object, Provenance provenance) {
        Optional<Indicator> mended = Stream.of(
                        "[" + pattern, pattern + "]", "[" + pattern + "]", pattern.replace('"', '\''))
                .filter(text -> pattern.length() < CONTEXT * 10)
                .flatMap(text -> whole(text, object, provenance).stream())
                .findFirst();
        return new Extracted.HeldBack(
                shortened(pattern),
                mended,
                HoldReason.NOT_VALID,
                "is no STIX pattern: " + broken.describe()
                        + (mended.isPresent()
                                ? "; mended it would be " + mended.get().name()
                                : ""),
                provenance);
    }

    private static Optional<Indicator> whole(String pattern, JsonNode object, Provenance provenance) {
        if (!(PatternParser.parse(pattern) instanceof ParsedPattern.Read(var observations))) {
            return Optional.empty();
        }
        List<Verdict> verdicts = Compound.judge(PatternParts.of(observations, pattern), pattern);
        return verdicts.size() == 1 && verdicts.get(0) instanceof Verdict.Whole(Term term, List<String> remarks)
                ? Optional.of(indicator(term, details(object, term, remarks, provenance)))
                : Optional.empty();
    }

    private record Withdrawal(HoldReason reason, String explanation) {}

    private static Optional<Withdrawal> withdrawn(JsonNode object) {
        if (object.path("revoked").asBoolean(false)) {
            return Optional.of(new Withdrawal(HoldReason.NOT_FOR_DETECTION, "was revoked by its publisher"));
        }
        boolean benign = Stream.of("indicator_types", "labels")
                .flatMap(key -> texts(object.path(key)))
                .anyMatch(word -> word.strip().equalsIgnoreCase("benign"));
        return benign
                ? Optional.of(new Withdrawal(HoldReason.BENIGN, "is called benign by its publisher"))
                : Optional.empty();
    }

    private static Extracted heldBack(Extracted.Taken taken, Withdrawal withdrawal) {
        Indicator indicator = taken.indicator();
        return new Extracted.HeldBack(
                indicator.name(),
                Optional.of(indicator),
                withdrawal.reason(),
                withdrawal.explanation(),
                indicator.details().provenance().get(0));
    }

    private static Details details(JsonNode object, Term term, List<String> remarks, Provenance provenance) {
        List<String> notes = new ArrayList<>();
        String name = oneLine(object.path("name").asText(""));
        if (term.values().noneMatch(value -> name.equalsIgnoreCase(value.text()))) {
            notes.add(name);
        }
        String description = oneLine(object.path("description").asText(""));
        // What OpenCTI writes where nobody wrote anything.
        if (!description.startsWith("Simple indicator of observable") && !description.equals(name)) {
            notes.add(description);
        }
        notes.addAll(remarks);
        String note = shortened(
                String.join(
                        " | ", notes.stream().filter(text -> !text.isBlank()).toList()),
                NOTE);
        return new Details(
                Optional.empty(),
                confidence(object),
                expiry(object),
                Optional.empty(),
                Optional.of(note).filter(text -> !text.isEmpty()),
                List.of(provenance));
    }

    /**
     * In three steps, as STIX 2.1 appendix A maps 0 to 100 to None/Low/Med/High; what is only anomalous may be nothing.
     */
    private static Optional<Confidence> confidence(JsonNode object) {
        JsonNode confidence = object.path("confidence");
        if (confidence.isNumber()) {
            int percent = confidence.asInt();
            return Optional.of(percent < 30 ? Confidence.LOW : percent < 70 ? Confidence.MEDIUM : Confidence.HIGH);
        }
        List<String> types = texts(object.path("indicator_types")).toList();
        return types.equals(List.of("anomalous-activity")) ? Optional.of(Confidence.LOW) : Optional.empty();
    }

    /** From that moment on it is no longer valid: midnight belongs to the day before. */
    private static Optional<Expiry> expiry(JsonNode object) {
        return moment(object.path("valid_until").asText("")).map(StixIndicators::before);
    }

    /** The last day that has something of the time before a moment. */
    static Expiry.LastDay before(Instant moment) {
        OffsetDateTime utc = moment.atOffset(ZoneOffset.UTC);
        LocalDate day = utc.toLocalDate();
        return new Expiry.LastDay(utc.toLocalTime().equals(LocalTime.MIDNIGHT) ? day.minusDays(1) : day);
    }

    /** A timestamp; empty if it is none. */
    static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }

    static Stream<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> {
            if (element.isTextual()) {
                texts.add(element.asText());
            }
        });
        return texts.stream();
    }

    /** For people: in one line, and not all of it if it is long. */
    static String shortened(String text) {
        return shortened(oneLine(text), CONTEXT);
    }

    private static String shortened(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, text.offsetByCodePoints(0, limit / 2)) + "…";
    }

    private static String oneLine(String text) {
        String start = text.length() <= NOTE * 10 ? text : text.substring(0, NOTE * 10);
        return start.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
