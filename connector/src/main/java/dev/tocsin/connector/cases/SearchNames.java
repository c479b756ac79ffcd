package dev.tocsin.connector.cases;

import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.connector.cases.RuleCase.Word;
import dev.tocsin.connector.rules.RuleSet.LoadedRule;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What `searches` of a case may name.
 *
 * @param used the search identifiers that a condition uses, or the indicators of a list
 * @param defined all search identifiers
 * @param what one of them is, in words
 */
record SearchNames(Set<String> used, Set<String> defined, String what) {
    private static final int MOST_LISTED = 20;

    static SearchNames of(LoadedRule rule) {
        if (rule.detectionRule().isPresent()) {
            return new SearchNames(
                    new TreeSet<>(rule.rule().searches().keySet()),
                    rule.detectionRule().get().detection().identifiers().keySet(),
                    "search identifier");
        }
        Set<String> indicators = rule.rule().list().stream()
                .flatMap(list -> list.indicators().stream())
                .map(Indicator::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new SearchNames(indicators, indicators, "indicator");
    }

    /** Reports every name that is not there; answers whether all are. */
    boolean check(RuleCase ruleCase, Findings findings) {
        boolean sound = true;
        for (Word search : ruleCase.searches()) {
            if (used.contains(search.text())) {
                continue;
            }
            sound = false;
            if (defined.contains(search.text())) {
                findings.error(
                        Code.UNKNOWN_CASE_SEARCH,
                        search.span(),
                        "no condition of the rule uses the search identifier " + Quoted.of(search.text()),
                        "it cannot be among the reasons of a match; those that can: " + listed(used));
            } else {
                findings.error(
                        Code.UNKNOWN_CASE_SEARCH,
                        search.span(),
                        "the rule has no " + what + " " + Quoted.of(search.text()),
                        Suggestion.hint(Suggestion.nearestOfFew(search.text(), used), "it has: " + listed(used)));
            }
        }
        return sound;
    }

    private static String listed(Collection<String> names) {
        String first = names.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
        return names.size() > MOST_LISTED ? first + " and " + (names.size() - MOST_LISTED) + " more" : first;
    }
}
