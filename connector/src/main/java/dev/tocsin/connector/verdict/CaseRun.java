package dev.tocsin.connector.verdict;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.drools.RuleEngine;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.connector.cases.CaseEvent;
import dev.tocsin.connector.cases.CaseSet.BoundCase;
import dev.tocsin.connector.engine.Answer;
import dev.tocsin.connector.engine.Engine;
import dev.tocsin.connector.engine.Evaluator;
import dev.tocsin.connector.engine.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run of cases. Every event of every case is decided by the oracle, by Drools and by the other engines given. */
public final class CaseRun {
    private final List<Evaluator> others;
    private final Map<String, List<Answer>> answersByRule = new HashMap<>();

    private CaseRun(List<Evaluator> others) {
        this.others = others;
    }

    /** The events of the cases, in the order in which other engines have to number them. */
    public static List<Event> events(List<BoundCase> cases) {
        List<Event> events = new ArrayList<>();
        for (BoundCase bound : cases) {
            for (CaseEvent event : bound.ruleCase().events()) {
                String place = bound.ruleCase().source().name() + ": "
                        + bound.ruleCase().name() + " (" + event.label() + ")";
                events.add(new Event(place, event.json(), event.document()));
            }
        }
        return events;
    }

    /**
     * What becomes of each case.
     *
     * @param rules all rules, those without a case included: Drools has them loaded together, as it has in earnest
     * @param others further engines, over {@link #events} of the same cases
     */
    public static List<CaseResult> run(List<BoundCase> cases, List<CompiledRule> rules, List<Evaluator> others) {
        CaseRun run = new CaseRun(List.copyOf(others));
        List<CaseResult> results = new ArrayList<>();
        int first = 0;
        try (RuleEngine drools = RuleEngine.of(rules)) {
            for (BoundCase bound : cases) {
                results.add(run.result(bound, first, drools));
                first += bound.ruleCase().events().size();
            }
        }
        return results;
    }

    private CaseResult result(BoundCase bound, int first, RuleEngine drools) {
        CompiledRule rule = bound.rule().rule();
        List<EventResult> events = new ArrayList<>();
        for (int i = 0; i < bound.ruleCase().events().size(); i++) {
            CaseEvent event = bound.ruleCase().events().get(i);
            boolean oracle = Oracle.matches(rule.predicate(), event.document());
            List<EngineAnswer> said = new ArrayList<>();
            said.add(EngineAnswer.of(Engine.ORACLE, oracle));
            said.add(EngineAnswer.of(Engine.DROOLS, matches(drools, rule, event)));
            for (int engine = 0; engine < others.size(); engine++) {
                said.add(answer(others.get(engine).engine(), answersFor(rule).get(engine), first + i, oracle));
            }
            events.add(new EventResult(event, bound.ruleCase().expectation(), said, why(bound, event, oracle)));
        }
        return new CaseResult(bound, events);
    }

    /** No two rules of a set have the same id. */
    private static boolean matches(RuleEngine drools, CompiledRule rule, CaseEvent event) {
        return drools.evaluate(event.document()).stream()
                .anyMatch(match ->
                        match.rule().metadata().id().equals(rule.metadata().id()));
    }

    /** Each engine is asked once a rule. */
    private List<Answer> answersFor(CompiledRule rule) {
        return answersByRule.computeIfAbsent(
                rule.metadata().id(),
                id -> others.stream().map(engine -> engine.answer(rule)).toList());
    }

    /** What a superset finds counts once it is verified, as a hunt verifies it; what it misses cannot come back. */
    private static EngineAnswer answer(Engine engine, Answer answer, int event, boolean oracle) {
        return switch (answer) {
            case Answer.Refused(String reason) -> EngineAnswer.refused(engine, reason);
            case Answer.Found found -> {
                boolean isFound = found.events().contains(event);
                yield EngineAnswer.of(engine, found.exactness() == Exactness.EXACT ? isFound : isFound && oracle);
            }
        };
    }

    private static List<Reason> why(BoundCase bound, CaseEvent event, boolean matches) {
        return switch (bound.ruleCase().expectation()) {
            case MATCH ->
                matches
                        ? Explainer.of(bound.rule(), event.document())
                                .whyNotBy(bound.ruleCase().searches())
                        : Explainer.of(bound.rule(), event.document()).whyNoMatch();
            case NO_MATCH ->
                matches ? Explainer.of(bound.rule(), event.document()).whyMatch() : List.of();
        };
    }
}
