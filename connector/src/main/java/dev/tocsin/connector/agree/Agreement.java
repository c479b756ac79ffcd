package dev.tocsin.connector.agree;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.agree.AgreementReport.EngineSummary;
import dev.tocsin.connector.engine.Answer;
import dev.tocsin.connector.engine.Engine;
import dev.tocsin.connector.engine.Evaluator;
import dev.tocsin.connector.engine.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Compares engines with the oracle, for every rule and every event.
 *
 * <p>What an index gives is looked at twice. What it finds must hold what the rule matches, and nothing else where the
 * query is labelled exact. And what remains of it when each hit is decided in process, on the document as Elasticsearch
 * gave it back, as {@code hunt} does, must be what the rule matches.
 */
public final class Agreement {
    private final List<CompiledRule> rules;
    private final List<Event> events;
    private final List<Evaluator> evaluators;
    private final List<Event> readBack;
    private final Evaluator oracle;
    private final Evaluator verification;

    /**
     * Makes ready to compare.
     *
     * @param evaluators those to compare with the oracle, each over these events
     * @param readBack the same events as Elasticsearch gives them back; the events themselves if none was asked
     */
    public Agreement(List<CompiledRule> rules, List<Event> events, List<Evaluator> evaluators, List<Event> readBack) {
        this.rules = List.copyOf(rules);
        this.events = List.copyOf(events);
        this.evaluators = List.copyOf(evaluators);
        this.readBack = List.copyOf(readBack);
        this.oracle = Evaluator.oracle(events);
        this.verification = Evaluator.drools(rules, readBack);
    }

    /**
     * Compares.
     *
     * @throws EnvironmentException if an engine cannot be asked
     */
    public AgreementReport run(AgreementListener listener) {
        AtomicInteger done = new AtomicInteger();
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        Tally tally = new Tally(evaluators);
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<RuleComparison>> comparisons = new ArrayList<>();
            for (CompiledRule rule : rules) {
                comparisons.add(executor.submit(() -> {
                    RuleComparison comparison = compare(rule);
                    listener.progress(done.incrementAndGet(), rules.size());
                    return comparison;
                }));
            }
            try {
                for (Future<RuleComparison> comparison : comparisons) {
                    tally.add(comparison.get());
                }
            } catch (ExecutionException failure) {
                executor.shutdownNow();
                throw rethrown(failure);
            } catch (InterruptedException interruption) {
                executor.shutdownNow();
                Thread.currentThread().interrupt();
                throw new EnvironmentException("the comparison was interrupted", "run it again", interruption);
            }
        }
        return tally.report(rules.size(), events.size());
    }

    private RuleComparison compare(CompiledRule rule) {
        SortedSet<Integer> expected = found(oracle, rule);
        SortedSet<Integer> verified = found(verification, rule);
        List<EngineComparison> comparisons = new ArrayList<>();
        for (Evaluator evaluator : evaluators) {
            EngineComparison comparison = new EngineComparison(rule, evaluator, events, readBack);
            comparison.hold(expected, verified);
            comparisons.add(comparison);
        }
        return new RuleComparison(expected.size(), comparisons);
    }

    private static SortedSet<Integer> found(Evaluator inProcess, CompiledRule rule) {
        return switch (inProcess.answer(rule)) {
            case Answer.Found found -> found.events();
            case Answer.Refused(String reason) ->
                throw new IllegalStateException(inProcess.engine().word() + " refuses: " + reason);
        };
    }

    private static RuntimeException rethrown(ExecutionException failure) {
        return failure.getCause() instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException("a comparison ended without saying why", failure.getCause());
    }

    /** A rule through all engines. */
    private record RuleComparison(int matches, List<EngineComparison> engines) {}

    /** The sums over the rules so far. */
    private static final class Tally {
        private final Map<Engine, EngineSummary> engines = new LinkedHashMap<>();
        private final List<Disagreement> disagreements = new ArrayList<>();
        private long matches;
        private int rulesThatMatch;

        Tally(List<Evaluator> evaluators) {
            evaluators.forEach(
                    evaluator -> engines.put(evaluator.engine(), new EngineSummary(evaluator.engine(), 0, 0, 0, 0, 0)));
        }

        void add(RuleComparison comparison) {
            matches += comparison.matches();
            rulesThatMatch += comparison.matches() > 0 ? 1 : 0;
            for (EngineComparison engine : comparison.engines()) {
                engines.computeIfPresent(engine.engine(), (same, before) -> before.plus(engine));
                disagreements.addAll(engine.disagreements());
            }
        }

        AgreementReport report(int rules, int events) {
            return new AgreementReport(
                    rules, events, matches, rulesThatMatch, List.copyOf(engines.values()), disagreements);
        }
    }
}
