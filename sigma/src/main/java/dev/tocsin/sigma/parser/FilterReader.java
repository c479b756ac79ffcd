package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.Detection;
import dev.tocsin.sigma.model.Filter;
import dev.tocsin.sigma.model.LogSource;
import dev.tocsin.sigma.model.Metadata;
import dev.tocsin.sigma.model.RuleReference;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A filter (specification 2.1, filters). */
final class FilterReader {
    /** pySigma reads both words. */
    private static final Set<String> EVERY_RULE = Set.of("any", "all");

    private final Findings findings;
    private final Mapping document;
    private final FieldReader fields;

    FilterReader(Findings findings, Mapping document) {
        this.findings = findings;
        this.document = document;
        this.fields = new FieldReader(findings, document);
    }

    /** The filter as far as it can be read; the findings say whether it is free of errors. */
    Optional<Filter> read() {
        Optional<Metadata> metadata = new MetadataReader(findings, document, ParsedDocument.Kind.FILTER).read();
        Optional<LogSource> logSource = fields.mandatoryMapping(
                        KnownFields.LOG_SOURCE, "a filter names the kind of log that its rules read")
                .map(mapping -> new LogSourceReader(findings, mapping).read());
        Optional<Mapping> filter =
                fields.mandatoryMapping(KnownFields.FILTER, "a filter says what its rules must meet");
        Optional<List<RuleReference>> rules = filter.map(this::rules);
        Optional<Detection> detection =
                filter.flatMap(mapping -> new DetectionReader(findings, mapping, KnownFields.FILTER).read());
        if (metadata.isEmpty() || logSource.isEmpty() || rules.isEmpty() || detection.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Filter(
                findings.source(), document.span(), metadata.get(), logSource.get(), rules.get(), detection.get()));
    }

    private List<RuleReference> rules(Mapping filter) {
        FieldReader own = new FieldReader(findings, filter);
        boolean isEmptyList = own.value(KnownFields.FILTERED_RULES)
                .filter(node ->
                        node instanceof Sequence sequence && sequence.items().isEmpty())
                .isPresent();
        if (own.value(KnownFields.FILTERED_RULES).isEmpty()) {
            own.missing(
                    KnownFields.FILTERED_RULES, "a filter names its rules, or says `any` for all of its log source");
        }
        if (isEmptyList) {
            return List.of();
        }
        boolean isWord = own.value(KnownFields.FILTERED_RULES)
                .filter(node -> node instanceof Scalar word
                        && EVERY_RULE.contains(word.text().toLowerCase(Locale.ROOT)))
                .isPresent();
        return isWord ? List.of() : References.read(findings, own, KnownFields.FILTERED_RULES);
    }
}
