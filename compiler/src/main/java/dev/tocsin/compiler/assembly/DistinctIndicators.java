package dev.tocsin.compiler.assembly;

import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Indicators, each once however often it was read. */
final class DistinctIndicators {
    /** Of a value that stands on every page, the first places say enough. */
    private static final int MOST_PLACES = 10;

    private final Map<String, Indicator> byMeaning = new LinkedHashMap<>();

    /** What two readings of the same indicator have in common: everything but where it is looked for, and details. */
    static String meaning(Term term) {
        return switch (term) {
            case Term.Value value ->
                value.type().word() + " " + value.condition().word() + " "
                        + value.text().length() + " " + value.text().toLowerCase(Locale.ROOT);
            case Term.All(List<Term> terms) -> meaning("all", terms);
            case Term.Any(List<Term> terms) -> meaning("any", terms);
            case Term.Not(Term negated) -> "not(" + meaning(negated) + ")";
        };
    }

    private static String meaning(String word, List<Term> terms) {
        return terms.stream()
                .map(DistinctIndicators::meaning)
                .sorted()
                .collect(Collectors.joining(",", word + "(", ")"));
    }

    void add(Indicator indicator) {
        byMeaning.merge(meaning(indicator.term()), indicator, DistinctIndicators::together);
    }

    boolean has(Indicator indicator) {
        return byMeaning.containsKey(meaning(indicator.term()));
    }

    void remove(Indicator indicator) {
        byMeaning.remove(meaning(indicator.term()));
    }

    /** In the order of reading; no two have the same name. */
    List<Indicator> indicators() {
        Map<String, Integer> names = new HashMap<>();
        List<Indicator> named = new ArrayList<>();
        for (Indicator indicator : byMeaning.values()) {
            int count = names.merge(indicator.name().toLowerCase(Locale.ROOT), 1, Integer::sum);
            named.add(
                    count == 1
                            ? indicator
                            : new Indicator(
                                    indicator.name() + " (" + count + ")",
                                    indicator.term(),
                                    indicator.details(),
                                    indicator.span()));
        }
        return named;
    }

    private static Indicator together(Indicator one, Indicator other) {
        return new Indicator(
                one.name(), scoped(one.term(), other.term()), together(one.details(), other.details()), one.span());
    }

    /** The first, looked for wherever either is. Compound ones are alike in that, or the first decides. */
    private static Term scoped(Term one, Term other) {
        if (one instanceof Term.Value value && other instanceof Term.Value again) {
            Set<MatchScope> scopes = new LinkedHashSet<>(value.scopes());
            scopes.addAll(again.scopes());
            List<MatchScope> kept = scopes.contains(MatchScope.ANY)
                    ? scopes.stream()
                            .filter(scope -> scope != MatchScope.DESTINATION && scope != MatchScope.SOURCE)
                            .toList()
                    : List.copyOf(scopes);
            return new Term.Value(value.type(), value.condition(), value.text(), kept);
        }
        return one;
    }

    private static Details together(Details one, Details other) {
        List<Provenance> places = Stream.concat(one.provenance().stream(), other.provenance().stream())
                .distinct()
                .limit(MOST_PLACES)
                .toList();
        return new Details(
                one.role().or(other::role),
                Stream.of(one.confidence(), other.confidence())
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder()),
                one.expiry().or(other::expiry),
                one.source().or(other::source),
                joined(one.note(), other.note()),
                places);
    }

    private static Optional<String> joined(Optional<String> one, Optional<String> other) {
        Set<String> notes = new LinkedHashSet<>(
                Stream.of(one, other).flatMap(Optional::stream).toList());
        return notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes));
    }
}
