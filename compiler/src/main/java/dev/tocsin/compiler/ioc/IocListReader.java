package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.compiler.indicator.ValueReading;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.Level;
import dev.tocsin.sigma.model.RuleId;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The nodes of a file to an IoC list. A mistake must not become a list that never matches, so all is checked. */
final class IocListReader {
    private static final Set<String> LIST_KEYS = Set.of(
            "list",
            "title",
            "description",
            "source",
            "tlp",
            "published",
            "valid_from",
            "valid_until",
            "confidence",
            "level",
            "tags",
            "references",
            "indicators");
    private static final Set<String> SINGLE_KEYS =
            Set.of("type", "value", "match", "role", "confidence", "source", "note");
    private static final Set<String> COMPOUND_KEYS = Set.of("name", "all", "role", "confidence", "source", "note");
    private static final Set<String> PART_KEYS = Set.of("type", "value", "match");
    private static final Set<String> TLP = Set.of("clear", "green", "amber", "amber-strict", "red");
    private static final Set<String> CONFIDENCE = Set.of("low", "medium", "high");
    private static final int MAX_TITLE = 256;

    private final Findings findings;
    private final Set<String> seen = new HashSet<>();

    IocListReader(Findings findings) {
        this.findings = findings;
    }

    /** The list of a file; empty if there are errors, which the findings then hold. */
    Optional<IocList> read(List<YamlNode> roots) {
        if (roots.size() != 1 || !(roots.getFirst() instanceof Mapping list)) {
            findings.error(
                    Code.INVALID_IOC_LIST,
                    new Span(0, 0),
                    "an IoC list is one map in a file of its own",
                    "split the file at `---`");
            return Optional.empty();
        }
        checkKeys(list, LIST_KEYS);
        Optional<String> id = text(list, "list");
        id.filter(text -> RuleId.of(text).isEmpty())
                .ifPresent(
                        text -> findings.error(Code.INVALID_ID, place(list, "list"), "`" + text + "` is not a UUID"));
        Optional<String> title = text(list, "title");
        title.filter(text -> text.length() > MAX_TITLE)
                .ifPresent(text -> findings.error(
                        Code.TEXT_LENGTH, place(list, "title"), "a title has at most " + MAX_TITLE + " characters"));
        Optional<Tlp> tlp = word(list, "tlp", TLP).flatMap(Tlp::of);
        Optional<Confidence> confidence = word(list, "confidence", CONFIDENCE).flatMap(Confidence::of);
        Optional<String> level = word(
                list, "level", Arrays.stream(Level.values()).map(Level::word).collect(Collectors.toSet()));
        Optional<String> published = date(list, "published");
        Optional<LocalDate> validFrom = date(list, "valid_from").map(LocalDate::parse);
        Optional<Expiry> expiry = list.value("valid_until")
                .flatMap(until -> date(list, "valid_until"))
                .map(LocalDate::parse)
                .map(Expiry.LastDay::new);
        Optional<IocList.Source> source = source(list);
        List<Indicator> indicators = indicators(list);
        if (findings.errorCount() > 0) {
            return Optional.empty();
        }
        return Optional.of(new IocList(
                id.orElseThrow(),
                title.orElseThrow(),
                optionalText(list, "description"),
                source.orElseThrow(),
                tlp.orElseThrow(),
                LocalDate.parse(published.orElseThrow()),
                validFrom,
                expiry,
                confidence.orElseThrow(),
                level.flatMap(word -> Arrays.stream(Level.values())
                                .filter(one -> one.word().equals(word))
                                .findFirst())
                        .orElseThrow(),
                texts(list, "tags"),
                texts(list, "references"),
                indicators,
                List.of()));
    }

