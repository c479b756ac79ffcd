package dev.tocsin.connector.alert;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.drools.Match;
import dev.tocsin.connector.elasticsearch.Hit;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes alerts for matches. It remembers where the indicators of large lists are, so one serves a whole run; used by
 * one thread at a time.
 */
public final class AlertWriter {
    private final String namespace;
    private final MatchedIndicators.Finder finder = new MatchedIndicators.Finder();

    /** @param namespace of the data stream that the alerts are for */
    public AlertWriter(String namespace) {
        this.namespace = namespace;
    }

    /**
     * The alert for a match.
     *
     * @param hit the document that matched, as it lies in Elasticsearch
     * @param document the same, read
     * @param created the time of finding
     */
    public Alert alert(Match match, Hit hit, Document document, Instant created) {
        EventFields event = EventFields.of(document);
        return AlertDocument.build(match, finder.of(match, event), hit, document, event, created, namespace);
    }

    /**
     * What {@code threat} of an alert says of the indicators that were matched, without the time of finding: a JSON
     * object in one line. Empty for a match of a Sigma rule.
     */
    public Optional<String> threat(Match match, Document document) {
        return finder.of(match, EventFields.of(document)).map(matched -> {
            JsonTree json = new JsonTree();
            ThreatJson.addThreat(json, matched, match.rule().metadata().source().name(), Optional.empty());
            return json.root().path("threat").toString();
        });
    }
}
