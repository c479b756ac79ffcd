package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.EventScope;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Origin;
import dev.tocsin.compiler.ir.Portion;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Values;
import dev.tocsin.compiler.mapping.DocumentShape;
import dev.tocsin.compiler.mapping.EventSource;
import dev.tocsin.compiler.mapping.ShapePlaces;
import dev.tocsin.compiler.mapping.WinlogbeatMapping;
import dev.tocsin.sigma.source.SourceText;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The predicate of a list. The single values that stand alike in one field are one test, whatever kinds of events have
 * the field; what belongs together is a predicate of its own.
 */
final class ListPredicate {
    private static final Field TIME = new Field("@timestamp", List.of(new Candidate.Path("@timestamp")));

    /** With more days of expiry than this, one lookup tells first whether any value is there at all. */
    private static final int FEW_DAYS = 4;

    private final IocList list;
    private final SourceText source;
    private final WinlogbeatMapping mapping;
    private final Set<EventSource> sources = new LinkedHashSet<>();
    private final List<ShapePlaces> shapes =
            Arrays.stream(DocumentShape.values()).map(ShapePlaces::of).toList();

    ListPredicate(IocList list, SourceText source, WinlogbeatMapping mapping) {
        this.list = list;
        this.source = source;
        this.mapping = mapping;
    }

    /** Values that are looked up in one field of one kind of event. */
    private record Place(LogSourceName logSource, String field, Portion portion) {}

    /** What is asked of one field of one kind of event by tests of their own, as long as they last. */
    private record Asked(LogSourceName logSource, String field, Expiry expiry) {}

    Predicate predicate() {
        List<Predicate> terms = new ArrayList<>();
        Questions questions = new Questions();
        for (Indicator indicator : list.indicators()) {
            Expiry expiry = list.expiry(indicator);
            Optional<Origin> origin = Optional.of(new Origin(indicator.name(), source, indicator.span()));
            if (!(indicator.term() instanceof Term.Value value)) {
                terms.add(until(expiry, predicate(indicator.term(), Observable.Company.ALONE, origin)));
            } else if (value.isTelling()) {
                questions.ask(value, Observable.Company.ALONE, expiry, origin);
            }
        }
        terms.addAll(questions.predicates());
        return Predicate.anyOf(terms);
    }

    /** Single values, by the fields in which they are looked for. */
    private final class Questions {
        private final Map<Asked, List<Predicate>> tests = new LinkedHashMap<>();
        private final Map<Place, Map<Expiry, List<Values.Listed>>> listed = new LinkedHashMap<>();

        void ask(Term.Value value, Observable.Company company, Expiry expiry, Optional<Origin> origin) {
            for (Observable observable : Observable.of(value, company)) {
                LogSourceName logSource = observable.logSource();
                String field = observable.field();
                switch (observable.sight()) {
                    case Observable.Sight.Listed(Portion portion, String text) ->
                        listed.computeIfAbsent(new Place(logSource, field, portion), place -> new LinkedHashMap<>())
                                .computeIfAbsent(expiry, day -> new ArrayList<>())
                                .add(new Values.Listed(text, origin));
                    case Observable.Sight.Fits(Matcher matcher) ->
                        tests.computeIfAbsent(new Asked(logSource, field, expiry), asked -> new ArrayList<>())
                                .add(new Predicate.FieldTest(field(field, Set.of(logSource)), matcher, origin));
                }
            }
        }

        List<Predicate> predicates() {
            List<Predicate> predicates = new ArrayList<>();
            tests.forEach((asked, those) ->
                    predicates.add(until(asked.expiry(), inScope(Set.of(asked.logSource()), Predicate.anyOf(those)))));
            predicates.addAll(lookups(listed));
            return predicates;
        }
    }

    /** The kinds of events that the predicate reads, once it is made. */
    List<EventSource> sources() {
        return List.copyOf(sources);
    }

    /** The same while the expiry lasts. An event without a time is none after it. */
    private static Predicate until(Expiry expiry, Predicate predicate) {
        return switch (expiry) {
            case Expiry.Never() -> predicate;
            case Expiry.LastDay(LocalDate day) ->
                Predicate.allOf(List.of(
                        predicate,
                        new Predicate.Not(new Predicate.FieldTest(
                                TIME,
                                new Matcher.NotBefore(day.plusDays(1)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant()),
                                Optional.empty()))));
        };
    }

    private Predicate predicate(Term term, Observable.Company company, Optional<Origin> origin) {
        return switch (term) {
            case Term.Value value -> seen(value, company, origin);
            case Term.All all -> Predicate.allOf(predicates(all.terms(), company(all, company), origin));
            case Term.Any(List<Term> terms) -> Predicate.anyOf(predicates(terms, company, origin));
            case Term.Not(Term negated) -> Predicate.not(predicate(negated, company, origin));
        };
    }

