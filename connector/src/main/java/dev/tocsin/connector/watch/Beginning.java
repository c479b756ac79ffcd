package dev.tocsin.connector.watch;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.index.EventSelection;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import dev.tocsin.connector.elasticsearch.SourceIndex;
import dev.tocsin.connector.ledger.Cursor;
import dev.tocsin.connector.ledger.Ledger;
import dev.tocsin.connector.ledger.ShardKey;
import dev.tocsin.connector.ledger.WatchState;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The first minutes of a watch, and of every set of rules that it takes up later. The order is what leaves no gap:
 * cursors are set first, then what lies before them is made visible and hunted, and only when those alerts are stored
 * does the ledger say that a rule has seen the past.
 */
final class Beginning {
    /** So many rules are named in one note. */
    private static final int NAMED = 5;

    private final Connection connection;
    private final DeadLetters sink;
    private final Ledger ledger;
    private final Clock clock;
    private final WatchRequest request;
    private final WatchListener listener;
    private final Shards shards;
    private final ShardReader reader;
    /** Lists that were named as over, with their last day. */
    private final Set<String> over = new TreeSet<>();

    private LocalDate lastLook = LocalDate.MIN;

    Beginning(
            Connection connection,
            DeadLetters sink,
            Ledger ledger,
            Clock clock,
            WatchRequest request,
            WatchListener listener,
            Shards shards,
            ShardReader reader) {
        this.connection = connection;
        this.sink = sink;
        this.ledger = ledger;
        this.clock = clock;
        this.request = request;
        this.listener = listener;
        this.shards = shards;
        this.reader = reader;
    }

    /** What the last run left; once a run. */
    Map<ShardKey, Cursor> begin() {
        ledger.prepare();
        sink.tryAgain();
        for (String name : request.indices().missing(connection)) {
            listener.note(
                    "no index or data stream is named " + name + " yet; its events are read as soon as it appears");
        }
        return ledger.cursors();
    }

    /**
     * All that must be done before the first event is evaluated with these rules and no others. What is returned is to
     * be hunted after that began, or before any cursor moves.
     *
     * @param cursors those of shards that have none are added
     */
    LookBack takeUp(List<CompiledRule> rules, Map<ShardKey, Cursor> cursors) {
        noteWhatReadsEverything(rules);
        noteWhatIsOver(rules);
        // What we wrote ourselves must be found as well.
        ledger.prepare();
        WatchState state = ledger.state();
        setCursors(state, cursors);
        NavigableSet<String> patterns = new TreeSet<>(state.patterns());
        patterns.addAll(request.indices().patterns());
        // Before the look-back, which may take hours: an index that comes while it runs, and even if we are killed in
        // it, is new to these patterns and is read from its first event on.
        WatchState watched = ledger.save(state.knowing(patterns, state.hunted()));
        return LookBack.owed(connection, sink, ledger, clock, request.watching(rules), listener, watched);
    }

    private void noteWhatReadsEverything(List<CompiledRule> rules) {
        List<String> open = rules.stream()
                .filter(rule -> EventSelection.of(List.of(rule)).isOpen())
                .map(rule -> "`" + rule.metadata().title() + "` ("
                        + rule.metadata().source().name() + ")")
                .toList();
        if (!open.isEmpty()) {
            listener.note("every event is read, because " + (open.size() == 1 ? "one rule names" : "rules name")
                    + " neither a channel nor an event id: "
                    + open.stream().limit(NAMED).collect(Collectors.joining(", "))
                    + (open.size() > NAMED ? " and " + (open.size() - NAMED) + " more" : ""));
        }
    }

    /** What a new day ends. */
    void noteNewDay(List<CompiledRule> rules) {
        if (!today().equals(lastLook)) {
            noteWhatIsOver(rules);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** A list whose indicators all have expired costs reading, and new events cannot match it. */
    private void noteWhatIsOver(List<CompiledRule> rules) {
        lastLook = today();
        for (CompiledRule rule : rules) {
            rule.list()
                    .flatMap(Beginning::lastDay)
                    .filter(day -> day.isBefore(lastLook))
                    .filter(day -> over.add(rule.metadata().id() + " " + day))
                    .ifPresent(
                            day -> listener.note("the list `" + rule.metadata().title() + "` ("
                                    + rule.metadata().source().name() + ") expired on " + day
                                    + ": no event after that matches it, so it need not be watched; hunt still finds what came"
                                    + " before"));
        }
    }

    /** The day up to which some indicator counts; empty if one never expires. */
    private static Optional<LocalDate> lastDay(IocList list) {
        LocalDate last = LocalDate.MIN;
        for (Indicator indicator : list.indicators()) {
            switch (list.expiry(indicator)) {
                case Expiry.Never() -> {
                    return Optional.empty();
                }
                case Expiry.LastDay(LocalDate day) -> last = day.isAfter(last) ? day : last;
            }
        }
        return Optional.of(last);
    }

    static Cursor fresh(ShardState shard, long position) {
        return new Cursor(shard.key(), shard.index().name(), shard.history(), position, Optional.empty());
    }

    private void setCursors(WatchState state, Map<ShardKey, Cursor> cursors) {
        Shards.Snapshot seen = shards.look();
        if (seen.indices().isEmpty()) {
            listener.note("no index or data stream matches " + request.indices()
                    + " yet; events are read as soon as one appears");
            return;
        }
        for (String shard : seen.unreadable()) {
            throw new EnvironmentException(shard, "a watch begins when every shard has a primary; repair the cluster");
        }
        List<ShardState> unknown = seen.shards().stream()
                .filter(shard -> !cursors.containsKey(shard.key()))
                .toList();
        shards.refresh(seen.shards().stream()
                .map(shard -> shard.index().name())
                .collect(Collectors.toCollection(TreeSet::new)));
        Set<String> appeared = appeared(state);
        for (ShardState shard : unknown) {
            long position = appeared.contains(shard.index().uuid()) ? Cursor.BEFORE_FIRST : start(shard);
            cursors.put(shard.key(), ledger.move(fresh(shard, position)));
        }
    }

    /** Indices behind patterns that were watched before: what is new there came while nobody watched. */
    private Set<String> appeared(WatchState state) {
        List<String> watched = request.indices().patterns().stream()
                .filter(pattern -> state.patterns().contains(pattern) || pattern.startsWith("-"))
                .toList();
        if (watched.stream().allMatch(pattern -> pattern.startsWith("-"))) {
            return Set.of();
        }
        return IndexSelection.of(watched).find(connection).stream()
                .map(SourceIndex::uuid)
                .collect(Collectors.toSet());
    }

    private long start(ShardState shard) {
        return switch (request.start()) {
            case Start.Now() -> shard.checkpoint();
            case Start.Earliest() -> Cursor.BEFORE_FIRST;
            case Start.At(var time) -> {
                var first = reader.first(shard, time);
                yield first.isPresent() ? first.getAsLong() - 1 : shard.checkpoint();
            }
        };
    }
}
