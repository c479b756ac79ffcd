package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.model.Condition;
import dev.tocsin.sigma.model.Detection;
import dev.tocsin.sigma.model.SearchIdentifier;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The detection of a rule or a filter: its search identifiers, then the conditions over them. */
final class DetectionReader {
    /** Patterns select from all identifiers, so their number is bounded; the most that a known rule has is 39. */
    private static final int MAX_IDENTIFIERS = 1_000;

    private final Findings findings;
    private final Mapping mapping;
    private final KnownField section;
    private final FieldReader fields;
    private final SearchReader searches;

    /** @param section {@code detection} of a rule or {@code filter} of a filter; what it names is no search */
    DetectionReader(Findings findings, Mapping mapping, KnownField section) {
        this.findings = findings;
        this.section = section;
        this.mapping = mapping;
        this.fields = new FieldReader(findings, mapping);
        this.searches = new SearchReader(findings);
    }

    Optional<Detection> read() {
        Map<String, SearchIdentifier> identifiers = new LinkedHashMap<>();
        // An identifier whose search is wrong is defined all the same; the condition is not to blame for it.
        Set<String> names = new LinkedHashSet<>();
        for (Entry entry : mapping.entries()) {
            if (isTimeframe(entry)) {
                findings.warning(
                        Code.LEGACY_TIMEFRAME,
                        entry.key().span(),
                        "`timeframe` belongs to the aggregations of Sigma version 1 and is not looked at",
                        "remove it, or write a correlation rule with `timespan`");
            } else if (isSearch(section, entry)) {
                names.add(entry.key().text());
                identifier(entry).ifPresent(identifier -> identifiers.put(identifier.name(), identifier));
            }
        }
        if (names.size() > MAX_IDENTIFIERS) {
            findings.error(
                    Code.TOO_LARGE,
                    mapping.firstKey(),
                    "the " + section.key() + " has " + names.size() + " search identifiers; at most " + MAX_IDENTIFIERS
                            + " are read");
            return Optional.empty();
        }
        if (names.isEmpty()) {
            findings.error(
                    Code.EMPTY_SEARCH,
                    mapping.firstKey(),
                    "the " + section.key() + " has no search identifier",
                    "add one, for example `selection:` with a map of fields");
        }
        // Without any identifier each one in the condition would be unknown; that says nothing more.
        List<Condition> conditions = names.isEmpty() ? List.of() : conditions(names);
        return identifiers.isEmpty() || conditions.isEmpty()
                ? Optional.empty()
                : Optional.of(new Detection(identifiers, conditions, mapping.span()));
    }

    /**
     * Whether an entry names a search identifier.
     *
     * @param section where it stands: {@code detection} or {@code filter}
     */
    static boolean isSearch(KnownField section, Entry entry) {
        return !isTimeframe(entry)
                && !KnownFields.keysOf(section).contains(entry.key().text());
    }

    /** A search may bear the name; a time span is no search. */
    private static boolean isTimeframe(Entry entry) {
        return entry.key().text().equals("timeframe") && entry.value() instanceof Scalar;
    }

    private Optional<SearchIdentifier> identifier(Entry entry) {
        Scalar key = entry.key();
        if (!ConditionTokenizer.canName(key.text())) {
            findings.warning(
                    Code.UNREFERABLE_IDENTIFIER,
                    key.span(),
                    "no condition can name the search identifier " + Quoted.of(key.text())
                            + "; only a pattern can select it",
                    key.text().contains("|")
                            ? "modifiers belong to fields, one level deeper"
                            : "use letters, digits, `_`, `-` and `.`, and none of the words and, or, not, of, them");
        }
        return searches.read(entry.value(), key).map(search -> new SearchIdentifier(key.text(), search, key.span()));
    }

    private List<Condition> conditions(Set<String> names) {
        Optional<YamlNode> value = fields.value(KnownFields.CONDITION);
        List<YamlNode> written = switch (value.orElse(null)) {
            case Sequence sequence -> sequence.items();
            case YamlNode node -> List.of(node);
            case null -> List.of();
        };
        if (written.isEmpty()) {
            findings.error(
                    Code.MISSING_FIELD,
                    value.map(YamlNode::span).orElseGet(() -> fields.keySpan(KnownFields.CONDITION)),
                    "the " + section.key() + " has no condition",
                    "add `condition:`, for example `condition: selection`");
        }
        ConditionParser parser = new ConditionParser(findings, new SearchIdentifierNames(findings, names));
        List<Condition> conditions = new ArrayList<>();
        for (YamlNode node : written) {
            fields.text(node, "a condition").flatMap(parser::parse).ifPresent(conditions::add);
        }
        return conditions;
    }
}
