package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One merge: decides what is new, has it put into the text, and reads the result to see that it says just that. */
final class EditionMerge {
    private final IocList list;
    private final ListText text;
    private final Exclusions exclusions;
    private final List<Change> changes = new ArrayList<>();

    /** The indicators of the list, by what they look for and by name, as their index. */
    private final Map<String, Integer> byIdentity = new HashMap<>();

    private final Map<String, Integer> byName = new HashMap<>();

    private final List<Indicator> merged;
    private final Map<String, Indicator> added = new LinkedHashMap<>();
    private final Map<Integer, List<Provenance>> addedPlaces = new TreeMap<>();
    private final Set<String> addedNames = new HashSet<>();
    private LocalDate published;

    private EditionMerge(IocList list, ListText text) {
        this.list = list;
        this.text = text;
        this.exclusions = Exclusions.of(list);
        this.merged = new ArrayList<>(list.indicators());
        this.published = list.published();
        for (int i = 0; i < merged.size(); i++) {
            byIdentity.putIfAbsent(TermIdentity.of(merged.get(i).term()), i);
            byName.put(name(merged.get(i)), i);
        }
    }

    static IocListEdition of(PresentList present, IocList newer) {
        Optional<IocList> list = present.list();
        if (list.isEmpty() || !(present.roots().getFirst() instanceof Mapping root)) {
            return new IocListEdition.Refused(present.diagnostics());
        }
        SourceText source = present.source();
        if (!ListText.canGrow(source, root)) {
            return refused(source, root);
        }
        EditionMerge merge = new EditionMerge(
                list.get(), new ListText(source, root, list.get().indicators()));
        merge.take(newer);
        return merge.text.isAsItWas()
                ? new IocListEdition.Merged(source.text(), merge.changes)
                : merge.expected(source, root).in(new SourceText(source.name(), merge.text.edited()));
    }

    private static IocListEdition refused(SourceText source, Mapping root) {
        Diagnostic diagnostic = Diagnostic.of(
                        Code.INVALID_IOC_LIST,
                        source,
                        root.firstKey(),
                        "a newer edition cannot be put into a list that is written like this")
                .withHint("begin each indicator with a dash on a line of its own, and use no aliases");
        return new IocListEdition.Refused(List.of(diagnostic));
    }

    private void take(IocList newer) {
        if (newer.published().isAfter(list.published())) {
            published = newer.published();
            text.replace(ListKey.PUBLISHED, published.toString());
            change(
                    Change.Kind.UPDATED,
                    ListKey.PUBLISHED.word(),
                    "`published` is %s now, it was %s".formatted(published, list.published()));
        }
        EditionDifferences.ofLists(list, newer).forEach(changes::add);
        Set<Integer> seen = new HashSet<>();
        newer.indicators().forEach(indicator -> take(indicator, seen));
        addedPlaces.forEach(text::add);
        text.add(added.values());
        for (int i = 0; i < list.indicators().size(); i++) {
            if (!seen.contains(i)) {
                String name = list.indicators().get(i).name();
                change(
                        Change.Kind.NO_LONGER_PUBLISHED,
                        name,
                        Quoted.of(name) + " is not in the newer edition; the list keeps it");
            }
        }
    }

    private void take(Indicator indicator, Set<Integer> seen) {
        Optional<Integer> known = Optional.ofNullable(byIdentity.get(TermIdentity.of(indicator.term())))
                .or(() -> Optional.ofNullable(byName.get(name(indicator))));
        if (known.isPresent()) {
            seen.add(known.get());
            compare(known.get(), indicator);
        } else if (exclusions.hold(indicator.term())) {
            change(
                    Change.Kind.EXCLUDED,
                    indicator.name(),
                    Quoted.of(indicator.name()) + " is in the newer edition; the list excludes it");
        } else {
            add(indicator);
        }
    }

    private void add(Indicator indicator) {
        String identity = TermIdentity.of(indicator.term());
        Indicator before = added.get(identity);
        if (before != null) {
            added.put(identity, with(before, unknown(before, indicator)));
        } else if (!addedNames.add(name(indicator))) {
            change(
                    Change.Kind.DIFFERS,
                    indicator.name(),
                    Quoted.of(indicator.name()) + " names two things in the newer edition; the first is taken");
        } else {
            added.put(identity, indicator);
            change(Change.Kind.ADDED, indicator.name(), Quoted.of(indicator.name()) + " is new");
        }
    }

