package dev.tocsin.compiler.lint;

import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.WindowsPrograms;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.Network;
import java.util.List;
import java.util.Optional;

/** Indicators that much of what is harmless fits as well. */
final class BroadIndicators {
    /** Half of the addresses of a provider. */
    private static final int WIDEST_IPV4 = 16;

    private static final int WIDEST_IPV6 = 32;
    private static final int SHORTEST_STRETCH = 5;

    private BroadIndicators() {}

    static void check(Indicator indicator, Findings findings) {
        why(indicator.term())
                .ifPresent(why -> findings.warning(
                        Code.BROAD_INDICATOR,
                        indicator.span(),
                        why,
                        "name more of it, or put it together with another value under `all`"));
    }

    /** Of values that must all be seen, one that is narrow is enough. */
    private static Optional<String> why(Term term) {
        return switch (term) {
            case Term.Value value -> why(value);
            case Term.All(List<Term> terms) -> {
                List<Optional<String>> reasons = terms.stream()
                        .filter(part -> !(part instanceof Term.Not))
                        .map(BroadIndicators::why)
                        .toList();
                yield reasons.stream().allMatch(Optional::isPresent)
                        ? reasons.stream().flatMap(Optional::stream).findFirst()
                        : Optional.empty();
            }
            case Term.Any(List<Term> terms) ->
                terms.stream().flatMap(part -> why(part).stream()).findFirst();
            case Term.Not not -> Optional.of("everything but one value fits");
        };
    }

    private static Optional<String> why(Term.Value value) {
        if (value.scopes().isEmpty()) {
            return Optional.empty();
        }
        if (value.condition() != Condition.IS) {
            return stretch(value.text());
        }
        return switch (value.type().kind()) {
            case ADDRESS -> Network.parse(value.text()).flatMap(BroadIndicators::wide);
            case PORT -> Optional.of("everybody uses port " + value.text());
            case FILE -> value.type() == IndicatorType.FILE_NAME ? fileName(value) : filePath(value);
            case REGISTRY -> value.type() == IndicatorType.REGISTRY_KEY ? registryKey(value) : Optional.empty();
            case TEXT ->
                value.type() == IndicatorType.COMMAND_LINE
                        ? stretch(value.text().strip())
                        : Optional.empty();
            case DIGEST, IMPORT_DIGEST, HOST, URL, EMAIL, NAME -> Optional.empty();
        };
    }

    private static Optional<String> stretch(String text) {
        return text.length() < SHORTEST_STRETCH
                ? Optional.of("`" + text + "` is so short that much fits it")
                : Optional.empty();
    }

    private static Optional<String> wide(Network network) {
        int widest = network.isIpv4() ? WIDEST_IPV4 : WIDEST_IPV6;
        return network.prefixLength() < widest
                ? Optional.of("a network with a prefix of " + network.prefixLength() + " bits is wider than /" + widest)
                : Optional.empty();
    }

    private static Optional<String> fileName(Term.Value value) {
        if (WindowsPrograms.contains(value.text())) {
            return Optional.of("`" + value.text() + "` is a program of Windows itself");
        }
        return literal(value.text()) < 3 && !value.scopes().equals(List.of(MatchScope.COMMAND_LINE))
                ? open(value)
                : Optional.empty();
    }

    private static Optional<String> filePath(Term.Value value) {
        return literal(value.text()) < SHORTEST_STRETCH ? open(value) : Optional.empty();
    }

    private static Optional<String> open(Term.Value value) {
        return Optional.of("`" + value.text() + "` leaves nearly everything open");
    }

    private static Optional<String> registryKey(Term.Value value) {
        return value.text().chars().filter(character -> character == '\\').count() < 2
                ? Optional.of("half of the registry is below `" + value.text() + "`")
                : Optional.empty();
    }

    private static int literal(String pattern) {
        return pattern.replace("*", "").replace("?", "").length();
    }
}
