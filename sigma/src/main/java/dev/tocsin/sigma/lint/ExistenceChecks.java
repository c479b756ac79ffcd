package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.parser.ParsedDocument.Kind;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.Set;

/** Keys that SigmaHQ wants in every document. */
final class ExistenceChecks {
    private static final Set<Kind> ALL = Set.of(Kind.DETECTION_RULE, Kind.CORRELATION_RULE, Kind.FILTER);
    /** Filters have neither status nor level (Sigma specification 2.1.0, filters). */
    private static final Set<Kind> RULES = Set.of(Kind.DETECTION_RULE, Kind.CORRELATION_RULE);

    private ExistenceChecks() {}

    static DocumentCheck author() {
        return check(Code.SIGMAHQ_AUTHOR_EXISTENCE, ALL, "author", "say who wrote it, so that readers can ask");
    }

    static DocumentCheck date() {
        return check(Code.SIGMAHQ_DATE_EXISTENCE, ALL, "date", "add the day on which it was written, as YYYY-MM-DD");
    }

    static DocumentCheck description() {
        return check(Code.SIGMAHQ_DESCRIPTION_EXISTENCE, ALL, "description", "add a sentence on what it finds and why");
    }

    static DocumentCheck level() {
        return check(
                Code.SIGMAHQ_LEVEL_EXISTENCE,
                RULES,
                "level",
                "add how grave a match is: informational, low, medium, high or critical");
    }

    static DocumentCheck status() {
        return check(
                Code.SIGMAHQ_STATUS_EXISTENCE, RULES, "status", "add how mature it is; a new rule is `experimental`");
    }

    private static DocumentCheck check(Code code, Set<Kind> kinds, String key, String hint) {
        return (document, findings) -> {
            if (kinds.contains(document.kind()) && isMissing(document, key)) {
                findings.add(Diagnostic.of(
                                code, document.source(), place(document, key), noun(document) + " has no `" + key + "`")
                        .withHint(hint));
            }
        };
    }

    private static boolean isMissing(DocumentView document, String key) {
        return document.entry(key)
                .map(Entry::value)
                .filter(value ->
                        !(value instanceof Scalar scalar && scalar.text().isBlank()))
                .isEmpty();
    }

    /** The key where it stands without a value. */
    private static Span place(DocumentView document, String key) {
        return document.yaml().entries().stream()
                .map(Entry::key)
                .filter(written -> written.text().equals(key))
                .findFirst()
                .map(Scalar::span)
                .orElseGet(document::head);
    }

    private static String noun(DocumentView document) {
        return switch (document.kind()) {
            case DETECTION_RULE -> "the rule";
            case CORRELATION_RULE -> "the correlation rule";
            case FILTER -> "the filter";
        };
    }
}
