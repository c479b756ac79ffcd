package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.EventScope;
import dev.tocsin.compiler.RuleMetadata;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.ioc.Observable.LogSourceName;
import dev.tocsin.compiler.ir.Origin;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.mapping.EventSource;
import dev.tocsin.compiler.mapping.WinlogbeatMapping;
import dev.tocsin.sigma.model.LogSource;
import dev.tocsin.sigma.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files that hold an IoC list instead of Sigma rules. */
public final class IocLists {
    private static final Pattern INDICATORS = Pattern.compile("^indicators\\s*:", Pattern.MULTILINE);

    private final WinlogbeatMapping mapping;

    private IocLists(WinlogbeatMapping mapping) {
        this.mapping = mapping;
    }

    /** Lists that are looked for in the documents of Winlogbeat and Elastic Agent's Windows integrations. */
    public static IocLists forWinlogbeat() {
        return new IocLists(WinlogbeatMapping.standard());
    }

    /** Whether a file is meant as an IoC list: it has the top-level key {@code indicators}. */
    public static boolean isIocList(SourceText source) {
        return source.text().contains("indicators")
                && INDICATORS.matcher(source.text()).find();
    }

    /** What becomes of a list. Nothing is thrown, whatever the file holds. */
    public Compilation compile(SourceText source) {
        IocListReading reading = IocListText.read(source);
        return reading.list()
                .<Compilation>map(list -> new Compilation.Compiled(compile(list, source), reading.diagnostics()))
                .orElseGet(() -> new Compilation.Failed(reading.diagnostics()));
    }

    /**
     * The rule that a list is, or a part of one.
     *
     * @param source where it stands
     */
    public CompiledRule compile(IocList list, SourceText source) {
        Map<LogSourceName, List<Predicate>> tests = new LinkedHashMap<>();
        List<Predicate> terms = new ArrayList<>();
        List<EventSource> sources = new ArrayList<>();
        for (Indicator indicator : list.indicators()) {
            Origin origin = new Origin(indicator.name(), source, indicator.span());
            switch (indicator.term()) {
                case Term.Value value -> group(value, origin, tests);
                case Term.All all -> terms.add(predicate(all, origin, sources));
                case Term.Any any -> terms.add(predicate(any, origin, sources));
                case Term.Not not -> terms.add(predicate(not, origin, sources));
            }
        }
        terms.addAll(inScope(tests, sources));
        return new CompiledRule(
                metadata(list, source), sources.stream().distinct().toList(), Predicate.anyOf(terms), list);
    }

    private Predicate predicate(Term term, Origin origin, List<EventSource> sources) {
        return switch (term) {
            case Term.Value value -> {
                Map<LogSourceName, List<Predicate>> tests = new LinkedHashMap<>();
                group(value, origin, tests);
                yield Predicate.anyOf(inScope(tests, sources));
            }
            case Term.All(List<Term> terms) ->
                Predicate.allOf(terms.stream()
                        .map(part -> predicate(part, origin, sources))
                        .toList());
            case Term.Any(List<Term> terms) ->
                Predicate.anyOf(terms.stream()
                        .map(part -> predicate(part, origin, sources))
                        .toList());
            case Term.Not(Term negated) -> Predicate.not(predicate(negated, origin, sources));
        };
    }

    private static RuleMetadata metadata(IocList list, SourceText source) {
        return new RuleMetadata(
                list.id(),
                list.title(),
                list.description(),
                Optional.of(list.level()),
                Optional.of(list.source().name()),
                Optional.empty(),
                list.references(),
                List.of(),
                list.tags(),
                Optional.of(list.published().toString()),
                source);
    }

    private void group(Term.Value indicator, Origin origin, Map<LogSourceName, List<Predicate>> tests) {
        for (Observable observable : Observable.of(indicator)) {
            tests.computeIfAbsent(observable.logSource(), absent -> new ArrayList<>())
                    .add(new Predicate.FieldTest(
                            mapping.field(observable.logSource().logSource(), observable.field()),
                            observable.matcher(),
                            Optional.of(origin)));
        }
    }

    /** The tests of each kind of event, within that kind of event. */
    private List<Predicate> inScope(Map<LogSourceName, List<Predicate>> tests, List<EventSource> sources) {
        List<Predicate> terms = new ArrayList<>();
        tests.forEach((name, ofKind) -> {
            LogSource logSource = name.logSource();
            List<EventSource> ofName = eventSources(logSource);
            sources.addAll(ofName);
            terms.add(Predicate.allOf(List.of(EventScope.of(ofName, mapping), Predicate.anyOf(ofKind))));
        });
        return terms;
    }

    private List<EventSource> eventSources(LogSource logSource) {
        return switch (mapping.eventSources(logSource)) {
            case WinlogbeatMapping.Selection.Known(List<EventSource> known) -> known;
            case WinlogbeatMapping.Selection.OtherProduct(String product) ->
                throw new IllegalStateException("not of product windows: " + logSource);
            case WinlogbeatMapping.Selection.Unknown(String hint) -> throw new IllegalStateException(hint);
        };
    }
}
