package dev.tocsin.connector.agree;

import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.connector.engine.Answer;
import dev.tocsin.connector.engine.Engine;
import java.util.List;

/**
 * What a comparison found.
 *
 * @param rules how many
 * @param events how many
 * @param matches how many pairs of a rule and an event match, as the oracle has it
 * @param rulesThatMatch how many rules match an event at all
 * @param engines each compared with the oracle, in the order they were given
 * @param disagreements in the order of the rules, then of the engines
 */
public record AgreementReport(
        int rules,
        int events,
        long matches,
        int rulesThatMatch,
        List<EngineSummary> engines,
        List<Disagreement> disagreements) {
    public AgreementReport {
        engines = List.copyOf(engines);
        disagreements = List.copyOf(disagreements);
    }

    /** How many pairs of a rule and an event each engine was asked about. */
    public long pairs() {
        return (long) rules * events;
    }

    /**
     * One engine.
     *
     * @param exact of how many rules it promises to find what they match and nothing else
     * @param supersets of how many it promises to find at least what they match
     * @param refused how many it did not take
     * @param extra how many pairs it found for supersets that are no match, and that verification takes away
     * @param disagreements how many there are; a rule that is refused counts as one
     */
    public record EngineSummary(Engine engine, int exact, int supersets, int refused, long extra, long disagreements) {

        /** With one rule more. */
        EngineSummary plus(EngineComparison rule) {
            boolean isExact = rule.answer() instanceof Answer.Found found && found.exactness() == Exactness.EXACT;
            boolean isRefused = rule.answer() instanceof Answer.Refused;
            return new EngineSummary(
                    engine,
                    exact + (isExact ? 1 : 0),
                    supersets + (isExact || isRefused ? 0 : 1),
                    refused + (isRefused ? 1 : 0),
                    extra + rule.extra(),
                    disagreements + rule.disagreements().size());
        }
    }
}
