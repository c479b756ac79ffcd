package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.lint.SigmaCharacters.Kind;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.Set;

/** Modifiers that go together, but do not do what they seem to. What does not go together is an error of the parser. */
final class ModifierChecks {
    /** Beside these, one value may well fit several of the list. */
    private static final Set<Modifier> PART_OF_VALUE = Set.of(
            Modifier.CONTAINS,
            Modifier.STARTSWITH,
            Modifier.ENDSWITH,
            Modifier.RE,
            Modifier.CIDR,
            Modifier.FIELDREF,
            Modifier.LT,
            Modifier.LTE,
            Modifier.GT,
            Modifier.GTE);

    private ModifierChecks() {}

    static void combinations(DocumentView document, Findings findings) {
        for (WrittenItem item : document.items()) {
            if (item.has(Modifier.ALL)
                    && item.field().isPresent()
                    && item.values().size() > 1
                    && item.modifiers().stream().noneMatch(PART_OF_VALUE::contains)
                    && item.values().stream()
                                    .filter(ModifierChecks::isWholeValue)
                                    .count()
                            > 1) {
                findings.add(finding(
                                item,
                                Modifier.ALL,
                                Severity.WARNING,
                                "`all` without `contains`: no value equals several others at once",
                                findings)
                        .withHint("add `contains`, or remove `all` if any of the values will do"));
            }
            if (item.has(Modifier.BASE64OFFSET) && !item.has(Modifier.CONTAINS)) {
                findings.add(finding(
                                item,
                                Modifier.BASE64OFFSET,
                                Severity.WARNING,
                                "`base64offset` without `contains`: what it finds is always a part of a longer text",
                                findings)
                        .withHint("write `base64offset|contains`"));
            }
            if (item.has(Modifier.WINDASH) && item.has(Modifier.ALL)) {
                findings.add(finding(
                                item,
                                Modifier.WINDASH,
                                Severity.INFO,
                                "`windash` with `all`: any of the dashes will do for each value here, but some tools ask"
                                        + " for all of them",
                                findings)
                        .withHint("for other tools, write a search identifier for each value"));
            }
        }
    }

    /** A value that only the same value fits. */
    private static boolean isWholeValue(Scalar value) {
        return !(value.meaning() instanceof Meaning.Text)
                || SigmaCharacters.of(value.text()).stream()
                        .noneMatch(part -> part.kind() == Kind.ANY_RUN || part.kind() == Kind.ANY_ONE);
    }

    private static Diagnostic finding(
            WrittenItem item, Modifier modifier, Severity severity, String message, Findings findings) {
        return Diagnostic.of(
                Code.INVALID_MODIFIER_COMBINATIONS, severity, findings.source(), item.place(modifier), message);
    }
}
