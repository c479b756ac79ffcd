package dev.tocsin.connector.watch;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.drools.RuleEngine;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.StopSignal;
import dev.tocsin.connector.alert.Alert;
import dev.tocsin.connector.alert.AlertSink;
import dev.tocsin.connector.alert.AlertWriter;
import dev.tocsin.connector.alert.Stored;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.Hit;
import dev.tocsin.connector.elasticsearch.SourceIndex;
import dev.tocsin.connector.ledger.Cursor;
import dev.tocsin.connector.ledger.Ledger;
import dev.tocsin.connector.ledger.ShardKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Evaluates rules on every event that is indexed from a start on. Used by one thread. */
public final class Watch implements AutoCloseable {
    /** A cluster that is back is not left unwatched for longer; a question a minute is no load for one that is ill. */
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    private final DeadLetters sink;
    private final Ledger ledger;
    private final Clock clock;
    private final WatchListener listener;
    private final AlertWriter writer;
    private final Shards shards;
    private final ShardReader reader;
    private final Beginning beginning;
    private final Set<ShardKey> lookedFor = new TreeSet<>();
    private Map<ShardKey, Cursor> cursors = new TreeMap<>();
    private List<CompiledRule> rules;
    private RuleEngine engine;
    private EventFilter filter;
    /** Rules that are to be watched instead, as soon as they can be taken up. */
    private Optional<List<CompiledRule>> next = Optional.empty();
    /** What of the rules has not seen the past. */
    private Optional<LookBack> owed = Optional.empty();

    /** A watch that has not begun. */
    public Watch(
            Connection connection,
            AlertSink sink,
            Ledger ledger,
            Clock clock,
            WatchRequest request,
            WatchListener listener) {
        this.sink = new DeadLetters(sink, ledger, listener);
        this.ledger = ledger;
        this.clock = clock;
        this.listener = listener;
        this.rules = request.rules();
        this.engine = RuleEngine.of(rules);
        this.filter = new EventFilter(rules);
        this.writer = new AlertWriter(request.namespace());
        this.shards = new Shards(connection, request.indices());
        this.reader = new ShardReader(connection);
        this.beginning = new Beginning(connection, this.sink, ledger, clock, request, listener, shards, reader);
    }

    /**
     * Takes up where the last run of this watch stopped, and hunts rules that are new or changed over their look-back
     * window. The sink must be prepared.
     *
     * @throws EnvironmentException if that is not possible
     */
    public void begin() {
        cursors = beginning.begin();
        beginning.takeUp(rules, cursors).run(new StopSignal());
    }

    /**
     * Reads all shards to where they are now.
     *
     * @throws EnvironmentException if the shards could not be looked at, or alerts could not be stored
     * @throws dev.tocsin.connector.ledger.TakenOverException if another watch of this name is at work
     */
    public Pass runOnce(StopSignal stop) {
        Shards.Snapshot seen = shards.look();
        dropDeleted(seen.indices());
        List<EnvironmentException> failures = new ArrayList<>();
        seen.unreadable()
                .forEach(shard -> failures.add(new EnvironmentException(
                        shard, "look at the health of the cluster; the cursor of the shard stays where it is")));
        List<ShardState> news = seen.shards().stream().filter(this::hasNews).toList();
        Tally tally = new Tally();
        if (!news.isEmpty()) {
            NavigableSet<String> names =
                    news.stream().map(shard -> shard.index().name()).collect(Collectors.toCollection(TreeSet::new));
            shards.refresh(names);
            Map<String, Query> filters = shards.filters(names, filter);
            for (ShardState shard : news) {
                Query query = filters.get(shard.index().name());
                if (query != null && !stop.isRequested()) {
                    read(shard, query, stop, tally, failures);
                }
            }
        }
        return new Pass(tally.events, tally.unreadable, tally.stored, failures);
    }

    /**
     * Passes until the signal comes; a pass that fails is told and tried again later. Before each, new rules are taken
     * up if there are some.
     */
    public void run(Duration interval, Editions editions, StopSignal stop) {
        Duration delay = interval;
        Outcome last = Outcome.WELL;
        while (!stop.isRequested()) {
            Outcome rulesTaken = attempt(last, () -> follow(editions, stop));
            // Also with the rules that we have: events do not wait for what hinders the others.
            Outcome passed = attempt(rulesTaken, () -> passAndTell(stop));
            last = rulesTaken == Outcome.WELL ? passed : rulesTaken;
            delay = last == Outcome.WELL ? interval : longer(delay);
            stop.await(delay);
        }
    }

    /** How a step ended. */
    private enum Outcome {
        WELL,
        FAILED
    }

    /** What may fail, and be tried again. */
    @FunctionalInterface
    private interface Step {
        Outcome run();
    }

    private Outcome attempt(Outcome last, Step step) {
        try {
            if (last == Outcome.FAILED) {
                // What failed may have stored alerts; they are known only when they are visible.
                sink.prepare();
            }
            return step.run();
        } catch (EnvironmentException failure) {
            listener.failed(failure);
            return Outcome.FAILED;
        }
    }

