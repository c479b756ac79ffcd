package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.model.SigmaDocument;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.ParsedDocument;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A document as checks look at it: its YAML by the parts that Sigma gives it. It goes as far as the YAML allows, so that
 * a document with an error in it is checked like any other; what is of the wrong kind is absent here, since the parser
 * has reported it.
 */
final class DocumentView {
    private final SourceText source;
    private final ParsedDocument document;
    private final List<Entry> searches;
    private final List<WrittenItem> items;
    private final List<WrittenTag> tags;
    private final List<ConditionWords> conditionWords;
    private final boolean conditionsAreFormed;

    DocumentView(ParseResult file, ParsedDocument document) {
        this.source = file.source();
        this.document = document;
        this.searches = document.searches();
        this.items = WrittenItem.of(searches);
        Set<String> defined =
                searches.stream().map(search -> search.key().text()).collect(Collectors.toUnmodifiableSet());
        this.conditionWords = conditions().stream()
                .map(condition -> ConditionWords.of(condition, defined))
                .toList();
        this.conditionsAreFormed = conditions().stream()
                .noneMatch(condition -> file.diagnostics().stream()
                        .filter(finding -> finding.code().topic() == Code.Topic.CONDITION)
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .anyMatch(finding -> isIn(condition.span(), finding.span())));
        this.tags = WrittenTag.of(scalars("tags"));
    }

    private static boolean isIn(Span whole, Span part) {
        return whole.start() <= part.start() && part.end() <= whole.end();
    }

    SourceText source() {
        return source;
    }

    ParsedDocument.Kind kind() {
        return document.kind();
    }

    /** Empty if there is an error in the document. */
    Optional<? extends SigmaDocument> model() {
        return document.model();
    }

    Mapping yaml() {
        return document.yaml();
    }

    /** Where a finding about something that is missing points: the first key. */
    Span head() {
        return yaml().firstKey();
    }

    /** A top-level key with its value; empty if it is missing or null. */
    Optional<Entry> entry(String key) {
        return entry(yaml(), key);
    }

    /** The scalar under a top-level key. */
    Optional<Scalar> scalar(String key) {
        return scalar(yaml(), key);
    }

    /** The scalars of the list under a top-level key; none if it is no list. */
    List<Scalar> scalars(String key) {
        return entry(key)
                .filter(entry -> entry.value() instanceof Sequence)
                .map(entry -> scalarsOf(entry.value()))
                .orElse(List.of());
    }

    private static List<Scalar> scalarsOf(YamlNode node) {
        List<YamlNode> items = node instanceof Sequence sequence ? sequence.items() : List.of(node);
        List<Scalar> scalars = new ArrayList<>(items.size());
        for (YamlNode item : items) {
            if (item instanceof Scalar scalar && !scalar.isNull()) {
                scalars.add(scalar);
            }
        }
        return scalars;
    }

    /** The map under a top-level key. */
    Optional<Mapping> mapping(String key) {
        return entry(key).map(Entry::value).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    /** A value of the log source, such as its {@code product}. */
    Optional<Scalar> logSource(String key) {
        return mapping("logsource").flatMap(logSource -> scalar(logSource, key));
    }

    /** The search identifiers with what stands under them, in the order written. */
    List<Entry> searches() {
        return searches;
    }

    private List<Scalar> conditions() {
        return document.detection()
                .flatMap(mapping -> entry(mapping, "condition"))
                .map(entry -> scalarsOf(entry.value()))
                .orElse(List.of());
    }

    /** Whether no condition has an error; otherwise what it names is not known for certain. */
    boolean conditionsAreFormed() {
        return conditionsAreFormed;
    }

    /** The words of each condition. */
    List<ConditionWords> conditionWords() {
        return conditionWords;
    }

    /** The tags that have a namespace, in the order written. */
    List<WrittenTag> tags() {
        return tags;
    }

    /** Every item of every search identifier, however deep in lists and maps, in the order written. */
    List<WrittenItem> items() {
        return items;
    }

    private static Optional<Entry> entry(Mapping mapping, String key) {
        for (Entry entry : mapping.entries()) {
            if (entry.key().text().equals(key)) {
                return entry.value().isNull() ? Optional.empty() : Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private static Optional<Scalar> scalar(Mapping mapping, String key) {
        return mapping.scalar(key).filter(value -> !value.isNull());
    }
}
