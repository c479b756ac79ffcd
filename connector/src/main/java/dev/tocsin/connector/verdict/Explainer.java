package dev.tocsin.connector.verdict;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.EventScope;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.eval.Evidence;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.mapping.WinlogbeatMapping;
import dev.tocsin.connector.cases.RuleCase.Word;
import dev.tocsin.connector.rules.RuleSet.LoadedRule;
import dev.tocsin.connector.verdict.Reason.Place;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.model.Condition;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.model.SearchIdentifier;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a rule matches an event or does not, in terms of the rule as it is written. */
final class Explainer {
    /** So many search identifiers are taken apart; a person looks at the first ones first. */
    private static final int MOST_SEARCHES = 8;

    private final LoadedRule loaded;
    private final CompiledRule rule;
    private final Document event;
    private final TestTexts tests;

    private Explainer(LoadedRule loaded, Document event) {
        this.loaded = loaded;
        this.rule = loaded.rule();
        this.event = event;
        this.tests = new TestTexts(event);
    }

    static Explainer of(LoadedRule rule, Document event) {
        return new Explainer(rule, event);
    }

    /** Of a rule that does not match: what would have to be otherwise. */
    List<Reason> whyNoMatch() {
        if (loaded.detectionRule().isEmpty()) {
            return List.of(
                    new Reason("no indicator is in the event", Optional.empty(), tests.whyFalse(rule.predicate())));
        }
        DetectionRule written = loaded.detectionRule().get();
        Predicate scope = EventScope.of(rule.eventSources(), WinlogbeatMapping.standard());
        if (!Oracle.matches(scope, event)) {
            return List.of(new Reason(
                    "the event is not of the log source",
                    Optional.of(new Place(written.source(), written.logSource().span())),
                    tests.outside(rule.eventSources())));
        }
        List<Condition> conditions = written.detection().conditions();
        if (conditions.stream().anyMatch(this::holds)) {
            return List.of(filtered());
        }
        List<Reason> reasons = new ArrayList<>();
        Map<String, Boolean> culprits = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            reasons.add(falseCondition(condition, written.source()));
            blame(condition, true, culprits);
        }
        culprits.entrySet().stream()
                .limit(MOST_SEARCHES)
                .forEach(culprit -> reasons.add(search(culprit.getKey(), culprit.getValue(), written)));
        if (culprits.size() > MOST_SEARCHES) {
            reasons.add(new Reason(
                    "and " + (culprits.size() - MOST_SEARCHES) + " more search identifiers like these",
                    Optional.empty(),
                    List.of()));
        }
        return reasons;
    }

    /** Of a rule that matches: the tests that held. */
    List<Reason> whyMatch() {
        Map<String, List<Evidence>> bySearch = Oracle.evidence(rule.predicate(), event).stream()
                .collect(Collectors.groupingBy(Evidence::search, LinkedHashMap::new, Collectors.toList()));
        if (bySearch.isEmpty()) {
            return List.of(new Reason(
                    "the rule matches by what the event does not hold",
                    Optional.empty(),
                    List.of("no test that is not negated is needed for a match")));
        }
        List<Reason> reasons = new ArrayList<>();
        bySearch.forEach((search, evidence) -> reasons.add(new Reason(
                search + " matched",
                place(search),
                evidence.stream().map(TestTexts::evidence).toList())));
        return reasons;
    }

    /** Of a rule that matches: the searches among these that are no reason of it, with what is missing in each. */
    List<Reason> whyNotBy(List<Word> searches) {
        List<Reason> reasons = new ArrayList<>();
        for (Word search : searches) {
            Predicate predicate = rule.searches().get(search.text());
            if (predicate != null) {
                if (!Oracle.matches(predicate, event)) {
                    reasons.add(new Reason(
                            "the rule matches, but not by " + search.text(),
                            place(search.text()),
                            tests.whyFalse(predicate)));
                }
            } else if (Oracle.evidence(rule.predicate(), event).stream()
                    .noneMatch(evidence -> evidence.search().equals(search.text()))) {
                reasons.add(new Reason(
                        "the list matches, but not by " + Quoted.of(search.text()),
                        Optional.empty(),
                        Oracle.evidence(rule.predicate(), event).stream()
                                .map(evidence -> "by " + evidence.search() + ": " + TestTexts.evidence(evidence))
                                .toList()));
            }
        }
        return reasons;
    }

    private Reason filtered() {
        return new Reason(
                "the rule's condition holds, and a Sigma filter leaves the event out",
                Optional.empty(),
                rule.filters().stream().map(filter -> "filter " + filter.name()).toList());
    }

    private Reason falseCondition(Condition condition, SourceText source) {
        Map<String, Boolean> truth = new LinkedHashMap<>();
        truth(condition, truth);
        List<String> lines = new ArrayList<>();
        for (boolean value : List.of(true, false)) {
            List<String> names = truth.entrySet().stream()
                    .filter(entry -> entry.getValue() == value)
                    .map(Map.Entry::getKey)
                    .toList();
            if (!names.isEmpty()) {
                lines.add(value + ": " + String.join(", ", names));
            }
        }
        return new Reason(
                "the condition is false: "
                        + source.slice(condition.span()).strip().replaceAll("\\s+", " "),
                Optional.of(new Place(source, condition.span())),
                lines);
    }

    private Reason search(String name, boolean wanted, DetectionRule written) {
        Predicate predicate = meaning(name);
        Span span = Objects.requireNonNull(written.detection().identifiers().get(name), name)
                .nameSpan();
        return new Reason(
                name + (wanted ? " is false" : " is true"),
                Optional.of(new Place(written.source(), span)),
                wanted ? tests.whyFalse(predicate) : tests.whyTrue(predicate));
    }

    private Optional<Place> place(String search) {
        return loaded.detectionRule().flatMap(written -> {
            SearchIdentifier identifier = written.detection().identifiers().get(search);
            return identifier == null
                    ? Optional.empty()
                    : Optional.of(new Place(written.source(), identifier.nameSpan()));
        });
    }

    private Predicate meaning(String identifier) {
        return Objects.requireNonNull(rule.searches().get(identifier), identifier);
    }

    private boolean holds(String identifier) {
        return Oracle.matches(meaning(identifier), event);
    }

    private boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.Identifier(String name, Span span) -> holds(name);
            case Condition.Not(Condition operand, Span span) -> !holds(operand);
            case Condition.And(List<Condition> terms, Span span) ->
                terms.stream().allMatch(this::holds);
            case Condition.Or(List<Condition> terms, Span span) ->
                terms.stream().anyMatch(this::holds);
            case Condition.Quantified quantified ->
                switch (quantified.quantifier()) {
                    case ANY -> quantified.identifiers().stream().anyMatch(this::holds);
                    case ALL ->
                        !quantified.identifiers().isEmpty()
                                && quantified.identifiers().stream().allMatch(this::holds);
                };
        };
    }

    private void truth(Condition condition, Map<String, Boolean> truth) {
        switch (condition) {
            case Condition.Identifier(String name, Span span) -> truth.put(name, holds(name));
            case Condition.Not(Condition operand, Span span) -> truth(operand, truth);
            case Condition.And(List<Condition> terms, Span span) -> terms.forEach(term -> truth(term, truth));
            case Condition.Or(List<Condition> terms, Span span) -> terms.forEach(term -> truth(term, truth));
            case Condition.Quantified quantified ->
                quantified.identifiers().forEach(name -> truth.put(name, holds(name)));
        }
    }

    /**
     * The search identifiers because of which a condition is not what it should be, each with what it should be. Only
     * the terms that are wrong are looked into.
     */
    private void blame(Condition condition, boolean wanted, Map<String, Boolean> culprits) {
        if (holds(condition) == wanted) {
            return;
        }
        switch (condition) {
            case Condition.Identifier(String name, Span span) -> culprits.putIfAbsent(name, wanted);
            case Condition.Not(Condition operand, Span span) -> blame(operand, !wanted, culprits);
            case Condition.And(List<Condition> terms, Span span) ->
                terms.forEach(term -> blame(term, wanted, culprits));
            case Condition.Or(List<Condition> terms, Span span) -> terms.forEach(term -> blame(term, wanted, culprits));
            case Condition.Quantified quantified ->
                quantified.identifiers().stream()
                        .filter(name -> holds(name) != wanted)
                        .forEach(name -> culprits.putIfAbsent(name, wanted));
        }
    }
}
