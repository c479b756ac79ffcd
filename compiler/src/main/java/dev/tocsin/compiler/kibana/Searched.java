package dev.tocsin.compiler.kibana;

import dev.tocsin.compiler.eval.Patterns;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Origin;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a predicate tests, by search identifier and field, in the order of the rule: an overview for people. How the
 * tests hang together is not in it.
 */
final class Searched {
    /** Whether an event has to pass a test or to fail it. */
    enum Side {
        WANTED,
        LEFT_OUT
    }

    /**
     * The tests of one search identifier that stand on the same side.
     *
     * @param source the name of the file; a filter's is another than the rule's
     */
    record Search(String name, String source, Side side) {}

    private final Map<Search, Map<String, Set<String>>> tests = new LinkedHashMap<>();
    private final Map<String, Set<String>> places = new LinkedHashMap<>();

    private Searched() {}

    static Searched of(Predicate predicate) {
        Searched searched = new Searched();
        searched.collect(predicate, Side.WANTED);
        return searched;
    }

    private void collect(Predicate predicate, Side side) {
        switch (predicate) {
            case Predicate.Always() -> {}
            case Predicate.Never() -> {}
            case Predicate.And(List<Predicate> terms) -> terms.forEach(term -> collect(term, side));
            case Predicate.Or(List<Predicate> terms) -> terms.forEach(term -> collect(term, side));
            case Predicate.Not(Predicate operand) ->
                collect(
                        operand,
                        switch (side) {
                            case WANTED -> Side.LEFT_OUT;
                            case LEFT_OUT -> Side.WANTED;
                        });
            case Predicate.FieldTest(Field field, Matcher.OneOf(Values values), var origin) ->
                values.listed().forEach(value -> add(value.origin(), side, field, value.text()));
            case Predicate.KeywordTest(Matcher.OneOf(Values values), var origin) ->
                values.listed()
                        .forEach(value -> value.origin().ifPresent(from -> add(from, side, "anywhere", value.text())));
            case Predicate.FieldTest(Field field, var matcher, var origin) ->
                add(origin, side, field, Patterns.written(matcher));
            case Predicate.FieldPresent(Field field, var origin) -> add(origin, side, field, "present");
            case Predicate.FieldComparison comparison -> {
                add(comparison.origin(), side, comparison.left(), relation(comparison));
                comparison.origin().ifPresent(origin -> place(comparison.right()));
            }
            case Predicate.KeywordTest(var matcher, var origin) ->
                origin.ifPresent(from -> add(from, side, "anywhere", Patterns.written(matcher)));
        }
    }

    private static String relation(Predicate.FieldComparison comparison) {
        return comparison.relation().words() + " " + comparison.right().name();
    }

    private void add(Optional<Origin> origin, Side side, Field field, String test) {
        origin.ifPresent(from -> {
            place(field);
            add(from, side, field.name(), test);
        });
    }

    private void place(Field field) {
        field.candidates()
                .forEach(candidate -> places.computeIfAbsent(field.name(), absent -> new LinkedHashSet<>())
                        .addAll(candidate.paths()));
    }

    private void add(Origin origin, Side side, String field, String test) {
        tests.computeIfAbsent(
                        new Search(origin.search(), origin.source().name(), side), absent -> new LinkedHashMap<>())
                .computeIfAbsent(field, absent -> new LinkedHashSet<>())
                .add(test);
    }

    /** The searches, those that events have to pass first. */
    List<Search> searches() {
        return tests.keySet().stream()
                .sorted(Comparator.comparing(Search::side))
                .toList();
    }

    /** From each field, as the rule calls it, to its tests in words. */
    Map<String, Set<String>> tests(Search search) {
        return tests.getOrDefault(search, Map.of());
    }

    /** Where a field can be in an event. */
    Set<String> places(String field) {
        return places.getOrDefault(field, Set.of());
    }

    /** Where the fields can be in an event that the rule looks at, those that events have to pass first. */
    List<String> allPlaces() {
        Set<String> all = new LinkedHashSet<>();
        for (Search search : searches()) {
            tests(search).keySet().forEach(field -> all.addAll(places(field)));
        }
        return new ArrayList<>(all);
    }
}
