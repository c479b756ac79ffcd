package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.RuleReference;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules that a correlation or a filter names. */
final class References {
    /** Each is looked up, and what is not found is compared with all names there are. */
    private static final int MAX_REFERENCES = 1_000;

    private References() {}

    /** Each once, in the order written. */
    static List<RuleReference> read(Findings findings, FieldReader fields, KnownField field) {
        List<Scalar> texts = fields.oneOrMoreTexts(field);
        if (texts.size() > MAX_REFERENCES) {
            findings.error(
                    Code.TOO_LARGE,
                    fields.keySpan(field),
                    "`" + field.key() + "` has " + texts.size() + " entries; at most " + MAX_REFERENCES + " are read");
            return List.of();
        }
        Map<String, RuleReference> references = new LinkedHashMap<>();
        texts.forEach(text -> references.putIfAbsent(text.text(), new RuleReference(text.text(), text.span())));
        return List.copyOf(references.values());
    }
}
