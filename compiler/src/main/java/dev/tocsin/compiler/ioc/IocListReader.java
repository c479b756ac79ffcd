package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.model.Level;
import dev.tocsin.sigma.model.RuleId;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The nodes of a file to an IoC list. A mistake must not become a list that never matches, so all is checked. */
final class IocListReader {
    private static final List<String> KEYS =
            Arrays.stream(ListKey.values()).map(ListKey::word).toList();
    private static final List<String> SOURCE_KEYS = List.of("name", "url");
    private static final List<String> TLP =
            Arrays.stream(Tlp.values()).map(Tlp::word).toList();
    private static final List<String> LEVELS =
            Arrays.stream(Level.values()).map(Level::word).toList();
    private static final int MAX_TITLE = 256;

    private final Findings findings;
    private final Map<String, Span> names = new HashMap<>();

    IocListReader(Findings findings) {
        this.findings = findings;
    }

    /** The list of a file; empty if there are errors, which the findings then hold. */
    Optional<IocList> read(List<YamlNode> roots) {
        if (roots.size() != 1 || !(roots.getFirst() instanceof Mapping map)) {
            findings.error(
                    Code.INVALID_IOC_LIST,
                    new Span(0, 0),
                    "an IoC list is one map in a file of its own",
                    "split the file at `---`");
            return Optional.empty();
        }
        Fields fields = new Fields(findings, map);
        fields.allowOnly(KEYS);
        requireAll(fields);
        Optional<String> id = id(fields);
        Optional<String> title = title(fields);
        Optional<String> description = fields.text(ListKey.DESCRIPTION.word());
        Optional<IocList.Source> source = source(fields);
        Optional<Tlp> tlp = fields.word(ListKey.TLP.word(), TLP).flatMap(Tlp::of);
        Optional<LocalDate> published = fields.date(ListKey.PUBLISHED.word());
        Optional<LocalDate> validFrom = fields.date(ListKey.VALID_FROM.word());
        Optional<Expiry> expiry = fields.expiry(ListKey.VALID_UNTIL.word());
        checkOrder(fields, validFrom, expiry);
        Optional<Confidence> confidence = fields.word(ListKey.CONFIDENCE.word(), IndicatorReader.CONFIDENCE)
                .flatMap(Confidence::of);
        Optional<Level> level =
                fields.word(ListKey.LEVEL.word(), LEVELS).map(word -> Level.valueOf(word.toUpperCase(Locale.ROOT)));
        List<String> tags = fields.texts(ListKey.TAGS.word());
        List<String> references = fields.texts(ListKey.REFERENCES.word());
        List<Indicator> indicators = indicators(fields);
        List<IocList.Exclusion> exclusions = new ExclusionReader(findings, indicators).read(fields);
        if (findings.errorCount() > 0) {
            return Optional.empty();
        }
        return Optional.of(new IocList(
                id.orElseThrow(),
                title.orElseThrow(),
                description,
                source.orElseThrow(),
                tlp.orElseThrow(),
                published.orElseThrow(),
                validFrom,
                expiry,
                confidence.orElseThrow(),
                level.orElseThrow(),
                tags,
                references,
                indicators,
                exclusions));
    }

    private static void requireAll(Fields fields) {
        for (ListKey key : ListKey.values()) {
            switch (key.presence()) {
                case REQUIRED -> fields.required(key.word());
                case OPTIONAL -> {}
            }
        }
    }

    private Optional<String> id(Fields fields) {
        Optional<String> id = fields.text(ListKey.LIST.word());
        id.filter(text -> RuleId.of(text).isEmpty())
                .ifPresent(text -> findings.error(
                        Code.INVALID_ID, fields.place(ListKey.LIST.word()), Quoted.of(text) + " is not a UUID"));
        return id;
    }

    private Optional<String> title(Fields fields) {
        Optional<String> title = fields.text(ListKey.TITLE.word());
        title.filter(text -> text.length() > MAX_TITLE)
                .ifPresent(text -> findings.error(
                        Code.TEXT_LENGTH,
                        fields.place(ListKey.TITLE.word()),
                        "a title has at most " + MAX_TITLE + " characters"));
        return title;
    }

    private void checkOrder(Fields fields, Optional<LocalDate> validFrom, Optional<Expiry> expiry) {
        if (expiry.isPresent()
                && expiry.get() instanceof Expiry.LastDay(LocalDate last)
                && validFrom.filter(last::isBefore).isPresent()) {
            findings.error(
                    Code.INVALID_DATE,
                    fields.place(ListKey.VALID_UNTIL.word()),
                    "`valid_until` is a day before `valid_from`");
        }
    }

    private Optional<IocList.Source> source(Fields list) {
        Optional<YamlNode> node = list.map().value(ListKey.SOURCE.word());
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (!(node.get() instanceof Mapping map)) {
            findings.error(Code.FIELD_TYPE, node.get().span(), "`source` is a map with `name` and `url`");
            return Optional.empty();
        }
        Fields fields = new Fields(findings, map);
        fields.allowOnly(SOURCE_KEYS);
        Optional<String> url = fields.text("url");
        return fields.requiredText("name").map(name -> new IocList.Source(name, url));
    }

    private List<Indicator> indicators(Fields list) {
        String key = ListKey.INDICATORS.word();
        if (!list.has(key)) {
            return List.of();
        }
        IndicatorReader reader = new IndicatorReader(findings);
        List<Indicator> indicators = new ArrayList<>();
        List<YamlNode> items =
                list.items(key, 1, "a list with at least one entry").orElse(List.of());
        for (Mapping map : list.maps(items, "an indicator is a map with `type` and `value`")) {
            reader.read(map).filter(this::isNew).ifPresent(indicators::add);
        }
        return indicators;
    }

    private boolean isNew(Indicator indicator) {
        Span first = names.putIfAbsent(indicator.name().toLowerCase(Locale.ROOT), indicator.span());
        if (first == null) {
            return true;
        }
        findings.add(Diagnostic.of(
                        Code.DUPLICATE_ENTRY,
                        Severity.ERROR,
                        findings.source(),
                        indicator.span(),
                        Quoted.of(indicator.name()) + " is in this list twice")
                .withHint("remove one, or give one that means something else a `name` of its own")
                .withNotes(List.of(new Diagnostic.Note("the first one is here", findings.source(), first))));
        return false;
    }
}
