package dev.tocsin.compiler.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.eval.FieldValues;
import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.mapping.EventPairs.Pair;
import dev.tocsin.sigma.model.LogSource;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A Sigma field is the same in every document shape, but for the losses that {@link Loss} names. */
class ShapesTest {
    private static final long SEED = 20_261_123;
    private static final WinlogbeatMapping MAPPING = WinlogbeatMapping.standard();

    private static final Set<String> MAPPED = Fields.read(Resource.load("winlogbeat-fields.yml")).groups().stream()
            .flatMap(group -> group.fields().keySet().stream())
            .collect(Collectors.toSet());

    private final Map<LogSource, Map<String, Field>> fields = new HashMap<>();
    /** Events and fields already counted; several log sources read the same event. */
    private final Set<String> lost = new HashSet<>();

    private final Map<Loss, Integer> losses = new EnumMap<>(Loss.class);
    private final Map<String, String> differences = new TreeMap<>();
    private int compared;

    @Test
    void attackCaptures() throws IOException {
        holds("evtx-to-mitre", EventPairs.all("evtx-to-mitre"));
    }

    @Test
    void regressionEvents() throws IOException {
        holds("regression", EventPairs.all("regression"));
    }

    @Test
    void attackLabs() throws IOException {
        holds("mordor-60k, seed " + SEED, EventPairs.sample("mordor-60k", 5_000, SEED));
    }

    @Test
    void elasticsOwnDocuments() throws IOException {
        holds("winlogbeat-golden", EventPairs.golden());
    }

    private void holds(String name, List<Pair> pairs) {
        assertTrue(pairs.size() > 100, name + ": " + pairs.size() + " pairs");
        List<LogSource> logSources = logSources();
        for (Pair pair : pairs) {
            for (LogSource logSource : logSources) {
                if (selects(logSource, pair.raw())) {
                    assertTrue(selects(logSource, pair.pipeline()), pair.place() + ": " + logSource);
                    compare(pair, logSource);
                }
            }
        }
        System.out.println(name + ": " + pairs.size() + " events, " + compared + " values compared, losses " + losses);
        assertEquals(Map.of(), differences, name);
    }

    private void compare(Pair pair, LogSource logSource) {
        Set<String> names = new TreeSet<>(eventDataNames(pair));
        // A rule that names a category reads one kind of event, so what the event log does not have must stay absent.
        if (logSource.category().isPresent()) {
            names.addAll(MAPPED);
        }
        for (String fieldName : names) {
            Field field = fields.computeIfAbsent(logSource, absent -> new HashMap<>())
                    .computeIfAbsent(fieldName, name -> MAPPING.field(logSource, name));
            List<String> raw = FieldValues.of(field, pair.raw());
            List<String> pipeline = FieldValues.of(field, pair.pipeline());
            compared++;
            if (same(raw, pipeline)) {
                continue;
            }
            Optional<Loss> loss = Loss.of(pair, fieldName, raw, pipeline);
            if (loss.isPresent()) {
                if (lost.add(pair.place() + " " + fieldName)) {
                    losses.merge(loss.get(), 1, Integer::sum);
                }
            } else {
                String key = logSource.category().or(logSource::service).orElse("any") + " "
                        + pair.raw().values("winlog.channel") + pair.raw().values("event.code") + " " + fieldName;
                differences.putIfAbsent(key, pair.place() + "\n    " + raw + "\n    " + pipeline);
            }
        }
    }

    private static boolean same(List<String> left, List<String> right) {
        return left.stream()
                .map(CaseFolding::fold)
                .toList()
                .equals(right.stream().map(CaseFolding::fold).toList());
    }

    private static List<String> eventDataNames(Pair pair) {
        return StreamSupport.stream(
                        ((Iterable<String>) () ->
                                        pair.rawTree().at("/winlog/event_data").fieldNames())
                                .spliterator(),
                        false)
                .map(name -> name.replace(" ", ""))
                .toList();
    }

    private static boolean selects(LogSource logSource, Document document) {
        return switch (MAPPING.eventSources(logSource)) {
            case WinlogbeatMapping.Selection.Known(List<EventSource> sources) ->
                sources.stream()
                        .anyMatch(source -> fits(source.channels(), document.values("winlog.channel"))
                                && fits(source.providers(), document.values("winlog.provider_name"))
                                && fits(source.eventIds(), document.values("event.code")));
            case WinlogbeatMapping.Selection.OtherProduct other -> throw new AssertionError(other);
            case WinlogbeatMapping.Selection.Unknown unknown -> throw new AssertionError(unknown);
        };
    }

    private static boolean fits(List<String> names, List<String> values) {
        return names.isEmpty()
                || values.stream().anyMatch(value -> names.stream().anyMatch(value::equalsIgnoreCase));
    }

    private static List<LogSource> logSources() {
        LogSources known = LogSources.read(Resource.load("winlogbeat-logsources.yml"));
        List<LogSource> logSources = new ArrayList<>();
        known.categories()
                .keySet()
                .forEach(category -> logSources.add(logSource(Optional.of(category), Optional.empty())));
        known.services().keySet().forEach(service -> logSources.add(logSource(Optional.empty(), Optional.of(service))));
        logSources.add(logSource(Optional.empty(), Optional.empty()));
        return logSources;
    }

    private static LogSource logSource(Optional<String> category, Optional<String> service) {
        return new LogSource(category, Optional.of("windows"), service, Optional.empty(), Map.of(), new Span(0, 0));
    }
}
