package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Texts and lists of texts out of a map. A key without a value ({@code level:}) counts as absent. */
final class FieldReader {
    /** Whether a list may hold the same entry twice. */
    enum Entries {
        ANY,
        UNIQUE
    }

    private final Findings findings;
    private final Mapping mapping;

    FieldReader(Findings findings, Mapping mapping) {
        this.findings = findings;
        this.mapping = mapping;
    }

    /** The value under a key; empty if it is missing or null. */
    Optional<YamlNode> value(String key) {
        return mapping.value(key)
                .filter(node -> !(node instanceof Scalar scalar && scalar.meaning() instanceof Meaning.Null));
    }

    Optional<String> text(String key) {
        return scalar(key).map(Scalar::text);
    }

    /** A text of at most so many characters. */
    Optional<String> text(String key, int maximum) {
        Optional<Scalar> scalar = scalar(key);
        scalar.ifPresent(text -> {
            int length = text.text().codePointCount(0, text.text().length());
            if (length > maximum) {
                findings.error(
                        Code.TEXT_LENGTH,
                        text.span(),
                        "`" + key + "` has " + length + " characters; at most " + maximum + " are allowed");
            }
        });
        return scalar.map(Scalar::text);
    }

    /** The scalar under a key if it is a text; a finding if it is anything else. */
    Optional<Scalar> scalar(String key) {
        return value(key).flatMap(node -> text(node, "`" + key + "`"));
    }

    /** The node if it is a text; a finding if it is anything else. */
    Optional<Scalar> text(YamlNode node, String what) {
        if (node instanceof Scalar scalar
                && (scalar.meaning() instanceof Meaning.Text || scalar.meaning() instanceof Meaning.Date)) {
            warnIfDisputed(scalar, findings);
            return Optional.of(scalar);
        }
        String message = what + " is text, not " + node.kindInWords();
        if (node instanceof Scalar scalar && !(scalar.meaning() instanceof Meaning.Null)) {
            findings.error(Code.FIELD_TYPE, node.span(), message, "write it in quotes: '" + scalar.text() + "'");
        } else {
            findings.error(Code.FIELD_TYPE, node.span(), message);
        }
        return Optional.empty();
    }

    static void warnIfDisputed(Scalar scalar, Findings findings) {
        scalar.dispute().ifPresent(reason -> {
            String quoted = "'" + scalar.text() + "'";
            Diagnostic finding = Diagnostic.of(Code.AMBIGUOUS_SCALAR, findings.source(), scalar.span(), reason)
                    .withHint("if text is meant, write it in quotes: " + quoted);
            // What is a number now would be text in quotes: only its author knows which is meant.
            boolean isText = scalar.meaning() instanceof Meaning.Text;
            findings.add(isText ? finding.withFix(Fix.of("write it in quotes", scalar.span(), quoted)) : finding);
        });
    }

    /** The texts of a list. */
    List<Scalar> texts(String key, Entries entries) {
        List<Scalar> texts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlNode item : items(key)) {
            text(item, "an entry of `" + key + "`").ifPresent(text -> {
                if (!seen.add(text.text()) && entries == Entries.UNIQUE) {
                    findings.warning(
                            Code.DUPLICATE_ENTRY,
                            text.span(),
                            Quoted.of(text.text()) + " stands twice in `" + key + "`",
                            "remove one");
                }
                texts.add(text);
            });
        }
        return texts;
    }

    /** The items of a list. */
    List<YamlNode> items(String key) {
        Optional<YamlNode> value = value(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof Sequence sequence) {
            return sequence.items();
        }
        findings.error(
                Code.FIELD_TYPE,
                value.get().span(),
                "`" + key + "` is a list, not " + value.get().kindInWords(),
                "write each entry on a line of its own that begins with `- `");
        return List.of();
    }
}
