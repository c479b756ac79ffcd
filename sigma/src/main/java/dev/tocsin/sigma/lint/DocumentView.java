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
import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Collections;
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
    /** Keys beside the search identifiers of a detection or a filter. */
    private static final Set<String> NO_SEARCH = Set.of("condition", "timeframe", "rules");

    private final SourceText source;
    private final ParsedDocument document;
    private final Optional<Mapping> detection;
    private final List<Entry> searches;
    private final List<WrittenItem> items;
    private final List<WrittenTag> tags;
    private final List<ConditionWords> conditionWords;
    private final boolean conditionsAreFormed;

    DocumentView(ParseResult file, ParsedDocument document) {
        this.source = file.source();
        this.document = document;
        this.detection = switch (document.kind()) {
            case DETECTION_RULE -> mapping("detection");
            case FILTER -> mapping("filter");
            case CORRELATION_RULE -> Optional.empty();
        };
        this.searches = new ArrayList<>();
        this.items = new ArrayList<>();
        this.conditionWords = new ArrayList<>();
        detection.ifPresent(this::readDetection);
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

    private void readDetection(Mapping mapping) {
        for (Entry entry : mapping.entries()) {
            if (isSearch(entry)) {
                searches.add(entry);
                WrittenItem.collect(entry, items);
            }
        }
        Set<String> defined =
                searches.stream().map(search -> search.key().text()).collect(Collectors.toUnmodifiableSet());
        for (Scalar condition : conditions()) {
            conditionWords.add(ConditionWords.of(condition, defined));
        }
    }

    private boolean isSearch(Entry entry) {
        String key = entry.key().text();
        return switch (document.kind()) {
            case DETECTION_RULE -> key.equals("rules") || !NO_SEARCH.contains(key);
            case FILTER -> !NO_SEARCH.contains(key);
            case CORRELATION_RULE -> false;
        };
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
        return yaml().entries().stream()
                .findFirst()
                .map(entry -> entry.key().span())
                .orElse(yaml().span());
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
            if (item instanceof Scalar scalar && !isNull(scalar)) {
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

    /** Where the detection of a rule, or the body of a filter, stands. */
    Optional<Mapping> detection() {
        return detection;
    }

    /** The search identifiers with what stands under them, in the order written. */
    List<Entry> searches() {
        return Collections.unmodifiableList(searches);
    }

    /** The conditions over the search identifiers. */
    List<Scalar> conditions() {
        return detection
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
        return Collections.unmodifiableList(conditionWords);
    }

    /** The tags that have a namespace, in the order written. */
    List<WrittenTag> tags() {
        return tags;
    }

    /** Every item of every search identifier, however deep in lists and maps, in the order written. */
    List<WrittenItem> items() {
        return Collections.unmodifiableList(items);
    }

    private static Optional<Entry> entry(Mapping mapping, String key) {
        for (Entry entry : mapping.entries()) {
            if (entry.key().text().equals(key)) {
                return isNull(entry.value()) ? Optional.empty() : Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private static Optional<Scalar> scalar(Mapping mapping, String key) {
        return entry(mapping, key)
                .map(Entry::value)
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast);
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof Scalar scalar && scalar.meaning() instanceof Meaning.Null;
    }
}
