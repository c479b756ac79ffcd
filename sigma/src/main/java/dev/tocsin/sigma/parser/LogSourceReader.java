package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.model.LogSource;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The log source of a rule. */
final class LogSourceReader {
    private static final List<String> KNOWN_KEYS = KnownFields.keysOf(KnownFields.LOG_SOURCE);
    private static final Pattern SPELLING = Pattern.compile("[a-z0-9_.-]+");

    private final Findings findings;
    private final Mapping mapping;
    private final FieldReader fields;

    LogSourceReader(Findings findings, Mapping mapping) {
        this.findings = findings;
        this.mapping = mapping;
        this.fields = new FieldReader(findings, mapping);
    }

    LogSource read() {
        if (fields.value(KnownFields.CATEGORY)
                .or(() -> fields.value(KnownFields.PRODUCT))
                .or(() -> fields.value(KnownFields.SERVICE))
                .isEmpty()) {
            findings.error(
                    Code.EMPTY_LOG_SOURCE,
                    mapping.firstKey(),
                    "the log source names neither `category`, `product` nor `service`",
                    "say at least one, for example `product: windows`");
        }
        return new LogSource(
                selector(KnownFields.CATEGORY),
                selector(KnownFields.PRODUCT),
                selector(KnownFields.SERVICE),
                fields.text(KnownFields.DEFINITION),
                custom(),
                mapping.span());
    }

    private Optional<String> selector(KnownField field) {
        Optional<Scalar> text = fields.scalar(field);
        text.filter(value -> !SPELLING.matcher(value.text()).matches())
                .ifPresent(value -> findings.warning(
                        Code.LOG_SOURCE_SPELLING,
                        value.span(),
                        Quoted.of(value.text()) + " is not spelt as log sources are",
                        "use lower-case letters, digits, `_`, `.` and `-`; `_` stands for a space"));
        return text.map(Scalar::text);
    }

    private Map<String, String> custom() {
        Map<String, String> custom = new LinkedHashMap<>();
        for (Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (KNOWN_KEYS.contains(key)) {
                continue;
            }
            if (entry.value() instanceof Scalar scalar) {
                custom.put(key, scalar.text());
            } else {
                findings.error(
                        Code.FIELD_TYPE,
                        entry.value().span(),
                        Quoted.of(key) + " in a log source is text, not "
                                + entry.value().kindInWords());
            }
        }
        return custom;
    }
}
