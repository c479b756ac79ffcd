package dev.tocsin.connector.agree;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.engine.Engine;
import dev.tocsin.connector.engine.Event;
import java.util.Optional;

/**
 * A rule of which an engine says something else than the oracle.
 *
 * @param event of which it does; empty if the engine does not take the rule at all
 * @param reason in the engine's words, of a rule that it does not take
 * @param translation what the rule became for the engine
 * @param parting where in the rule the two part
 */
public record Disagreement(
        CompiledRule rule,
        Engine engine,
        Kind kind,
        Optional<Event> event,
        Optional<String> reason,
        Optional<String> translation,
        Parting parting) {

    /** What differs. */
    public enum Kind {
        /** The rule matches, and the engine does not find the event. */
        LOST("match", "no match"),
        /** The rule does not match, and the engine, which promises exactness, finds the event. */
        INVENTED("no match", "match"),
        /** The engine finds the event, but the document that Elasticsearch gives back does not match in process. */
        LOST_WHEN_VERIFIED("match", "found, and no match when verified"),
        /** The engine finds the event, and the document that Elasticsearch gives back matches in process. */
        INVENTED_WHEN_VERIFIED("no match", "found, and a match when verified"),
        /** The engine does not take what the rule became. */
        REFUSED("an answer for every event", "refused");

        private final String oracle;
        private final String answer;

        Kind(String oracle, String answer) {
            this.oracle = oracle;
            this.answer = answer;
        }

        /** What the oracle says, in words. */
        public String oracle() {
            return oracle;
        }

        /** What the engine says, in words. */
        public String answer() {
            return answer;
        }
    }
}
