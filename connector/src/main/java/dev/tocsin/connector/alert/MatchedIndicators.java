package dev.tocsin.connector.alert;

import dev.tocsin.compiler.drools.Match;
import dev.tocsin.compiler.eval.Evidence;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IocList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The indicators that an event shows of the list that matched it.
 *
 * @param shown the surest first, then in the order of the evidence; at most {@link #MOST}, at least one
 * @param count how many there are
 */
record MatchedIndicators(IocList list, List<MatchedIndicator> shown, int count) {
    /** So many are named in one alert. */
    static final int MOST = 100;

    MatchedIndicators {
        shown = List.copyOf(shown);
    }

    MatchedIndicator surest() {
        return shown.getFirst();
    }

    /** Finds them. It remembers where the indicators of each list are, so it lives as long as the run. One thread. */
    static final class Finder {
        private final IdentityHashMap<IocList, Map<String, Indicator>> byName = new IdentityHashMap<>();

        /** Empty for a match of a Sigma rule. */
        Optional<MatchedIndicators> of(Match match, EventFields event) {
            return match.rule()
                    .list()
                    .flatMap(list -> of(
                            list,
                            byName.computeIfAbsent(list, Finder::named),
                            match.evidence(),
                            new IndicatorPlace(event)));
        }

        private static Map<String, Indicator> named(IocList list) {
            return list.indicators().stream()
                    .collect(Collectors.toMap(Indicator::name, indicator -> indicator, (first, second) -> first));
        }

        private static Optional<MatchedIndicators> of(
                IocList list, Map<String, Indicator> indicators, List<Evidence> evidence, IndicatorPlace place) {
            Map<String, List<Evidence>> bySearch = new LinkedHashMap<>();
            for (Evidence item : evidence) {
                if (indicators.containsKey(item.search())) {
                    bySearch.computeIfAbsent(item.search(), absent -> new ArrayList<>())
                            .add(item);
                }
            }
            List<MatchedIndicator> matched = new ArrayList<>();
            bySearch.forEach((name, items) -> Optional.ofNullable(indicators.get(name))
                    .ifPresent(indicator ->
                            matched.add(new MatchedIndicator(list, indicator, items, place.of(indicator, items)))));
            // A stable sort: what is equally sure stays in the order of the evidence.
            matched.sort(Comparator.comparing(MatchedIndicator::confidence).reversed());
            return matched.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new MatchedIndicators(
                            list, matched.stream().limit(MOST).toList(), matched.size()));
        }
    }
}
