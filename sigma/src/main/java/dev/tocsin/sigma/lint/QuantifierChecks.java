package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.model.Condition;
import dev.tocsin.sigma.model.Condition.Quantified;
import dev.tocsin.sigma.model.CorrelationRule;
import dev.tocsin.sigma.model.Detection;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.model.Filter;
import dev.tocsin.sigma.parser.IdentifierPattern;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code 1 of} and {@code all of} over what turns out to be one search identifier. The condition then means that
 * identifier, which is the fix. Conditions that cannot be parsed are the parser's business.
 */
final class QuantifierChecks {
    private static final String THEM = "them";
    /** Names that SigmaHQ gives to parts whose number grows: one of them today may be two tomorrow. */
    private static final Pattern GROWING = Pattern.compile("(?:selection|filter)_(?:.*_)?\\*");

    /** A name that every condition can hold; others only a pattern can select. */
    private static final Pattern NAME =
            Pattern.compile("(?!(?:and|or|not|of|them|all|any)$)[a-z_][a-z0-9_]*", Pattern.CASE_INSENSITIVE);

    /** The term in the file, and nothing but the term. */
    private static final Pattern WRITTEN =
            Pattern.compile("(?:1|any|all)\\s+of\\s+[^\\s()]+", Pattern.CASE_INSENSITIVE);

    private QuantifierChecks() {}

    static void missingAsterisk(DocumentView document, Findings findings) {
        quantified(document)
                .filter(term -> !isThem(term) && !term.pattern().contains("*"))
                .forEach(term -> findings.add(simplified(
                        Diagnostic.of(
                                        Code.SIGMAHQ_MISSING_ASTERISK_CONDITION,
                                        document.source(),
                                        term.span(),
                                        Quoted.of(term.pattern()) + " has no `*` and can select one search identifier"
                                                + " only")
                                .withHint("write " + Quoted.of(term.pattern()) + " alone, or "
                                        + Quoted.of(term.pattern() + "*") + " for all that begin so"),
                        term)));
    }

    static void patternOfOne(DocumentView document, Findings findings) {
        quantified(document)
                .filter(term ->
                        term.pattern().contains("*") && term.identifiers().size() == 1)
                .filter(term -> !GROWING.matcher(term.pattern()).matches())
                // What no condition can name has to be selected.
                .filter(term -> IdentifierPattern.canBeNamed(term.identifiers().getFirst()))
                .forEach(term -> findings.add(simplified(
                        Diagnostic.of(
                                        Code.SIGMAHQ_OFSELECTION_CONDITION,
                                        document.source(),
                                        term.span(),
                                        Quoted.of(term.pattern()) + " selects a single search identifier")
                                .withHint(
                                        "write " + Quoted.of(term.identifiers().getFirst())),
                        term)));
    }

    /** In a rule with one search identifier it is core's them_condition_with_single_detection. */
    static void themOfOne(DocumentView document, Findings findings) {
        if (document.searches().size() < 2) {
            return;
        }
        quantified(document)
                .filter(term -> isThem(term) && term.identifiers().size() == 1)
                .filter(term -> IdentifierPattern.canBeNamed(term.identifiers().getFirst()))
                .forEach(term -> findings.add(simplified(
                        Diagnostic.of(
                                        Code.SIGMAHQ_OFTHEM_CONDITION,
                                        document.source(),
                                        term.span(),
                                        "`them` selects a single search identifier, since names that begin with `_` are"
                                                + " left out")
                                .withHint(
                                        "write " + Quoted.of(term.identifiers().getFirst())),
                        term)));
    }

    private static boolean isThem(Quantified term) {
        return term.pattern().equals(THEM);
    }

    private static Diagnostic simplified(Diagnostic finding, Quantified term) {
        String identifier = term.identifiers().size() == 1 ? term.identifiers().getFirst() : "";
        boolean replaceable = NAME.matcher(identifier).matches()
                && WRITTEN.matcher(finding.source().slice(term.span())).matches();
        return replaceable
                ? finding.withFix(Fix.of("write " + Quoted.of(identifier), term.span(), identifier))
                : finding;
    }

    private static Stream<Quantified> quantified(DocumentView document) {
        Optional<Detection> detection = document.model().flatMap(model -> switch (model) {
            case DetectionRule rule -> Optional.of(rule.detection());
            case Filter filter -> Optional.of(filter.detection());
            case CorrelationRule ignored -> Optional.empty();
        });
        return detection.stream().flatMap(it -> it.conditions().stream()).flatMap(QuantifierChecks::quantified);
    }

    private static Stream<Quantified> quantified(Condition condition) {
        return switch (condition) {
            case Quantified term -> Stream.of(term);
            case Condition.Identifier ignored -> Stream.empty();
            case Condition.Not not -> quantified(not.operand());
            case Condition.And and -> and.terms().stream().flatMap(QuantifierChecks::quantified);
            case Condition.Or or -> or.terms().stream().flatMap(QuantifierChecks::quantified);
        };
    }
}
