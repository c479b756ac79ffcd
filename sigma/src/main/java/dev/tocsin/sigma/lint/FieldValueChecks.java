package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that do not fit the field they are searched in. */
final class FieldValueChecks {
    /** What English and Spanish Windows, and French Windows, have in the names of their own accounts. */
    private static final List<String> LOCALIZED_PARTS = List.of("AUTHORI", "AUTORI");

    /** The groups that RE2 and most SIEMs do not have. */
    private static final Pattern UNSUPPORTED_GROUP = Pattern.compile("\\\\.|\\[\\^?\\]?(?:\\\\.|[^\\]\\\\])*\\]|(\\(\\?(?:<?[=!]|>))");

    private FieldValueChecks() {}

    static void localizedUser(DocumentView document, Findings findings) {
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

    /**
     * Lookaround and atomic groups in rules that are not compiled for Winlogbeat. In those that are, the compiler says
     * that the expression cannot be used.
     */
    static void unsupportedGroups(DocumentView document, Findings findings) {
        boolean compiled = document.logSource("product")
                .map(product -> product.text().equals("windows"))
                .orElse(true);
        if (compiled) {
            return;
        }
        for (WrittenItem item : document.items()) {
            if (!item.has(Modifier.RE)) {
                continue;
            }
            for (Scalar value : item.values()) {
                if (value.meaning() instanceof Meaning.Text) {
                    unsupportedGroups(document, value, findings);
                }
            }
        }
    }

    private static void unsupportedGroups(DocumentView document, Scalar value, Findings findings) {
        Matcher part = UNSUPPORTED_GROUP.matcher(value.text());
        while (part.find()) {
            if (part.group(1) != null) {
                findings.add(Diagnostic.of(
                                Code.SIGMAHQ_UNSUPPORTED_REGEX_GROUP_CONSTRUCT,
                                document.source(),
                                value.places().span(part.start(1), part.end(1)),
                                "few engines have the group " + Quoted.of(part.group(1)))
                        .withHint("write it without; a second search identifier with `not` can exclude"));
            }
        }
    }
}
