package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.model.CustomValue;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The top-level keys that the specification does not know. */
final class CustomFieldReader {
    private final Findings findings;
    private final Mapping document;
    private final List<String> known;

    CustomFieldReader(Findings findings, Mapping document, ParsedDocument.Kind kind) {
        this.findings = findings;
        this.document = document;
        this.known = KnownFields.of(kind).stream().map(KnownField::key).toList();
    }

    Map<String, CustomValue> read() {
        List<String> absent =
                known.stream().filter(key -> document.value(key).isEmpty()).toList();
        Map<String, CustomValue> custom = new LinkedHashMap<>();
        for (Entry entry : document.entries()) {
            Scalar key = entry.key();
            if (known.contains(key.text())) {
                continue;
            }
            custom.put(key.text(), value(entry.value()));
            Suggestion.nearest(key.text(), absent)
                    .ifPresent(meant -> findings.warning(
                            Code.CUSTOM_ATTRIBUTES,
                            key.span(),
                            Quoted.of(key.text()) + " is no field of the specification and is kept as a custom one",
                            "did you mean `" + meant + "`?"));
        }
        return custom;
    }

    /** The tree has a limit on its depth. */
    private static CustomValue value(YamlNode node) {
        return switch (node) {
            case Mapping mapping -> {
                Map<String, CustomValue> values = new LinkedHashMap<>();
                mapping.entries().forEach(entry -> values.put(entry.key().text(), value(entry.value())));
                yield new CustomValue.Entries(values);
            }
            case Sequence sequence ->
                new CustomValue.Items(
                        sequence.items().stream().map(CustomFieldReader::value).toList());
            case Scalar scalar ->
                switch (scalar.meaning()) {
                    case Meaning.Text() -> new CustomValue.Text(scalar.text());
                    case Meaning.Date() -> new CustomValue.Text(scalar.text());
                    case Meaning.NoNumber() -> new CustomValue.Text(scalar.text());
                    case Meaning.Numeric(var number) -> new CustomValue.Numeric(number);
                    case Meaning.Bool(boolean value) -> new CustomValue.Bool(value);
                    case Meaning.Null() -> new CustomValue.Null();
                };
        };
    }
}
