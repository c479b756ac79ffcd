package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Locale;

/** Names of accounts that Windows writes in the language it was installed in. */
final class LocalizedUserCheck {
    /** What English and Spanish Windows, and French Windows, have in the names of their own accounts. */
    private static final List<String> LOCALIZED_PARTS = List.of("AUTHORI", "AUTORI");

    private LocalizedUserCheck() {}

    static void check(DocumentView document, Findings findings) {
        for (WrittenItem item : document.items()) {
            boolean user = item.field()
                    .filter(field -> field.toLowerCase(Locale.ROOT).contains("user"))
                    .isPresent();
            if (!user || item.has(Modifier.RE)) {
                continue;
            }
            List<String> present = LOCALIZED_PARTS.stream()
                    .filter(part -> item.values().stream().anyMatch(value -> holds(value, part)))
                    .toList();
            if (present.size() == 1) {
                item.values().stream()
                        .filter(value -> holds(value, present.getFirst()))
                        .findFirst()
                        .ifPresent(value -> findings.add(localized(document, value, present.getFirst())));
            }
        }
    }

    private static boolean holds(Scalar value, String part) {
        return value.text().toUpperCase(Locale.ROOT).contains(part);
    }

    private static Diagnostic localized(DocumentView document, Scalar value, String part) {
        int from = value.text().toUpperCase(Locale.ROOT).indexOf(part);
        return Diagnostic.of(
                        Code.SIGMAHQ_FIELD_USER,
                        document.source(),
                        value.places().span(from, from + part.length()),
                        "Windows writes this name differently in other languages")
                .withHint("search for both `AUTHORI` and `AUTORI` with `contains`, or test the SID of the account");
    }
}
