package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.Detection;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.model.LogSource;
import dev.tocsin.sigma.model.Metadata;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import java.util.Optional;

/** A detection rule (specification 2.1, section "components"). */
final class RuleReader {
    private final Findings findings;
    private final Mapping document;
    private final FieldReader fields;

    RuleReader(Findings findings, Mapping document) {
        this.findings = findings;
        this.document = document;
        this.fields = new FieldReader(findings, document);
    }

    /** The rule as far as it can be read; the findings say whether it is free of errors. */
    Optional<DetectionRule> read() {
        Optional<Metadata> metadata = new MetadataReader(findings, document, ParsedDocument.Kind.DETECTION_RULE).read();
        Optional<LogSource> logSource = fields.mandatoryMapping(
                        KnownFields.LOG_SOURCE, "a rule names the kind of log it reads")
                .map(mapping -> new LogSourceReader(findings, mapping).read());
        Optional<Detection> detection = fields.mandatoryMapping(KnownFields.DETECTION, "a rule has a detection")
                .flatMap(mapping -> new DetectionReader(findings, mapping, KnownFields.DETECTION).read());
        if (metadata.isEmpty() || logSource.isEmpty() || detection.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DetectionRule(
                findings.source(), document.span(), metadata.get(), logSource.get(), detection.get()));
    }
}