    private List<Predicate> predicates(List<Term> terms, Observable.Company company, Optional<Origin> origin) {
        return terms.stream().map(part -> predicate(part, company, origin)).toList();
    }

    /** A program beside nothing but programs is still a started one, or all that it ever does would be found. */
    private static Observable.Company company(Term.All all, Observable.Company outside) {
        boolean others = all.sought()
                .anyMatch(value -> !value.scopes().equals(List.of(MatchScope.PROCESS))
                        && !value.scopes().isEmpty());
        return others ? Observable.Company.BESIDE_OTHERS : outside;
    }

    private Predicate seen(Term.Value value, Observable.Company company, Optional<Origin> origin) {
        Questions questions = new Questions();
        questions.ask(value, company, new Expiry.Never(), origin);
        return Predicate.anyOf(questions.predicates());
    }

    private Predicate inScope(Set<LogSourceName> logSources, Predicate test) {
        List<EventSource> ofThese = logSources.stream()
                .flatMap(logSource -> eventSources(logSource).stream())
                .distinct()
                .toList();
        sources.addAll(ofThese);
        return Predicate.allOf(List.of(EventScope.of(ofThese, mapping), test));
    }

    /** What is looked up in the same kinds of events stands together in them. */
    private List<Predicate> lookups(Map<Place, Map<Expiry, List<Values.Listed>>> listed) {
        // The same values of a field of the same name in several kinds of events, such as digests, are one test.
        record Search(String field, Portion portion, Map<Expiry, List<Values.Listed>> values) {}
        Map<Search, Set<LogSourceName>> searches = new LinkedHashMap<>();
        listed.forEach((place, values) -> searches.computeIfAbsent(
                        new Search(place.field(), place.portion(), values), search -> new LinkedHashSet<>())
                .add(place.logSource()));
        Map<Set<LogSourceName>, List<Predicate>> byScope = new LinkedHashMap<>();
        searches.forEach((search, logSources) -> byScope.computeIfAbsent(logSources, scope -> new ArrayList<>())
                .add(lookup(field(search.field(), logSources), search.portion(), search.values())));
        List<Predicate> predicates = new ArrayList<>();
        byScope.forEach((logSources, tests) -> predicates.add(inScope(logSources, Predicate.anyOf(tests))));
        return predicates;
    }

    private static Predicate lookup(Field field, Portion portion, Map<Expiry, List<Values.Listed>> byExpiry) {
        List<Predicate> tests = new ArrayList<>();
        byExpiry.forEach((expiry, values) -> tests.add(until(expiry, oneOf(field, portion, values))));
        if (tests.size() <= FEW_DAYS) {
            return Predicate.anyOf(tests);
        }
        List<Values.Listed> all = byExpiry.values().stream()
                .flatMap(List::stream)
                .map(value -> new Values.Listed(value.text(), Optional.empty()))
                .distinct()
                .toList();
        return Predicate.allOf(List.of(oneOf(field, portion, all), Predicate.anyOf(tests)));
    }

    private static Predicate oneOf(Field field, Portion portion, List<Values.Listed> values) {
        return new Predicate.FieldTest(field, new Matcher.OneOf(Values.of(portion, values)), Optional.empty());
    }

    /** The field in all of these kinds of events. Where they have it in different places, any of them counts. */
    private Field field(String name, Set<LogSourceName> logSources) {
        Set<List<Candidate>> candidates = new LinkedHashSet<>();
        for (LogSourceName logSource : logSources) {
            List<EventSource> events = eventSources(logSource);
            Field whole = mapping.field(logSource.logSource(), name);
            List<Candidate> possible = whole.candidates().stream()
                    .filter(candidate -> canHaveValue(candidate, events))
                    .toList();
            candidates.add(possible.isEmpty() ? whole.candidates() : possible);
        }
        if (candidates.size() == 1) {
            return new Field(name, candidates.iterator().next());
        }
        List<Candidate> together =
                candidates.stream().flatMap(List::stream).distinct().toList();
        return new Field(name, together.size() == 1 ? together : List.of(new Candidate.Together(together)));
    }

    /** Whether documents of any shape have a value there. */
    private boolean canHaveValue(Candidate candidate, List<EventSource> events) {
        return candidate.paths().stream()
                .anyMatch(path -> shapes.stream().anyMatch(shape -> shape.mayHave(path, events)));
    }

    private List<EventSource> eventSources(LogSourceName logSource) {
        return switch (mapping.eventSources(logSource.logSource())) {
            case WinlogbeatMapping.Selection.Known(List<EventSource> known) -> known;
            case WinlogbeatMapping.Selection.OtherProduct(String product) ->
                throw new IllegalStateException("not of product windows: " + logSource);
            case WinlogbeatMapping.Selection.Unknown(String hint) -> throw new IllegalStateException(hint);
        };
    }
}
