package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.Term;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a list does not want back. Whether a name is a domain or a host of one makes no difference to that. */
record Exclusions(Set<String> identities) {
    static Exclusions of(IocList list) {
        return new Exclusions(list.exclusions().stream()
                .map(exclusion -> identity(exclusion.type(), exclusion.value()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** By what two values are the same. */
    static String identity(IndicatorType type, String value) {
        IndicatorType kind = type == IndicatorType.DOMAIN ? IndicatorType.HOSTNAME : type;
        return kind.word() + " " + value.toLowerCase(Locale.ROOT);
    }

    /** The indicators that are one value, looked for as it is, by what identifies it. */
    static Map<String, Indicator> singleValues(List<Indicator> indicators) {
        Map<String, Indicator> single = new HashMap<>();
        for (Indicator indicator : indicators) {
            if (indicator.term() instanceof Term.Value value && value.condition() == Condition.IS) {
                single.put(identity(value.type(), value.text()), indicator);
            }
        }
        return single;
    }

    /** Whether an excluded value would be enough for a match. */
    boolean hold(Term term) {
        return switch (term) {
            case Term.Value value ->
                value.condition() == Condition.IS && identities.contains(identity(value.type(), value.text()));
            case Term.All(List<Term> terms) -> terms.stream().allMatch(this::hold);
            case Term.Any(List<Term> terms) -> terms.stream().anyMatch(this::hold);
            case Term.Not not -> false;
        };
    }
}
