package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.parser.KnownField;
import dev.tocsin.sigma.parser.KnownFields;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Set;

/** Which top-level keys a document of SigmaHQ has. */
final class TopLevelKeyChecks {
    /** Custom keys of SigmaHQ's own rules. */
    private static final Set<String> SIGMAHQ_KEYS = Set.of("regression_tests_path", "simulation");

    /** One that stands in a document of another kind is an error of the parser. */
    private static final Set<String> KINDS = Set.of("correlation", "detection", "filter");

    private TopLevelKeyChecks() {}

    static void unknown(DocumentView document, Findings findings) {
        List<String> known =
                KnownFields.of(document.kind()).stream().map(KnownField::key).toList();
        document.yaml().entries().stream()
                .map(Entry::key)
                .filter(key -> !known.contains(key.text()) && !SIGMAHQ_KEYS.contains(key.text()))
                .filter(key -> !KINDS.contains(key.text()))
                .filter(key -> !looksMisspelt(document, key.text(), known))
                .forEach(key -> findings.add(Diagnostic.of(
                                Code.SIGMAHQ_UNKNOWN_FIELD,
                                document.source(),
                                key.span(),
                                "the specification has no key " + Quoted.of(key.text()))
                        .withHint("remove it, or keep what it says in `description` or a tag")));
    }

    /** Then the parser reports it as custom_attributes. */
    private static boolean looksMisspelt(DocumentView document, String key, List<String> known) {
        List<String> absent = known.stream()
                .filter(other -> document.yaml().value(other).isEmpty())
                .toList();
        return Suggestion.nearest(key, absent).isPresent();
    }

    static void fields(DocumentView document, Findings findings) {
        List<Scalar> fields = document.scalars("fields");
        if (!fields.isEmpty()) {
            document.entry("fields")
                    .ifPresent(entry -> findings.add(Diagnostic.of(
                                    Code.SIGMAHQ_FIELDS_EXISTENCE,
                                    document.source(),
                                    entry.key().span(),
                                    "SigmaHQ no longer uses `fields`")
                            .withHint("remove it; which fields an analyst sees is up to the SIEM")));
        }
    }
}
