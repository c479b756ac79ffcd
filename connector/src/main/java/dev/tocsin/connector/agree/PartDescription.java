package dev.tocsin.connector.agree;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.eval.FieldValues;
import dev.tocsin.compiler.eval.Patterns;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Origin;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Values;
import dev.tocsin.connector.engine.Event;
import dev.tocsin.sigma.source.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A part of a rule for people.
 *
 * @param test the field and what it is tested for
 * @param origin where it stands in the rule file, and under which search identifier; empty for what no rule writes, such
 *     as the log source
 * @param values what the event has at the paths that the part reads, as quoted strings; none without an event
 */
record PartDescription(String test, Optional<String> origin, SortedMap<String, String> values) {
    private static final int LONGEST_VALUE = 500;

    PartDescription {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    static PartDescription of(Disagreement disagreement) {
        Predicate part = disagreement.parting().part();
        SortedMap<String, String> values = new TreeMap<>();
        disagreement.event().map(Event::document).ifPresent(document -> collect(part, document, values));
        return new PartDescription(words(part), origin(part).map(PartDescription::place), values);
    }

    private static String words(Predicate part) {
        return switch (part) {
            case Predicate.Always() -> "every document";
            case Predicate.Never() -> "no document";
            case Predicate.And(List<Predicate> terms) ->
                "all of " + terms.size() + " terms, each of which makes no difference alone";
            case Predicate.Or(List<Predicate> terms) ->
                "one of " + terms.size() + " terms, each of which makes no difference alone";
            case Predicate.Not(Predicate operand) -> "not " + words(operand);
            case Predicate.FieldTest test -> test.field().name() + " " + words(test.matcher());
            case Predicate.FieldPresent test -> test.field().name() + " is present";
            case Predicate.FieldComparison test ->
                test.left().name() + " "
                        + test.relation().words() + " "
                        + test.right().name() + cased(test.letterCase());
            case Predicate.KeywordTest test -> "any value " + words(test.matcher());
        };
    }

    private static String words(Matcher matcher) {
        String written = Patterns.written(matcher);
        return switch (matcher) {
            case Matcher.Like like -> "is like `" + written + "`" + cased(like.letterCase());
            case Matcher.Matches matches -> "matches " + written;
            case Matcher.InNetwork network -> "is in " + written;
            case Matcher.Compare compare -> written;
            case Matcher.DatePartEquals part -> "has the " + written;
            case Matcher.OneOf oneOf -> "shows " + written;
            case Matcher.NotBefore notBefore -> "is " + written;
        };
    }

    private static String cased(LetterCase letterCase) {
        return switch (letterCase) {
            case IGNORED -> "";
            case EXACT -> ", letter case included";
        };
    }

    private static Optional<Origin> firstOrigin(Matcher matcher) {
        return matcher instanceof Matcher.OneOf(Values values)
                ? values.listed().stream()
                        .flatMap(value -> value.origin().stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Origin> origin(Predicate part) {
        return switch (part) {
            case Predicate.Not(Predicate operand) -> origin(operand);
            case Predicate.FieldTest test -> test.origin().or(() -> firstOrigin(test.matcher()));
            case Predicate.FieldPresent test -> test.origin();
            case Predicate.FieldComparison test -> test.origin();
            case Predicate.KeywordTest test -> test.origin().or(() -> firstOrigin(test.matcher()));
            case Predicate.And(List<Predicate> terms) -> firstOrigin(terms);
            case Predicate.Or(List<Predicate> terms) -> firstOrigin(terms);
            case Predicate.Always() -> Optional.empty();
            case Predicate.Never() -> Optional.empty();
        };
    }

    private static Optional<Origin> firstOrigin(List<Predicate> terms) {
        return terms.stream().flatMap(term -> origin(term).stream()).findFirst();
    }

    private static String place(Origin origin) {
        Position position = origin.source().position(origin.span().start());
        return origin.source().name() + ":" + position.line() + ":" + position.column() + " (" + origin.search() + ")";
    }

    private static void collect(Predicate part, Document document, SortedMap<String, String> values) {
        switch (part) {
            case Predicate.And(List<Predicate> terms) -> terms.forEach(term -> collect(term, document, values));
            case Predicate.Or(List<Predicate> terms) -> terms.forEach(term -> collect(term, document, values));
            case Predicate.Not(Predicate operand) -> collect(operand, document, values);
            case Predicate.FieldTest test -> collect(test.field(), document, values);
            case Predicate.FieldPresent test -> collect(test.field(), document, values);
            case Predicate.FieldComparison test -> {
                collect(test.left(), document, values);
                collect(test.right(), document, values);
            }
            case Predicate.KeywordTest test -> {}
            case Predicate.Always() -> {}
            case Predicate.Never() -> {}
        }
    }

    /** What each place holds, and what the field is made of it where that is something else. */
    private static void collect(Field field, Document document, SortedMap<String, String> values) {
        List<String> held = new ArrayList<>();
        for (Candidate candidate : field.candidates()) {
            for (String path : candidate.paths()) {
                List<String> there = document.values(path);
                if (!there.isEmpty()) {
                    values.put(path, shown(there));
                    held.addAll(there);
                }
            }
        }
        List<String> meant = FieldValues.of(field, document);
        if (!meant.equals(held)) {
            values.put("(" + field.name() + ")", meant.isEmpty() ? "absent" : shown(meant));
        }
    }

    private static String shown(List<String> values) {
        String shown =
                String.join(", ", values.stream().map(PartDescription::quoted).toList());
        return shown.length() <= LONGEST_VALUE
                ? shown
                : shown.substring(0, LONGEST_VALUE) + " (" + String.format(Locale.ROOT, "%,d", shown.length())
                        + " characters in all)";
    }

    /** Control characters are shown, not sent to a terminal. */
    private static String quoted(String value) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
    }
}
