package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.parser.Form.Entries;
import dev.tocsin.sigma.source.Span;
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

/** What stands under the known fields of a map. A key without a value ({@code level:}) counts as absent. */
final class FieldReader {
    /** Validators of pySigma look for what stands twice in these. */
    private static final List<KnownField> LEFT_TO_VALIDATORS = List.of(KnownFields.REFERENCES, KnownFields.TAGS);

    private final Findings findings;
    private final Mapping mapping;

    FieldReader(Findings findings, Mapping mapping) {
        this.findings = findings;
        this.mapping = mapping;
    }

    /** The key of a field; where it is missing, a place for findings about that. */
    Span keySpan(KnownField field) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().text().equals(field.key()))
                .map(entry -> entry.key().span())
                .findFirst()
                .orElseGet(mapping::firstKey);
    }

    /** The value of a field; empty if it is missing or null. */
    Optional<YamlNode> value(KnownField field) {
        return mapping.value(field.key()).filter(node -> !node.isNull());
    }

    /** The text of a field, whose length is then checked. */
    Optional<String> text(KnownField field) {
        return scalar(field).map(Scalar::text);
    }

    /** The same with its place. */
    Optional<Scalar> scalar(KnownField field) {
        Optional<Scalar> scalar = value(field).flatMap(node -> text(node, "`" + field.key() + "`"));
        if (field.form() instanceof Form.Text form) {
            scalar.ifPresent(text -> checkLength(text, form, "`" + field.key() + "`"));
        }
        return scalar;
    }

    /** The node if it is a text; a finding if it is anything else. */
    Optional<Scalar> text(YamlNode node, String what) {
        if (node instanceof Scalar scalar
                && (scalar.meaning() instanceof Meaning.Text || scalar.meaning() instanceof Meaning.Date)) {
            warnIfDisputed(scalar, findings);
            return Optional.of(scalar);
        }
        String message = what + " is text, not " + node.kindInWords();
        if (node instanceof Scalar scalar && !scalar.isNull()) {
            findings.error(Code.FIELD_TYPE, node.span(), message, "write it in quotes: '" + scalar.text() + "'");
        } else {
            findings.error(Code.FIELD_TYPE, node.span(), message);
        }
        return Optional.empty();
    }

    private void checkLength(Scalar text, Form.Text form, String what) {
        int length = text.text().codePointCount(0, text.text().length());
        if (length > form.maximum()) {
            findings.error(
                    Code.TEXT_LENGTH,
                    text.span(),
                    what + " has " + length + " characters; at most " + form.maximum() + " are allowed");
        } else if (length < form.minimum() && length == 0) {
            findings.error(Code.TEXT_LENGTH, text.span(), what + " is empty", "give it a text, or remove the key");
        } else if (length < form.minimum()) {
            findings.warning(Code.TEXT_LENGTH, text.span(), what + " has at least " + form.minimum() + " characters");
        }
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

    /** The entries of a field that is a list of texts. */
    List<Scalar> texts(KnownField field) {
        return field.form() instanceof Form.Texts form ? texts(field, form, items(field)) : List.of();
    }

    /** The entries of a field that is a text or a list of texts. */
    List<Scalar> oneOrMoreTexts(KnownField field) {
        if (!(field.form() instanceof Form.OneOf oneOf) || !(oneOf.forms().getLast() instanceof Form.Texts form)) {
            throw new IllegalArgumentException(field.key() + " is no text or list of texts");
        }
        return value(field)
                .map(value -> switch (value) {
                    case Sequence sequence -> texts(field, form, sequence.items());
                    case Scalar scalar -> one(field, form, scalar);
                    case Mapping wrong -> {
                        findings.error(
                                Code.FIELD_TYPE,
                                wrong.span(),
                                "`" + field.key() + "` is text or a list of texts, not a map");
                        yield List.<Scalar>of();
                    }
                })
                .orElse(List.of());
    }

    private List<Scalar> one(KnownField field, Form.Texts form, Scalar node) {
        String what = "`" + field.key() + "`";
        Optional<Scalar> text = text(node, what);
        text.ifPresent(present -> checkLength(present, form.entry(), what));
        return text.stream().toList();
    }

    private List<Scalar> texts(KnownField field, Form.Texts form, List<YamlNode> items) {
        List<Scalar> texts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boolean unique = form.entries() == Entries.UNIQUE && !LEFT_TO_VALIDATORS.contains(field);
        String what = "an entry of `" + field.key() + "`";
        for (YamlNode item : items) {
            text(item, what).ifPresent(text -> {
                checkLength(text, form.entry(), what);
                if (!seen.add(text.text()) && unique) {
                    findings.warning(
                            Code.DUPLICATE_ENTRY,
                            text.span(),
                            Quoted.of(text.text()) + " stands twice in `" + field.key() + "`",
                            "remove one");
                }
                texts.add(text);
            });
        }
        return texts;
    }

    /** The items of a field that is a list. */
    List<YamlNode> items(KnownField field) {
        Optional<YamlNode> value = value(field);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof Sequence sequence) {
            return sequence.items();
        }
        findings.error(
                Code.FIELD_TYPE,
                value.get().span(),
                "`" + field.key() + "` is a list, not " + value.get().kindInWords(),
                "write each entry on a line of its own that begins with `- `");
        return List.of();
    }

    /** The map of a field that must be there. */
    Optional<Mapping> mandatoryMapping(KnownField field, String why) {
        if (value(field).isEmpty()) {
            missing(field, why);
        }
        return mapping(field);
    }

    /** The map of a field; a finding if it is anything else. */
    Optional<Mapping> mapping(KnownField field) {
        return value(field).flatMap(node -> {
            if (node instanceof Mapping found) {
                return Optional.of(found);
            }
            findings.error(Code.FIELD_TYPE, node.span(), "`" + field.key() + "` is a map, not " + node.kindInWords());
            return Optional.empty();
        });
    }

    /** Says that a mandatory field is not there. */
    void missing(KnownField field, String why) {
        findings.error(
                Code.MISSING_FIELD,
                keySpan(field),
                "`" + field.key() + "` is missing; " + why,
                "add `" + field.key() + ":`");
    }
}