    private Optional<IocList.Source> source(Mapping list) {
        Optional<YamlNode> source = required(list, "source");
        if (source.isEmpty()) {
            return Optional.empty();
        }
        if (!(source.get() instanceof Mapping map)) {
            findings.error(Code.FIELD_TYPE, source.get().span(), "`source` is a map with `name` and `url`");
            return Optional.empty();
        }
        checkKeys(map, Set.of("name", "url"));
        Optional<String> url = optionalText(map, "url");
        return text(map, "name").map(name -> new IocList.Source(name, url));
    }

    private List<Indicator> indicators(Mapping list) {
        Optional<YamlNode> node = required(list, "indicators");
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof Sequence sequence) || sequence.items().isEmpty()) {
            findings.error(Code.FIELD_TYPE, node.get().span(), "`indicators` is a list with at least one entry");
            return List.of();
        }
        List<Indicator> indicators = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            if (item instanceof Mapping map) {
                (map.value("all").isPresent() ? compound(map) : single(map))
                        .ifPresent(indicator -> add(indicator, indicators));
            } else {
                findings.error(
                        Code.FIELD_TYPE,
                        item.span(),
                        "an indicator is a map with `type` and `value`, not " + item.kindInWords());
            }
        }
        return indicators;
    }

    private void add(Indicator indicator, List<Indicator> indicators) {
        if (seen.add(indicator.name().toLowerCase(Locale.ROOT))) {
            indicators.add(indicator);
        } else {
            findings.error(Code.DUPLICATE_ENTRY, indicator.span(), "`" + indicator.name() + "` is in this list twice");
        }
    }

    private Optional<Indicator> compound(Mapping map) {
        checkKeys(map, COMPOUND_KEYS);
        word(map, "confidence", CONFIDENCE, Presence.OPTIONAL);
        Optional<String> name = text(map, "name");
        List<Term> parts = new ArrayList<>();
        if (map.value("all").orElseThrow() instanceof Sequence all
                && all.items().size() >= 2) {
            for (YamlNode item : all.items()) {
                if (item instanceof Mapping part) {
                    value(part, PART_KEYS).ifPresent(parts::add);
                } else {
                    findings.error(Code.FIELD_TYPE, item.span(), "a part is a map with `type` and `value`");
                }
            }
        } else {
            findings.error(Code.FIELD_TYPE, place(map, "all"), "`all` is a list of at least two parts");
        }
        return name.filter(known -> parts.size() >= 2)
                .map(known -> new Indicator(known, new Term.All(parts), details(map), place(map, "name")));
    }

    private Optional<Indicator> single(Mapping map) {
        return value(map, SINGLE_KEYS).map(value -> Indicator.of(value, details(map), place(map, "value")));
    }

    private Details details(Mapping map) {
        return new Details(
                optionalText(map, "role"),
                optionalText(map, "confidence").flatMap(Confidence::of),
                Optional.empty(),
                optionalText(map, "source"),
                optionalText(map, "note"),
                List.of());
    }

    private Optional<Term.Value> value(Mapping map, Set<String> keys) {
        checkKeys(map, keys);
        word(map, "confidence", CONFIDENCE, Presence.OPTIONAL);
        Optional<String> word = text(map, "type");
        Optional<String> value = text(map, "value");
        if (word.isEmpty() || value.isEmpty()) {
            return Optional.empty();
        }
        Optional<IndicatorType> type = IndicatorType.of(word.get());
        if (type.isEmpty()) {
            findings.error(
                    Code.INVALID_INDICATOR,
                    place(map, "type"),
                    "`" + word.get() + "` is no type of indicator",
                    "it is one of: " + IndicatorType.words().collect(Collectors.joining(", ")));
            return Optional.empty();
        }
        return switch (type.get().read(value.get())) {
            case ValueReading.Valid(String text) ->
                Optional.of(new Term.Value(type.get(), Condition.IS, text, scopes(map, type.get())));
            case ValueReading.Invalid(String why) -> {
                findings.error(
                        Code.INVALID_INDICATOR,
                        place(map, "value"),
                        "`" + value.get() + "` " + why,
                        "write values plainly: nothing defanged, no spaces, no digit missing");
                yield Optional.empty();
            }
        };
    }

    private List<MatchScope> scopes(Mapping map, IndicatorType type) {
        List<MatchScope> scopes = new ArrayList<>();
        for (Scalar written : scalars(map, "match")) {
            Optional<MatchScope> scope = MatchScope.of(written.text()).filter(type.scopes()::contains);
            if (scope.isPresent()) {
                scopes.add(scope.get());
            } else {
                findings.error(
                        Code.INVALID_INDICATOR,
                        written.span(),
                        "an indicator of type `" + type.word() + "` cannot `match` `" + written.text() + "`",
                        "it is one of: "
                                + type.scopes().stream().map(MatchScope::word).collect(Collectors.joining(", ")));
            }
        }
        return scopes.isEmpty() ? type.defaultScopes() : scopes;
    }

    private void checkKeys(Mapping map, Set<String> known) {
        for (Entry entry : map.entries()) {
            if (!known.contains(entry.key().text())) {
                findings.error(
                        Code.UNKNOWN_KEY,
                        entry.key().span(),
                        "`" + entry.key().text() + "` is not known here",
                        "it is one of: " + known.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
    }

    private enum Presence {
        REQUIRED,
        OPTIONAL
    }

    private Optional<YamlNode> required(Mapping map, String key) {
        Optional<YamlNode> node = map.value(key);
        if (node.isEmpty()) {
            findings.error(Code.MISSING_FIELD, map.firstKey(), "`" + key + "` is missing here");
        }
        return node;
    }

    private Optional<String> text(Mapping map, String key) {
        return required(map, key).flatMap(node -> scalarText(node, key));
    }

    private Optional<String> optionalText(Mapping map, String key) {
        return map.value(key).flatMap(node -> scalarText(node, key));
    }

    private Optional<String> scalarText(YamlNode node, String key) {
        if (node instanceof Scalar scalar && !scalar.isNull() && !scalar.text().isBlank()) {
            return Optional.of(scalar.text().strip());
        }
        findings.error(Code.FIELD_TYPE, node.span(), "`" + key + "` is a text that is not empty");
        return Optional.empty();
    }

    private List<Scalar> scalars(Mapping map, String key) {
        List<YamlNode> items = map.value(key)
                .map(node -> node instanceof Sequence sequence ? sequence.items() : List.of(node))
                .orElse(List.of());
        return items.stream().flatMap(node -> scalar(node, key)).toList();
    }

    private Stream<Scalar> scalar(YamlNode node, String key) {
        return scalarText(node, key).isPresent() && node instanceof Scalar scalar ? Stream.of(scalar) : Stream.of();
    }

    private List<String> texts(Mapping map, String key) {
        return scalars(map, key).stream().map(scalar -> scalar.text().strip()).toList();
    }

    private Optional<String> word(Mapping map, String key, Set<String> words) {
        return word(map, key, words, Presence.REQUIRED);
    }

    private Optional<String> word(Mapping map, String key, Set<String> words, Presence presence) {
        Optional<String> word = switch (presence) {
            case REQUIRED -> text(map, key);
            case OPTIONAL -> optionalText(map, key);
        };
        if (word.isPresent() && !words.contains(word.get())) {
            findings.error(
                    Code.FIELD_TYPE,
                    place(map, key),
                    "`" + word.get() + "` is no `" + key + "`",
                    "it is one of: " + words.stream().sorted().collect(Collectors.joining(", ")));
            return Optional.empty();
        }
        return word;
    }

    private Optional<String> date(Mapping map, String key) {
        Optional<String> date = text(map, key);
        if (date.isPresent() && !isDate(date.get())) {
            findings.error(Code.INVALID_DATE, place(map, key), "`" + date.get() + "` is not a date like 2024-01-22");
            return Optional.empty();
        }
        return date;
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException notADate) {
            return false;
        }
    }

    private static Span place(Mapping map, String key) {
        return map.value(key).map(YamlNode::span).orElse(map.span());
    }
}
