package dev.tocsin.compiler.intake.stix;

import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.intake.compound.Compound;
import dev.tocsin.compiler.intake.compound.Verdict;
import dev.tocsin.compiler.intake.stix.pattern.Observations;
import dev.tocsin.compiler.intake.stix.pattern.Observations.Qualifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The alternatives of a pattern. Between two moments ({@code START}, {@code STOP}) an alternative is valid. What several
 * observations say together is none, but each of them is named, so that a person can take one by itself.
 */
final class Alternatives {
    private final String pattern;

    private Alternatives(String pattern) {
        this.pattern = pattern;
    }

    /**
     * An alternative.
     *
     * @param window when events count; empty if always
     */
    record Alternative(Verdict verdict, Optional<Window> window) {}

    /** From one moment on up to another, which is after it. */
    record Window(Instant start, Instant stop) {
        String remark() {
            return "Holds for events from " + start + " up to " + stop + "; a list keeps the end only.";
        }

        /** The last day, or an earlier one that is known already. */
        Expiry until(Optional<Expiry> known) {
            Expiry.LastDay last = StixIndicators.before(stop);
            return known.filter(Expiry.LastDay.class::isInstance)
                    .map(Expiry.LastDay.class::cast)
                    .filter(other -> other.date().isBefore(last.date()))
                    .orElse(last);
        }
    }

    /** Of observations that were read from this pattern. */
    static List<Alternative> of(Observations observations, String pattern) {
        return new Alternatives(pattern).of(observations, Optional.empty());
    }

    private List<Alternative> of(Observations observations, Optional<Window> window) {
        return switch (observations) {
            case Observations.Qualified(Observations term, Qualifier.StartStop qualifier, var span)
            when window.isEmpty() && window(qualifier).isPresent() -> of(term, window(qualifier));
            case Observations.Or or
            when or.terms().stream().anyMatch(Alternatives::hasWindow) ->
                or.terms().stream().flatMap(term -> of(term, window).stream()).toList();
            case Observations.And and -> together(observations, and.terms(), window);
            case Observations.FollowedBy followedBy -> together(observations, followedBy.terms(), window);
            case Observations.Qualified qualified
            when isTogether(qualified.term()) -> together(observations, terms(qualified.term()), window);
            case Observations.Qualified qualified -> judged(observations, window);
            case Observations.Or or -> judged(observations, window);
            case Observations.Observation observation -> judged(observations, window);
        };
    }

    private static boolean hasWindow(Observations observations) {
        return observations instanceof Observations.Qualified qualified
                && qualified.qualifier() instanceof Qualifier.StartStop;
    }

    private static boolean isTogether(Observations observations) {
        return !terms(observations).isEmpty();
    }

    private static List<Observations> terms(Observations observations) {
        return switch (observations) {
            case Observations.And and -> and.terms();
            case Observations.FollowedBy followedBy -> followedBy.terms();
            case Observations.Qualified qualified -> terms(qualified.term());
            case Observations.Or or -> List.of();
            case Observations.Observation observation -> List.of();
        };
    }

    /** The whole is held back, and so is each part, which can be taken. */
    private List<Alternative> together(Observations whole, List<Observations> parts, Optional<Window> window) {
        List<Alternative> alternatives = new ArrayList<>(judged(whole, window));
        for (Observations part : parts) {
            Stream<Verdict> verdicts = Compound.judge(PatternParts.of(part, pattern), pattern).stream();
            verdicts.flatMap(verdict -> alone(verdict).stream())
                    .map(verdict -> new Alternative(verdict, window))
                    .forEach(alternatives::add);
        }
        return alternatives;
    }

    private static Optional<Verdict> alone(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Whole whole ->
                Optional.of(new Verdict.Refused(
                        StixIndicators.name(whole.term()),
                        Optional.of(whole.term()),
                        HoldReason.NOT_SUPPORTED,
                        "is one of several observations that are bad together; take it if it is bad by itself"));
            // Why the whole is held back was said.
            case Verdict.Refused refused -> Optional.empty();
        };
    }

    private List<Alternative> judged(Observations observations, Optional<Window> window) {
        return Compound.judge(PatternParts.of(observations, pattern), pattern).stream()
                .map(verdict -> new Alternative(verdict, window))
                .toList();
    }

    private static Optional<Window> window(Qualifier.StartStop qualifier) {
        return StixIndicators.moment(qualifier.start())
                .flatMap(start -> StixIndicators.moment(qualifier.stop())
                        .filter(stop -> stop.isAfter(start))
                        .map(stop -> new Window(start, stop)));
    }
}
