package dev.tocsin.connector.alert;

import dev.tocsin.compiler.RuleMetadata;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.drools.Match;
import dev.tocsin.connector.elasticsearch.Hit;
import java.time.Instant;
import java.util.Optional;

/**
 * A match that somebody should look at.
 *
 * @param id see {@link AlertIdentifier}
 * @param eventTime the {@code @timestamp} of the event, as written
 * @param why what happened, without place and rule
 * @param json the ECS document, in one line
 */
public record Alert(
        String id, RuleMetadata rule, Optional<String> eventTime, Optional<String> host, String why, String json) {
    /**
     * The alert for a match.
     *
     * @param hit the document that matched, as it lies in Elasticsearch
     * @param document the same, read
     * @param created the time of finding
     * @param namespace of the data stream that the alert is for
     */
    public static Alert of(Match match, Hit hit, Document document, Instant created, String namespace) {
        return AlertDocument.build(match, hit, document, created, namespace);
    }

    /** What a sink keeps of it. */
    public AlertJson toJson() {
        return new AlertJson(id, json);
    }
}
