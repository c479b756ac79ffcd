package dev.tocsin.connector.watch;

import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.connector.ledger.Fingerprints;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What must be the same for an indicator not to be hunted again: the values, where they are looked for, and up to when.
 * Names, notes, roles and confidence say nothing of what matches.
 */
final class IndicatorMeaning {
    private IndicatorMeaning() {}

    /** One number for each meaning: the first 48 bits of the SHA-256 of its text. */
    static long fingerprint(IocList list, Indicator indicator) {
        String text = until(list.expiry(indicator)) + '\n' + text(indicator.term());
        return Fingerprints.first(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Those of all indicators of a list. */
    static Fingerprints fingerprints(IocList list) {
        return Fingerprints.of(list.indicators().stream().mapToLong(indicator -> fingerprint(list, indicator)));
    }

    private static String until(Expiry expiry) {
        return switch (expiry) {
            case Expiry.Never() -> "never";
            case Expiry.LastDay(var date) -> date.toString();
        };
    }

    /** Unambiguous: each text stands behind its length. The order of parts means nothing. */
    private static String text(Term term) {
        return switch (term) {
            case Term.Value value ->
                value.type().word()
                        + ' '
                        + value.condition().word()
                        + ' '
                        + value.scopes().stream()
                                .map(MatchScope::word)
                                .sorted()
                                .distinct()
                                .collect(Collectors.joining(","))
                        + ' '
                        + value.text().length()
                        + ' '
                        + value.text();
            case Term.All(List<Term> terms) -> "all(" + texts(terms) + ")";
            case Term.Any(List<Term> terms) -> "any(" + texts(terms) + ")";
            case Term.Not(Term negated) -> "not(" + text(negated) + ")";
        };
    }

    private static String texts(List<Term> terms) {
        return terms.stream().map(IndicatorMeaning::text).sorted().collect(Collectors.joining(";"));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
