package dev.tocsin.connector.alert;

import dev.tocsin.compiler.RuleMetadata;
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
    /** What a sink keeps of it. */
    public AlertJson toJson() {
        return new AlertJson(id, json);
    }
}