    private void compare(int index, Indicator newer) {
        Indicator known = merged.get(index);
        List<Provenance> places = unknown(known, newer);
        if (!places.isEmpty()) {
            merged.set(index, with(known, places));
            addedPlaces.computeIfAbsent(index, absent -> new ArrayList<>()).addAll(places);
            for (Provenance place : places) {
                change(
                        Change.Kind.PUBLISHED_AGAIN,
                        known.name(),
                        "%s was published in %s too".formatted(Quoted.of(known.name()), words(place)));
            }
        }
        EditionDifferences.ofIndicators(known, newer).forEach(changes::add);
    }

    /** Where the newer one was published and the known one was not; a place counts once, whatever stands around it. */
    private static List<Provenance> unknown(Indicator known, Indicator newer) {
        Set<Object> places = new HashSet<>();
        known.details().provenance().forEach(place -> places.add(List.of(place.file(), place.place())));
        return newer.details().provenance().stream()
                .filter(place -> places.add(List.of(place.file(), place.place())))
                .toList();
    }

    private static Indicator with(Indicator indicator, List<Provenance> more) {
        Details details = indicator.details();
        return indicator.with(new Details(
                details.role(),
                details.confidence(),
                details.expiry(),
                details.source(),
                details.note(),
                Stream.concat(details.provenance().stream(), more.stream()).toList()));
    }

    private static String words(Provenance provenance) {
        String file = Quoted.of(provenance.file());
        return switch (provenance.place()) {
            case Provenance.Place.Line(int number) -> file + ", line " + number + ",";
            case Provenance.Place.Page(int number) -> file + ", page " + number + ",";
            case Provenance.Place.ObjectId(String id) -> file + ", object " + Quoted.of(id) + ",";
        };
    }

    private static String name(Indicator indicator) {
        return indicator.name().toLowerCase(Locale.ROOT);
    }

    private void change(Change.Kind kind, String subject, String line) {
        changes.add(new Change(kind, subject, line));
    }

    private Expected expected(SourceText source, Mapping root) {
        Set<Indicator> indicators = new HashSet<>();
        Stream.concat(merged.stream(), added.values().stream()).forEach(one -> indicators.add(asWritten(one)));
        return new Expected(
                indicators, published, list.exclusions(), changes, ListText.isInBlocks(root), refused(source, root));
    }

    /**
     * The text must say what was meant, whatever the way it is written. Holds nothing of the tree of the old text, so
     * that the two trees are not in memory together.
     *
     * @param otherwise the result where the text says something else
     */
    private record Expected(
            Set<Indicator> indicators,
            LocalDate published,
            List<IocList.Exclusion> exclusions,
            List<Change> changes,
            boolean isInBlocks,
            IocListEdition otherwise) {
        IocListEdition in(SourceText written) {
            IocListReading reading = IocListText.read(written);
            if (reading.list().isEmpty()) {
                boolean said = reading.diagnostics().stream().anyMatch(one -> one.severity() == Severity.ERROR);
                return said && isInBlocks ? new IocListEdition.Refused(reading.diagnostics()) : otherwise;
            }
            IocList actual = reading.list().get();
            Set<Indicator> actually = new HashSet<>();
            actual.indicators().forEach(one -> actually.add(asWritten(one)));
            boolean asMeant = indicators.equals(actually)
                    && actual.published().equals(published)
                    && actual.exclusions().equals(exclusions);
            return asMeant ? new IocListEdition.Merged(written.text(), changes) : otherwise;
        }
    }

    /** Without its place, and without what is not worth writing. */
    private static Indicator asWritten(Indicator indicator) {
        Details details = indicator.details();
        List<Provenance> places = details.provenance().stream()
                .map(place -> place.context().isBlank() ? new Provenance(place.file(), place.place(), "") : place)
                .toList();
        Details written = new Details(
                details.role().filter(text -> !text.isBlank()),
                details.confidence(),
                details.expiry(),
                details.source().filter(text -> !text.isBlank()),
                details.note().filter(text -> !text.isBlank()),
                places);
        return new Indicator(indicator.name(), indicator.term(), written, new Span(0, 0));
    }
}
