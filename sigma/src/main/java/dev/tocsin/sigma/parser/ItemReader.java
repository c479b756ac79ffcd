package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.model.DetectionItem;
import dev.tocsin.sigma.model.DetectionItem.AppliedModifier;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.model.Value;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.ScalarPlaces;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code field|modifier: values}. What is wrong in an item is reported and left out of it. */
final class ItemReader {
    private final Findings findings;

    ItemReader(Findings findings) {
        this.findings = findings;
    }

    DetectionItem read(Entry entry) {
        Scalar key = entry.key();
        int bar = key.text().indexOf('|');
        String field = bar < 0 ? key.text() : key.text().substring(0, bar);
        Optional<String> named = field.isEmpty() ? Optional.empty() : Optional.of(field);
        int errors = findings.errorCount();
        List<AppliedModifier> modifiers = bar < 0 ? List.of() : modifiers(key, bar);
        boolean takesKeywords = named.isEmpty()
                && modifiers.stream().noneMatch(applied -> ModifierRules.NEED_FIELD.contains(applied.modifier()));
        List<Value> values = takesKeywords ? keywords(entry.value(), key) : values(items(entry.value()));
        DetectionItem item = new DetectionItem(
                named,
                modifiers,
                values,
                key.span(),
                whole(key.span(), entry.value().span()));
        if (findings.errorCount() == errors) {
            // Without an error every node became a value.
            List<Scalar> scalars =
                    items(entry.value()).stream().map(Scalar.class::cast).toList();
            new ModifierRules(findings, item, scalars).check();
        }
        if (findings.errorCount() == errors && named.isPresent()) {
            warnOfNulls(item);
        }
        if (findings.errorCount() == errors) {
            items(entry.value()).forEach(node -> FieldReader.warnIfDisputed((Scalar) node, findings));
        }
        return item;
    }

    /** The value of an alias stands before the key. */
    private static Span whole(Span key, Span value) {
        return value.start() < key.start() ? key : key.to(value);
    }

    private List<AppliedModifier> modifiers(Scalar key, int firstBar) {
        ScalarPlaces places = key.places();
        List<AppliedModifier> modifiers = new ArrayList<>();
        int from = firstBar + 1;
        while (from <= key.text().length()) {
            int bar = key.text().indexOf('|', from);
            int to = bar < 0 ? key.text().length() : bar;
            String word = key.text().substring(from, to);
            Span span = places.span(from, to);
            Modifier.of(word)
                    .ifPresentOrElse(
                            modifier -> modifiers.add(new AppliedModifier(modifier, span)), () -> unknown(word, span));
            from = to + 1;
        }
        return modifiers;
    }

    private void unknown(String word, Span span) {
        if (word.isEmpty()) {
            findings.error(
                    Code.UNKNOWN_MODIFIER, span, "there is no modifier after the `|`", "name one, or remove the `|`");
            return;
        }
        List<String> words = Modifier.allWords().toList();
        findings.error(
                Code.UNKNOWN_MODIFIER,
                span,
                "no modifier is named " + Quoted.of(word),
                Suggestion.hint(word, words, "modifiers are: " + String.join(", ", words)));
    }

    private List<Value> values(List<YamlNode> nodes) {
        return nodes.stream().flatMap(node -> value(node).stream()).toList();
    }

    private void warnOfNulls(DetectionItem item) {
        if (item.values().isEmpty()) {
            findings.warning(
                    Code.EMPTY_LIST,
                    item.keySpan(),
                    "an empty list means the same as `null`: the field "
                            + Quoted.of(item.field().orElseThrow()) + " is absent",
                    "write `null` if that is meant");
        }
        if (item.values().size() > 1) {
            item.values().stream()
                    .filter(Value.Null.class::isInstance)
                    .forEach(value -> findings.warning(
                            Code.NULL_IN_LIST,
                            value.span(),
                            "`null` among other values: other Sigma tools may refuse or ignore it",
                            "write a search identifier of its own for the absent field"));
        }
    }

    private List<Value> keywords(YamlNode node, Scalar key) {
        List<YamlNode> items = items(node);
        if (items.isEmpty()) {
            findings.error(Code.EMPTY_SEARCH, key.span(), "there are no keywords to look for");
        }
        return keywords(items);
    }

    /** Keywords are texts and numbers. Null and booleans say nothing about a whole event. */
    List<Value> keywords(List<YamlNode> nodes) {
        List<Value> values = new ArrayList<>();
        for (YamlNode node : nodes) {
            value(node).ifPresent(value -> {
                switch (value) {
                    case Value.Text text
                    when text.text().isEmpty() ->
                        findings.error(Code.KEYWORD_VALUE, text.span(), "an empty keyword would match every event");
                    case Value.Text text -> values.add(text);
                    case Value.Numeric number -> values.add(number);
                    case Value.Bool bool ->
                        findings.error(
                                Code.KEYWORD_VALUE,
                                bool.span(),
                                "a keyword is text or a number, not a boolean",
                                "write it in quotes");
                    case Value.Null absent ->
                        findings.error(Code.KEYWORD_VALUE, absent.span(), "a keyword is text or a number, not null");
                }
            });
        }
        return values;
    }

    private static List<YamlNode> items(YamlNode node) {
        return node instanceof Sequence sequence ? sequence.items() : List.of(node);
    }

    private Optional<Value> value(YamlNode node) {
        if (!(node instanceof Scalar scalar)) {
            findings.error(
                    Code.VALUE_TYPE,
                    node.span(),
                    "a value is text, a number, a boolean or null, not " + node.kindInWords(),
                    "search identifiers do not nest deeper; combine several in the condition");
            return Optional.empty();
        }
        return switch (scalar.meaning()) {
            case Meaning.Text ignored -> Optional.of(new Value.Text(scalar.text(), scalar.span()));
            case Meaning.Numeric number -> Optional.of(new Value.Numeric(number.value(), scalar.span()));
            case Meaning.Bool bool -> Optional.of(new Value.Bool(bool.value(), scalar.span()));
            case Meaning.Null ignored -> Optional.of(new Value.Null(scalar.span()));
            case Meaning.Date ignored -> {
                findings.error(
                        Code.DATE_VALUE,
                        scalar.span(),
                        "an unquoted date is a date to some readers and text to others",
                        "write it in quotes: '" + scalar.text() + "'");
                yield Optional.empty();
            }
            case Meaning.NoNumber ignored -> {
                findings.error(
                        Code.VALUE_TYPE,
                        scalar.span(),
                        "no event holds the number " + Quoted.of(scalar.text()),
                        "if text is meant, write it in quotes");
                yield Optional.empty();
            }
        };
    }
}
