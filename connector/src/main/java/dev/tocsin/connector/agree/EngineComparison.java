package dev.tocsin.connector.agree;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.connector.agree.Disagreement.Kind;
import dev.tocsin.connector.engine.Answer;
import dev.tocsin.connector.engine.Engine;
import dev.tocsin.connector.engine.Evaluator;
import dev.tocsin.connector.engine.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What one engine says of one rule, held against the oracle. For use by one thread. */
final class EngineComparison {
    private final CompiledRule rule;
    private final Evaluator evaluator;
    private final List<Event> events;
    private final List<Event> readBack;
    private final Answer answer;
    private final List<Disagreement> disagreements = new ArrayList<>();
    private final Map<Predicate, Answer> answersToParts = new HashMap<>();
    private int extra;

    /**
     * Asks the engine.
     *
     * @param events to which the engine's numbers refer
     * @param readBack the same as Elasticsearch gives them back
     */
    EngineComparison(CompiledRule rule, Evaluator evaluator, List<Event> events, List<Event> readBack) {
        this.rule = rule;
        this.evaluator = evaluator;
        this.events = events;
        this.readBack = readBack;
        this.answer = evaluator.answer(rule);
    }

    /**
     * Finds the disagreements.
     *
     * @param expected the events that match, as the oracle has it
     * @param verified the events that match in process, as Elasticsearch gives them back
     */
    void hold(SortedSet<Integer> expected, SortedSet<Integer> verified) {
        switch (answer) {
            case Answer.Refused(String reason) ->
                disagreements.add(new Disagreement(
                        rule,
                        evaluator.engine(),
                        Kind.REFUSED,
                        Optional.empty(),
                        Optional.of(reason),
                        evaluator.translation(rule),
                        Parting.of(rule.predicate(), part -> answerTo(part) instanceof Answer.Refused)));
            case Answer.Found found -> {
                if (found.exactness() == Exactness.SUPERSET) {
                    extra = without(found.events(), expected).size();
                }
                hold(found, expected);
                if (evaluator.engine().asksAnIndex()) {
                    holdVerified(found, expected, verified);
                }
            }
        }
    }

    private void hold(Answer.Found found, SortedSet<Integer> expected) {
        for (int lost : without(expected, found.events())) {
            add(Kind.LOST, lost, part -> differs(part, lost));
        }
        if (found.exactness() == Exactness.EXACT) {
            for (int invented : without(found.events(), expected)) {
                add(Kind.INVENTED, invented, part -> differs(part, invented));
            }
        }
    }

    private void holdVerified(Answer.Found found, SortedSet<Integer> expected, SortedSet<Integer> verified) {
        SortedSet<Integer> left = new TreeSet<>(found.events());
        left.retainAll(verified);
        for (int lost : without(expected, left)) {
            if (found.events().contains(lost)) {
                add(Kind.LOST_WHEN_VERIFIED, lost, part -> differsWhenVerified(part, lost));
            }
        }
        for (int invented : without(left, expected)) {
            if (found.exactness() == Exactness.SUPERSET) {
                add(Kind.INVENTED_WHEN_VERIFIED, invented, part -> differsWhenVerified(part, invented));
            }
        }
    }

    private static SortedSet<Integer> without(SortedSet<Integer> numbers, SortedSet<Integer> others) {
        SortedSet<Integer> left = new TreeSet<>(numbers);
        left.removeAll(others);
        return left;
    }

    private void add(Kind kind, int number, Parting.Difference difference) {
        disagreements.add(new Disagreement(
                rule,
                evaluator.engine(),
                kind,
                Optional.of(events.get(number)),
                Optional.empty(),
                evaluator.translation(rule),
                Parting.of(rule.predicate(), difference)));
    }

    /** By the same measure as the whole rule: of a part that becomes a superset, only what is lost counts. */
    private boolean differs(Predicate part, int number) {
        Event event = events.get(number);
        boolean matches = Oracle.matches(part, event.document());
        if (evaluator.engine() == Engine.DROOLS) {
            return matches != inProcess(part, event);
        }
        return switch (answerTo(part)) {
            case Answer.Refused refused -> true;
            case Answer.Found found -> {
                boolean isFound = found.events().contains(number);
                yield matches ? !isFound : isFound && found.exactness() == Exactness.EXACT;
            }
        };
    }

    private boolean differsWhenVerified(Predicate part, int number) {
        return Oracle.matches(part, events.get(number).document()) != inProcess(part, readBack.get(number));
    }

    private boolean inProcess(Predicate part, Event event) {
        CompiledRule alone = alone(part);
        return Evaluator.drools(List.of(alone), List.of(event)).answer(alone) instanceof Answer.Found found
                && !found.events().isEmpty();
    }

    private Answer answerTo(Predicate part) {
        return answersToParts.computeIfAbsent(part, asked -> evaluator.answer(alone(asked)));
    }

    private CompiledRule alone(Predicate part) {
        return new CompiledRule(rule.metadata(), rule.eventSources(), part);
    }

    Engine engine() {
        return evaluator.engine();
    }

    Answer answer() {
        return answer;
    }

    /** How many events a superset has that do not match. */
    int extra() {
        return extra;
    }

    List<Disagreement> disagreements() {
        return disagreements;
    }
}
