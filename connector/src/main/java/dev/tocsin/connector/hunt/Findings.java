package dev.tocsin.connector.hunt;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.drools.Match;
import dev.tocsin.compiler.drools.RuleEngine;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.alert.Alert;
import dev.tocsin.connector.alert.AlertSink;
import dev.tocsin.connector.alert.AlertWriter;
import dev.tocsin.connector.alert.Stored;
import dev.tocsin.connector.elasticsearch.Hit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a hunt has found so far. All searching threads end here, one at a time: the engine serves one thread, and alerts
 * go to the sink in batches.
 */
final class Findings {
    private static final int BATCH = 500;

    private final RuleEngine engine;
    private final AlertSink sink;
    private final Clock clock;
    private final HuntListener listener;
    private final AlertWriter writer;
    private final int queries;
    private final List<Alert> batch = new ArrayList<>();
    private final Set<HuntReport.Gap> gaps = new TreeSet<>();
    private final Set<String> notes = new TreeSet<>();
    private Stored stored = Stored.NOTHING;
    private boolean sinkFailed;
    private int found;
    private int queriesDone;
    private long documents;

    Findings(RuleEngine engine, AlertSink sink, Clock clock, HuntListener listener, String namespace, int queries) {
        this.engine = engine;
        this.sink = sink;
        this.clock = clock;
        this.listener = listener;
        this.writer = new AlertWriter(namespace);
        this.queries = queries;
    }

    /** Decides about documents that a query found. Only the query's own rules count: the others have their own. */
    synchronized void verify(PlannedQuery planned, List<Hit> hits) {
        Set<CompiledRule> own = Collections.newSetFromMap(new IdentityHashMap<>());
        own.addAll(planned.rules());
        for (Hit hit : hits) {
            documents++;
            verify(hit, own);
        }
        listener.progress(queriesDone, queries, documents);
    }

    private void verify(Hit hit, Set<CompiledRule> rules) {
        Document document;
        try {
            document = Document.parse(hit.source());
        } catch (UnreadableDocumentException unreadable) {
            gap("the document " + hit + " cannot be read: " + unreadable.getMessage(), "look at it by hand");
            return;
        }
        for (Match match : engine.evaluate(document)) {
            if (rules.contains(match.rule())) {
                batch.add(writer.alert(match, hit, document, clock.instant()));
                found++;
            }
        }
        if (batch.size() >= BATCH) {
            flush();
        }
    }

    /** Hands what is waiting to the sink. */
    synchronized void flush() {
        if (batch.isEmpty()) {
            return;
        }
        listener.found(List.copyOf(batch));
        try {
            if (!sinkFailed) {
                Stored now = sink.store(batch.stream().map(Alert::toJson).toList());
                now.refused()
                        .forEach(refusal -> gap(
                                "the alert " + refusal.alert().id() + " was refused by " + sink.destination() + ": "
                                        + refusal.reason(),
                                "repair what refuses it, then hunt again; the others are stored"));
                stored = stored.plus(now);
            }
        } catch (EnvironmentException failure) {
            sinkFailed = true;
            gap(String.valueOf(failure.getMessage()), failure.hint().orElse(""));
        } finally {
            batch.clear();
        }
    }

    synchronized boolean sinkFailed() {
        return sinkFailed;
    }

    synchronized void queryDone() {
        queriesDone++;
        listener.progress(queriesDone, queries, documents);
    }

    synchronized void gap(String what, String hint) {
        gaps.add(new HuntReport.Gap(what, hint));
    }

    synchronized void note(String note) {
        notes.add(note);
    }

    synchronized HuntReport report(int rules) {
        return new HuntReport(rules, queries, documents, found, stored, List.copyOf(gaps), List.copyOf(notes));
    }
}
