package dev.tocsin.connector.verdict;

import dev.tocsin.connector.cases.CaseEvent;
import dev.tocsin.connector.cases.RuleCase.Expectation;
import dev.tocsin.connector.verdict.EngineAnswer.Said;
import java.util.List;

/**
 * What became of one event of a case.
 *
 * @param answers of each engine, the oracle first
 * @param why what in the event and the rule makes the oracle answer otherwise than the case expects, or leaves out a
 *     search that it expects; nothing where it answers as expected
 */
public record EventResult(CaseEvent event, Expectation expected, List<EngineAnswer> answers, List<Reason> why) {
    public EventResult {
        answers = List.copyOf(answers);
        why = List.copyOf(why);
    }

    /** Whether every engine answers as the case expects, for the reasons that it expects. */
    public boolean passed() {
        return why.isEmpty() && others().isEmpty();
    }

    /** The answers other than expected. */
    public List<EngineAnswer> others() {
        Said wanted = expected == Expectation.MATCH ? Said.MATCH : Said.NO_MATCH;
        return answers.stream().filter(answer -> answer.said() != wanted).toList();
    }

    /** Whether the rule means what the case expects, and an engine says otherwise: a defect of Tocsin. */
    public boolean isDefectOfAnEngine() {
        return why.isEmpty() && !passed();
    }
}
