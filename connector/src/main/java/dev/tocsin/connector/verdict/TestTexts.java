package dev.tocsin.connector.verdict;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.eval.Evidence;
import dev.tocsin.compiler.eval.FieldValues;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.eval.Patterns;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.mapping.EventSource;
import dev.tocsin.compiler.mapping.WinlogbeatMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The single tests of a predicate beside what one event has, in words. */
final class TestTexts {
    private static final int MOST_PATTERNS = 5;
    private static final int MOST_LINES = 12;

    private final Document event;
    private final EventValues values;

    TestTexts(Document event) {
        this.event = event;
        this.values = new EventValues(event);
    }

    /** A test that held. */
    static String evidence(Evidence evidence) {
        String field = evidence.field().orElse("a value");
        return evidence.value()
                .map(value -> field + " is " + EventValues.shown(value) + ", which fits "
                        + EventValues.shown(evidence.pattern()))
                .orElse(field + " is absent, as the rule asks");
    }

    /** Of a false predicate, what would have to hold and does not. */
    List<String> whyFalse(Predicate predicate) {
        return limited(unmet(predicate));
    }

    /** Of a true predicate, what holds. */
    List<String> whyTrue(Predicate predicate) {
        return limited(met(predicate));
    }

    /** Of an event that is of none of these kinds, what they are and what it is. */
    List<String> outside(List<EventSource> sources) {
        List<String> lines = new ArrayList<>();
        sources.stream().limit(MOST_PATTERNS).forEach(source -> lines.add("the rule reads " + kind(source)));
        if (sources.size() > MOST_PATTERNS) {
            lines.add("and " + (sources.size() - MOST_PATTERNS) + " more kinds of events");
        }
        List<String> facts = new ArrayList<>();
        for (String name : List.of("Channel", "Provider_Name", "EventID")) {
            boolean asked =
                    sources.stream().anyMatch(source -> !asked(source, name).isEmpty());
            if (asked) {
                facts.add(values.written(WinlogbeatMapping.standard().systemField(name)));
            }
        }
        lines.add("the event: " + String.join("; ", facts));
        return lines;
    }

    private static List<String> asked(EventSource source, String systemField) {
        return switch (systemField) {
            case "Channel" -> source.channels();
            case "Provider_Name" -> source.providers();
            case "EventID" -> source.eventIds();
            case String other -> throw new IllegalArgumentException(other);
        };
    }

    private static String kind(EventSource source) {
        List<String> parts = new ArrayList<>();
        for (String name : List.of("Channel", "Provider_Name", "EventID")) {
            List<String> wanted = asked(source, name);
            if (!wanted.isEmpty()) {
                parts.add(name + " " + oneOf(wanted));
            }
        }
        return parts.isEmpty() ? "every Windows event" : String.join(" with ", parts);
    }

    private static List<String> limited(List<String> lines) {
        List<String> distinct = lines.stream().distinct().toList();
        if (distinct.size() <= MOST_LINES) {
            return distinct;
        }
        List<String> first = new ArrayList<>(distinct.subList(0, MOST_LINES));
        first.add("and " + (distinct.size() - MOST_LINES) + " more tests like these");
        return first;
    }

