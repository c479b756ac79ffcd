package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.model.Detection;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.model.LogSource;
import dev.tocsin.sigma.model.Metadata;
import dev.tocsin.sigma.parser.FieldReader.Entries;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Optional;

/** The fields of a detection rule (specification 2.1, section "components"). */
final class RuleReader {
    private static final List<String> KNOWN_KEYS = List.of(
            "title",
            "id",
            "name",
            "related",
            "taxonomy",
            "status",
            "description",
            "license",
            "author",
            "references",
            "date",
            "modified",
            "logsource",
            "detection",
            "fields",
            "falsepositives",
            "level",
            "tags",
            "scope");

    private static final int MAX_NAME = 256;
    private static final int MAX_DESCRIPTION = 65_535;
    private static final int MIN_ENTRY = 2;

    private final Findings findings;
    private final Mapping document;
    private final FieldReader fields;
    private final MetadataReader metadata;

    RuleReader(Findings findings, Mapping document) {
        this.findings = findings;
        this.document = document;
        this.fields = new FieldReader(findings, document);
        this.metadata = new MetadataReader(findings, fields);
    }

    /** The rule as far as it can be read; the findings say whether it is free of errors. */
    Optional<DetectionRule> read() {
        Optional<String> title = fields.text("title", MAX_NAME);
        if (fields.value("title").isEmpty() || title.filter(String::isBlank).isPresent()) {
            missing("title", "a rule has a title");
        }
        Optional<String> name = fields.text("name", MAX_NAME);
        if (name.filter(String::isEmpty).isPresent()) {
            findings.error(Code.TEXT_LENGTH, keySpan("name"), "`name` is empty", "give it a name, or remove the key");
        }
        Optional<LogSource> logSource = mapping("logsource", "a rule names the kind of log it reads")
                .map(mapping -> new LogSourceReader(findings, mapping).read());
        Optional<Detection> detection = mapping("detection", "a rule has a detection")
                .flatMap(mapping -> new DetectionReader(findings, mapping).read());
        List<String> customKeys = customKeys();

        DetectionRuleParts parts = new DetectionRuleParts(
                fields.text("taxonomy", MAX_NAME).orElse("sigma"),
                fields.text("description", MAX_DESCRIPTION),
                fields.text("license"),
                fields.text("author"),
                texts("references", Entries.ANY),
                texts("fields", Entries.UNIQUE),
                entriesOfTwoCharacters("falsepositives"),
                entriesOfTwoCharacters("scope"));
        MetadataReader.Facts facts = metadata.read();
        if (title.isEmpty() || logSource.isEmpty() || detection.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DetectionRule(
                findings.source(),
                document.span(),
                new Metadata(
                        title.get(),
                        facts.id(),
                        name,
                        facts.related(),
                        parts.taxonomy(),
                        facts.status(),
                        parts.description(),
                        parts.license(),
                        parts.author(),
                        parts.references(),
                        facts.date(),
                        facts.modified(),
                        parts.fields(),
                        parts.falsePositives(),
                        facts.level(),
                        facts.tags(),
                        parts.scope(),
                        customKeys),
                logSource.get(),
                detection.get()));
    }

    /** The fields that are plain texts, read whether or not the rule can be built, so that all findings are reported. */
    private record DetectionRuleParts(
            String taxonomy,
            Optional<String> description,
            Optional<String> license,
            Optional<String> author,
            List<String> references,
            List<String> fields,
            List<String> falsePositives,
            List<String> scope) {}

    /** A place for findings about what is not there. */
    static Span firstKey(Mapping mapping) {
        return mapping.entries().isEmpty()
                ? mapping.span()
                : mapping.entries().getFirst().key().span();
    }

    private Span keySpan(String key) {
        return document.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .map(entry -> entry.key().span())
                .findFirst()
                .orElseGet(() -> firstKey(document));
    }

    private void missing(String key, String why) {
        findings.error(
                Code.MISSING_FIELD,
                keySpan(key),
                "`" + key + "` is missing; " + why,
                "add `" + key + ":` at the top level of the rule");
    }

    private Optional<Mapping> mapping(String key, String why) {
        Optional<YamlNode> value = fields.value(key);
        if (value.isEmpty()) {
            missing(key, why);
            return Optional.empty();
        }
        if (value.get() instanceof Mapping mapping) {
            return Optional.of(mapping);
        }
        findings.error(
                Code.FIELD_TYPE,
                value.get().span(),
                "`" + key + "` is a map, not " + value.get().kindInWords());
        return Optional.empty();
    }

    private List<String> texts(String key, Entries entries) {
        return fields.texts(key, entries).stream().map(Scalar::text).toList();
    }

    private List<String> entriesOfTwoCharacters(String key) {
        List<Scalar> texts = fields.texts(key, Entries.ANY);
        for (Scalar text : texts) {
            if (text.text().length() < MIN_ENTRY) {
                findings.warning(
                        Code.TEXT_LENGTH,
                        text.span(),
                        "an entry of `" + key + "` has at least " + MIN_ENTRY + " characters");
            }
        }
        return texts.stream().map(Scalar::text).toList();
    }

    private List<String> customKeys() {
        List<Scalar> keys = document.entries().stream()
                .map(YamlNode.Entry::key)
                .filter(key -> !KNOWN_KEYS.contains(key.text()))
                .toList();
        List<String> absent =
                KNOWN_KEYS.stream().filter(key -> document.value(key).isEmpty()).toList();
        for (Scalar key : keys) {
            Suggestion.nearest(key.text(), absent)
                    .ifPresent(known -> findings.warning(
                            Code.CUSTOM_ATTRIBUTES,
                            key.span(),
                            Quoted.of(key.text()) + " is no field of the specification and is kept as a custom one",
                            "did you mean `" + known + "`?"));
        }
        return keys.stream().map(Scalar::text).toList();
    }
}
