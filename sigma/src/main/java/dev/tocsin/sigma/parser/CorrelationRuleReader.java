package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.Correlation.Generate;
import dev.tocsin.sigma.model.CorrelationRule;
import dev.tocsin.sigma.model.Metadata;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.Optional;

/** A correlation rule (specification 2.1, correlation rules). */
final class CorrelationRuleReader {
    private final Findings findings;
    private final Mapping document;
    private final FieldReader fields;

    CorrelationRuleReader(Findings findings, Mapping document) {
        this.findings = findings;
        this.document = document;
        this.fields = new FieldReader(findings, document);
    }

    /** The rule as far as it can be read; the findings say whether it is free of errors. */
    Optional<CorrelationRule> read() {
        Optional<Metadata> metadata =
                new MetadataReader(findings, document, ParsedDocument.Kind.CORRELATION_RULE).read();
        Optional<Generate> generate = generate(findings, fields);
        Optional<CorrelationRule> rule = fields.mandatoryMapping(
                        KnownFields.CORRELATION, "a correlation rule says what it correlates")
                .flatMap(mapping -> new CorrelationReader(findings, mapping, generate).read())
                .flatMap(correlation -> metadata.map(
                        known -> new CorrelationRule(findings.source(), document.span(), known, correlation)));
        return rule;
    }

    /** The specification has it at the top level, pySigma in the map under {@code correlation}. */
    static Optional<Generate> generate(Findings findings, FieldReader fields) {
        Optional<YamlNode> value = fields.value(KnownFields.GENERATE);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Scalar scalar && scalar.meaning() instanceof Meaning.Bool(boolean generate)) {
            return Optional.of(generate ? Generate.REFERRED_RULES_TOO : Generate.CORRELATION_ONLY);
        }
        findings.error(
                Code.FIELD_TYPE,
                value.get().span(),
                "`generate` is `true` or `false`, not " + value.get().kindInWords());
        return Optional.empty();
    }
}