    private List<String> unmet(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Always() -> List.of();
            case Predicate.Never() -> List.of("nothing can fit");
            case Predicate.And(List<Predicate> terms) ->
                terms.stream()
                        .filter(term -> !Oracle.matches(term, event))
                        .flatMap(term -> unmet(term).stream())
                        .toList();
            case Predicate.Or(List<Predicate> terms) -> alternatives(terms);
            case Predicate.Not(Predicate operand) -> met(operand);
            case Predicate.FieldTest test -> List.of(notFitting(test.field(), List.of(test.matcher())));
            case Predicate.FieldPresent test -> List.of(values.absent(test.field()) + ", wanted any value");
            case Predicate.FieldComparison test ->
                List.of(values.written(test.left()) + ", wanted to " + relation(test.relation()) + " what "
                        + values.written(test.right()));
            case Predicate.KeywordTest test -> List.of(nowhere(List.of(test.matcher())));
        };
    }

    /** Tests of one field are one line, keywords are one line; other alternatives are told one by one. */
    private List<String> alternatives(List<Predicate> terms) {
        Map<Field, List<Matcher>> byField = new LinkedHashMap<>();
        List<Matcher> keywords = new ArrayList<>();
        List<List<String>> lines = new ArrayList<>();
        for (Predicate term : terms) {
            switch (term) {
                case Predicate.FieldTest test ->
                    byField.computeIfAbsent(test.field(), absent -> new ArrayList<>())
                            .add(test.matcher());
                case Predicate.KeywordTest test -> keywords.add(test.matcher());
                case Predicate.Always always -> {}
                case Predicate.Never never -> {}
                case Predicate.And and -> lines.add(unmet(and));
                case Predicate.Or or -> lines.add(unmet(or));
                case Predicate.Not not -> lines.add(unmet(not));
                case Predicate.FieldPresent test -> lines.add(unmet(test));
                case Predicate.FieldComparison test -> lines.add(unmet(test));
            }
        }
        byField.forEach((field, matchers) -> lines.add(List.of(notFitting(field, matchers))));
        if (!keywords.isEmpty()) {
            lines.add(List.of(nowhere(keywords)));
        }
        if (lines.size() == 1) {
            return lines.getFirst();
        }
        List<String> all = new ArrayList<>();
        for (List<String> alternative : lines) {
            String prefix = all.isEmpty() ? "either " : "or ";
            all.add(prefix + String.join("; and ", alternative));
        }
        return all;
    }

    private String notFitting(Field field, List<Matcher> matchers) {
        String wanted = ", wanted "
                + oneOf(matchers.stream().map(Patterns::written).distinct().toList());
        boolean cased = matchers.stream()
                .anyMatch(matcher -> matcher instanceof Matcher.Like like && like.letterCase() == LetterCase.EXACT);
        String rest = cased ? wanted + " in this letter case" : wanted;
        return FieldValues.of(field, event).isEmpty() ? values.absent(field) + rest : values.written(field) + rest;
    }

    private static String nowhere(List<Matcher> matchers) {
        return "no value of the event fits "
                + oneOf(matchers.stream().map(Patterns::written).distinct().toList());
    }

    private List<String> met(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Always() -> List.of("every event fits");
            case Predicate.Never() -> List.of();
            case Predicate.And(List<Predicate> terms) ->
                terms.stream().flatMap(term -> met(term).stream()).toList();
            case Predicate.Or(List<Predicate> terms) ->
                terms.stream()
                        .filter(term -> Oracle.matches(term, event))
                        .flatMap(term -> met(term).stream())
                        .toList();
            case Predicate.Not(Predicate.FieldPresent test) -> List.of(values.absent(test.field()));
            case Predicate.Not(Predicate operand) -> unmet(operand);
            case Predicate.FieldTest test ->
                List.of(values.written(test.field()) + ", which fits "
                        + EventValues.shown(Patterns.written(test.matcher())));
            case Predicate.FieldPresent test -> List.of(values.written(test.field()));
            case Predicate.FieldComparison test ->
                List.of(values.written(test.left()) + ", and " + values.written(test.right()));
            case Predicate.KeywordTest test ->
                List.of("a value of the event fits " + EventValues.shown(Patterns.written(test.matcher())));
        };
    }

    private static String relation(Predicate.Relation relation) {
        return switch (relation) {
            case EQUALS -> "equal";
            case CONTAINS -> "contain";
            case STARTS_WITH -> "start with";
            case ENDS_WITH -> "end with";
        };
    }

    private static String oneOf(List<String> patterns) {
        String shown =
                patterns.stream().limit(MOST_PATTERNS).map(EventValues::shown).collect(Collectors.joining(", "));
        if (patterns.size() > MOST_PATTERNS) {
            return "one of " + shown + " and " + (patterns.size() - MOST_PATTERNS) + " more";
        }
        return patterns.size() == 1 ? shown : "one of " + shown;
    }
}
