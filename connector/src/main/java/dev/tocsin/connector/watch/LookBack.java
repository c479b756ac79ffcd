package dev.tocsin.connector.watch;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.StopSignal;
import dev.tocsin.connector.alert.AlertSink;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.hunt.Hunt;
import dev.tocsin.connector.hunt.HuntListener;
import dev.tocsin.connector.hunt.HuntReport;
import dev.tocsin.connector.hunt.HuntRequest;
import dev.tocsin.connector.hunt.TimeWindow;
import dev.tocsin.connector.ledger.HuntedList;
import dev.tocsin.connector.ledger.Ledger;
import dev.tocsin.connector.ledger.WatchState;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What has not seen the past: rules that are new or changed, and of IoC lists the indicators that are. What begins at one
 * time is hunted together, and is remembered as soon as its alerts are stored.
 */
final class LookBack {
    private static final int GAPS_SHOWN = 10;

    private final Connection connection;
    private final AlertSink sink;
    private final Ledger ledger;
    private final Clock clock;
    private final WatchRequest request;
    private final WatchListener listener;
    private final SortedMap<Instant, Part> parts = new TreeMap<>();
    private WatchState saved;

    private LookBack(
            Connection connection,
            AlertSink sink,
            Ledger ledger,
            Clock clock,
            WatchRequest request,
            WatchListener listener,
            WatchState saved) {
        this.connection = connection;
        this.sink = sink;
        this.ledger = ledger;
        this.clock = clock;
        this.request = request;
        this.listener = listener;
        this.saved = saved;
    }

    /** What is to be hunted from one time on. */
    private static final class Part {
        private final List<CompiledRule> rules = new ArrayList<>();
        private final List<FreshList> lists = new ArrayList<>();
    }

    /**
     * Finds out what of the rules of the request has not seen the past. When this returns, the ledger has forgotten all
     * that is not among them: from now on it has a gap, and should it come back, it is hunted again.
     *
     * @param state as it stands in the ledger
     */
    static LookBack owed(
            Connection connection,
            AlertSink sink,
            Ledger ledger,
            Clock clock,
            WatchRequest request,
            WatchListener listener,
            WatchState state) {
        LookBack lookBack = new LookBack(connection, sink, ledger, clock, request, listener, state);
        lookBack.compare();
        return lookBack;
    }

    private void compare() {
        Instant usualStart = clock.instant().minus(request.lookBack());
        Map<Boolean, List<CompiledRule>> byKind = request.rules().stream()
                .collect(Collectors.partitioningBy(rule -> rule.list().isPresent()));
        List<CompiledRule> rules = byKind.getOrDefault(false, List.of());
        for (CompiledRule rule : rules) {
            if (!saved.hunted().contains(version(rule))) {
                part(usualStart).rules.add(rule);
            }
        }
        for (FreshList list : freshLists(byKind.getOrDefault(true, List.of()))) {
            part(list.start().isBefore(usualStart) ? list.start() : usualStart)
                    .lists
                    .add(list);
        }
        NavigableSet<String> hunted = new TreeSet<>(saved.hunted());
        hunted.retainAll(rules.stream().map(this::version).collect(Collectors.toSet()));
        saved = ledger.save(saved.knowing(saved.patterns(), hunted));
    }

    private Part part(Instant start) {
        return parts.computeIfAbsent(start, absent -> new Part());
    }

    /**
     * Hunts it; what is done is not done again if this fails and is called once more.
     *
     * @throws dev.tocsin.connector.EnvironmentException if a hunt could not begin; what one could not search is told
     */
    void run(StopSignal stop) {
        if (parts.isEmpty()) {
            // Otherwise the hunts tell it.
            request.indices().partlyReadable(connection).ifPresent(listener::note);
            return;
        }
        boolean whole = true;
        boolean somethingThere = !request.indices().find(connection).isEmpty();
        while (!parts.isEmpty() && !stop.isRequested()) {
            Part part = parts.firstEntry().getValue();
            if (!somethingThere || hunt(parts.firstKey(), part, stop)) {
                remember(part);
            } else {
                whole = false;
            }
            parts.pollFirstEntry();
        }
        if (!whole || !parts.isEmpty()) {
            listener.note("the look-back is repeated when the watch starts again");
        }
    }

    private void remember(Part part) {
        part.lists.forEach(list -> ledger.save(list.hunted()));
        if (!part.rules.isEmpty()) {
            NavigableSet<String> hunted = new TreeSet<>(saved.hunted());
            part.rules.forEach(rule -> hunted.add(version(rule)));
            saved = ledger.save(saved.knowing(saved.patterns(), hunted));
        }
    }

    private String version(CompiledRule rule) {
        return RuleVersion.of(rule, request.indices(), request.lookBack());
    }

    /** The lists with indicators that are new; what is remembered of others is brought up to date. */
    private List<FreshList> freshLists(List<CompiledRule> rules) {
        SortedMap<String, HuntedList> known = ledger.huntedLists();
        List<FreshList> fresh = new ArrayList<>();
        for (CompiledRule rule : rules) {
            Optional<HuntedList> before =
                    Optional.ofNullable(known.remove(rule.metadata().id()));
            HuntedLists.Comparison comparison =
                    HuntedLists.compare(rule, before, RuleVersion.question(request.indices(), request.lookBack()));
            HuntedList kept = comparison.kept();
            if (before.isPresent() && !before.get().equals(kept)) {
                // Before anything is read on: an indicator that was taken out has a gap from now on.
                kept = ledger.save(kept);
            }
            comparison.fresh(kept).ifPresent(fresh::add);
        }
        known.values().forEach(ledger::drop);
        return fresh;
    }

    /** Whether everything was searched. */
    private boolean hunt(Instant start, Part part, StopSignal stop) {
        List<CompiledRule> rules = new ArrayList<>(part.rules);
        part.lists.forEach(list -> rules.add(list.rule()));
        HuntReport report = new Hunt(connection, sink, clock, HuntListener.SILENT)
                .run(
                        new HuntRequest(
                                rules,
                                request.indices(),
                                // No end: an event whose clock runs ahead lies before the cursors as well.
                                new TimeWindow(start, Optional.empty()),
                                request.huntBudget(),
                                request.namespace()),
                        stop);
        listener.note("looked back from " + start + " for " + what(part) + ": "
                + report.stored().added() + " new alerts, " + report.stored().known() + " already there");
        report.notes().forEach(listener::note);
        report.gaps().stream()
                .limit(GAPS_SHOWN)
                .forEach(gap -> listener.note(
                        "not looked back: " + gap.what() + (gap.hint().isEmpty() ? "" : " (" + gap.hint() + ")")));
        return report.gaps().isEmpty();
    }

    private static String what(Part part) {
        List<String> words = new ArrayList<>();
        if (!part.rules.isEmpty()) {
            words.add(part.rules.size() + " new or changed rules");
        }
        part.lists.forEach(list -> words.add(list.count() + " new or changed indicators of `"
                + list.rule().metadata().title() + "`"));
        return String.join(", ", words);
    }
}