    private Outcome passAndTell(StopSignal stop) {
        Pass pass = runOnce(stop);
        pass.failures().forEach(listener::failed);
        return pass.failures().isEmpty() ? Outcome.WELL : Outcome.FAILED;
    }

    private Outcome follow(Editions editions, StopSignal stop) {
        beginning.noteNewDay(rules);
        editions.news().ifPresent(rulesOfNext -> next = Optional.of(rulesOfNext));
        if (next.isPresent()) {
            // As before a start: the hunt must know what the last passes stored.
            sink.prepare();
            takeUp(next.get());
            next = Optional.empty();
        }
        if (owed.isPresent()) {
            owed.get().run(stop);
            owed = Optional.empty();
        }
        return Outcome.WELL;
    }

    private void takeUp(List<CompiledRule> newRules) {
        RuleEngine newEngine = RuleEngine.of(newRules);
        try {
            // It knows from the ledger what an earlier one still owes.
            owed = Optional.of(beginning.takeUp(newRules, cursors));
        } catch (RuntimeException failure) {
            newEngine.close();
            throw failure;
        }
        engine.close();
        engine = newEngine;
        filter = new EventFilter(newRules);
        rules = newRules;
    }

    private static Duration longer(Duration delay) {
        Duration twice = delay.multipliedBy(2);
        Duration longest = delay.compareTo(LONGEST_DELAY) > 0 ? delay : LONGEST_DELAY;
        return twice.compareTo(longest) > 0 ? longest : twice;
    }

    private static final class Tally {
        private long events;
        private long unreadable;
        private Stored stored = Stored.NOTHING;
    }

    /** Its cursor; an index that appeared while we watch is read from its first event on. */
    private Cursor cursor(ShardState shard) {
        Cursor known = cursors.get(shard.key());
        if (known == null) {
            return Beginning.fresh(shard, Cursor.BEFORE_FIRST);
        }
        if (!known.history().equals(shard.history())) {
            listener.note(shard + " has lost operations or was restored; it is read from the beginning again, and no"
                    + " alert comes twice");
            return new Cursor(known.shard(), known.index(), shard.history(), Cursor.BEFORE_FIRST, known.revision());
        }
        return known;
    }

    private boolean hasNews(ShardState shard) {
        Cursor known = cursors.get(shard.key());
        return known == null || !known.history().equals(shard.history()) || known.position() < shard.checkpoint();
    }

    private void read(
            ShardState shard, Query query, StopSignal stop, Tally tally, List<EnvironmentException> failures) {
        Cursor cursor = cursor(shard);
        while (cursor.position() < shard.checkpoint() && !stop.isRequested()) {
            ShardReader.Batch batch;
            try {
                batch = reader.next(shard, cursor.position(), query);
            } catch (EnvironmentException failure) {
                // Other shards may be well.
                failures.add(failure);
                return;
            }
            List<Alert> alerts = evaluate(batch.events(), tally);
            if (!alerts.isEmpty()) {
                Stored stored = sink.store(alerts.stream().map(Alert::toJson).toList());
                tally.stored = tally.stored.plus(stored);
                listener.stored(alerts, stored);
            }
            // Only now: whoever starts from this cursor never sees the batch again.
            cursor = ledger.move(cursor.at(batch.end()));
            cursors.put(shard.key(), cursor);
        }
    }

    private List<Alert> evaluate(List<Hit> events, Tally tally) {
        List<Alert> alerts = new ArrayList<>();
        for (Hit hit : events) {
            tally.events++;
            try {
                Document document = Document.parse(hit.source());
                engine.evaluate(document)
                        .forEach(match -> alerts.add(writer.alert(match, hit, document, clock.instant())));
            } catch (UnreadableDocumentException unreadable) {
                // It will not become readable by waiting, and must not hold up those behind it.
                tally.unreadable++;
                listener.note(
                        "the document " + hit + " cannot be read and was not evaluated: " + unreadable.getMessage());
            }
        }
        return alerts;
    }

    private void dropDeleted(List<SourceIndex> indices) {
        Set<String> present = indices.stream().map(SourceIndex::uuid).collect(Collectors.toSet());
        List<Cursor> gone = cursors.values().stream()
                .filter(cursor -> !present.contains(cursor.shard().indexUuid()))
                .toList();
        for (Cursor cursor : gone) {
            // Not among our patterns any more is not gone.
            if (lookedFor.add(cursor.shard()) && shards.isDeleted(cursor)) {
                ledger.drop(cursor);
                cursors.remove(cursor.shard());
            }
        }
    }

    /** Where every shard stands, for people. */
    public List<String> positions() {
        return cursors.values().stream()
                .map(cursor -> cursor.index() + " shard " + cursor.shard().shard() + " at " + cursor.position())
                .sorted()
                .toList();
    }

    /** How many alerts were refused and wait in the ledger. */
    public long deadLetters() {
        return sink.waiting();
    }

    /** The rules that this watch evaluates. */
    public List<CompiledRule> rules() {
        return rules;
    }

    @Override
    public void close() {
        engine.close();
    }
}
