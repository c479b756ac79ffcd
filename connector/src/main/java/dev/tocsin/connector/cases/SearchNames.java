package dev.tocsin.connector.cases;

import dev.tocsin.compiler.ir.Origin;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.connector.cases.RuleCase.Word;
import dev.tocsin.connector.rules.RuleSet.LoadedRule;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
        Set<String> indicators = new LinkedHashSet<>();
        collect(rule.rule().predicate(), indicators);
        return new SearchNames(indicators, indicators, "indicator");
    }

    private static void collect(Predicate predicate, Set<String> names) {
        switch (predicate) {
            case Predicate.Always() -> {}
            case Predicate.Never() -> {}
            case Predicate.And(List<Predicate> terms) -> terms.forEach(term -> collect(term, names));
            case Predicate.Or(List<Predicate> terms) -> terms.forEach(term -> collect(term, names));
            case Predicate.Not(Predicate operand) -> collect(operand, names);
            case Predicate.FieldTest test -> add(test.origin(), names);
            case Predicate.FieldPresent test -> add(test.origin(), names);
            case Predicate.FieldComparison test -> add(test.origin(), names);
            case Predicate.KeywordTest test -> add(test.origin(), names);
        }
    }

    private static void add(Optional<Origin> origin, Set<String> names) {
        origin.ifPresent(from -> names.add(from.search()));
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
