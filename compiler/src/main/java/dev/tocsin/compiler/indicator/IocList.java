package dev.tocsin.compiler.indicator;

import dev.tocsin.sigma.model.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Indicators of one publication, as docs/ioc-list.md describes them.
 *
 * @param id a UUID, which is the rule's id in alerts
 * @param published the day of the publication; validity by default counts from it
 * @param validFrom the first day of the incident, where the default window of a hunt begins
 * @param expiry for every indicator that says nothing itself; without it, the default of each type
 * @param exclusions values taken out by hand, which a newer edition does not bring back
 */
public record IocList(
        String id,
        String title,
        Optional<String> description,
        Source source,
        Tlp tlp,
        LocalDate published,
        Optional<LocalDate> validFrom,
        Optional<Expiry> expiry,
        Confidence confidence,
        Level level,
        List<String> tags,
        List<String> references,
        List<Indicator> indicators,
        List<Exclusion> exclusions) {
    public IocList {
        tags = List.copyOf(tags);
        references = List.copyOf(references);
        indicators = List.copyOf(indicators);
        exclusions = List.copyOf(exclusions);
    }

    /** The same with other indicators. */
    public IocList with(List<Indicator> others) {
        return new IocList(
                id,
                title,
                description,
                source,
                tlp,
                published,
                validFrom,
                expiry,
                confidence,
                level,
                tags,
                references,
                others,
                exclusions);
    }

    /** Who published it, and where. */
    public record Source(String name, Optional<String> url) {}

    /**
     * A value that is not to come back.
     *
     * @param value as {@link IndicatorType#read} spells it
     */
    public record Exclusion(IndicatorType type, String value, String reason) {}

    /** Up to when events are held against an indicator of this list: its own word, the list's, or its type's. */
    public Expiry expiry(Indicator indicator) {
        return indicator.details().expiry().or(() -> expiry).orElseGet(() -> byType(indicator.term()));
    }

    /** That of the value which stays telling the longest: a digest among the parts makes the whole last. */
    private Expiry byType(Term term) {
        int days = 0;
        for (Term.Value value : term.values().toList()) {
            Optional<Integer> ofType = value.type().daysOfValidity();
            if (ofType.isEmpty()) {
                return new Expiry.Never();
            }
            days = Math.max(days, ofType.get());
        }
        return new Expiry.LastDay(published.plusDays(days));
    }

    /** How sure it is that this indicator of the list belongs to the attack. */
    public Confidence confidence(Indicator indicator) {
        return indicator.details().confidence().orElse(confidence);
    }
}
