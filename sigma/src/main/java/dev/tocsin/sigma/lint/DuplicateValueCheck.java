package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Diagnostic.Note;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A value twice in one list. Values are the same where they match the same: letter case counts only where the modifiers
 * make it count, {@code \} and {@code \\} may be one, and {@code 1} is {@code 1.0} but not {@code '1'}.
 */
final class DuplicateValueCheck {
    /** Modifiers after which the letter case of a value, or each of its backslashes, counts. */
    private static final Set<Modifier> LITERAL = Set.of(
            Modifier.RE,
            Modifier.BASE64,
            Modifier.BASE64OFFSET,
            Modifier.UTF16,
            Modifier.UTF16LE,
            Modifier.UTF16BE,
            Modifier.EXPAND,
            Modifier.FIELDREF,
            Modifier.CIDR);

    private DuplicateValueCheck() {}

    static void check(DocumentView document, Findings findings) {
        for (WrittenItem item : document.items()) {
            if (item.values().size() < 2) {
                continue;
            }
            Map<Same, Scalar> seen = new HashMap<>();
            for (Scalar value : item.values()) {
                Scalar first = seen.putIfAbsent(meaning(item, value), value);
                // An alias stands where its anchor does: there is nothing to point at twice.
                if (first != null && !first.span().equals(value.span())) {
                    report(document, item, first, value, findings);
                }
            }
        }
    }

    /** What two values that match the same have in common. */
    private record Same(Class<? extends Meaning> kind, String text) {}

    private static Same meaning(WrittenItem item, Scalar value) {
        String text = switch (value.meaning()) {
            case Meaning.Text ignored -> text(item, value.text());
            case Meaning.Numeric number -> number.value().stripTrailingZeros().toPlainString();
            case Meaning.Bool bool -> String.valueOf(bool.value());
            case Meaning.Null ignored -> "";
            case Meaning.Date ignored -> value.text();
            case Meaning.NoNumber ignored -> value.text();
        };
        return new Same(value.meaning().getClass(), text);
    }

    private static String text(WrittenItem item, String text) {
        if (item.modifiers().stream().anyMatch(LITERAL::contains)) {
            return text;
        }
        String written = SigmaString.parse(text).toString();
        return item.has(Modifier.CASED) ? written : inLowerCase(written);
    }

    /** Letters beyond ASCII stay, which finds fewer duplicates but none that is not one. */
    private static String inLowerCase(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return lower.toString();
    }

    private static void report(
            DocumentView document, WrittenItem item, Scalar first, Scalar second, Findings findings) {
        String message = first.text().equals(second.text())
                ? Quoted.of(second.text()) + " stands twice in this list"
                : Quoted.of(second.text()) + " stands in this list already, as " + Quoted.of(first.text());
        Diagnostic finding = Diagnostic.of(
                        Code.SIGMAHQ_FIELD_DUPLICATE_VALUE, document.source(), second.span(), message)
                .withHint("remove one, or was another value meant?")
                .withNotes(List.of(new Note("the first", document.source(), first.span())));
        findings.add(fixed(document, item, second, finding));
    }

    private static Diagnostic fixed(DocumentView document, WrittenItem item, Scalar second, Diagnostic finding) {
        // `all` over what would be a single value is another finding.
        boolean staysList = item.values().size() > 2 || !item.has(Modifier.ALL);
        if (!staysList || !(item.value() instanceof Sequence list)) {
            return finding;
        }
        return Edits.withoutItem(document.source(), list, second)
                .map(edit -> finding.withFix(new Fix("remove the second", List.of(edit))))
                .orElse(finding);
    }
}
