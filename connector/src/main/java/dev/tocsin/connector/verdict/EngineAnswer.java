package dev.tocsin.connector.verdict;

import dev.tocsin.connector.engine.Engine;
import java.util.Optional;

/**
 * What an engine says of a rule and one event.
 *
 * @param said of a target that may find too much, what is left once the finds are verified in process
 * @param reason why it would not decide
 */
public record EngineAnswer(Engine engine, Said said, Optional<String> reason) {
    /** What can be said. */
    public enum Said {
        MATCH("a match"),
        NO_MATCH("no match"),
        REFUSED("refused");

        private final String words;

        Said(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    static EngineAnswer of(Engine engine, boolean matches) {
        return new EngineAnswer(engine, matches ? Said.MATCH : Said.NO_MATCH, Optional.empty());
    }

    static EngineAnswer refused(Engine engine, String reason) {
        return new EngineAnswer(engine, Said.REFUSED, Optional.of(reason));
    }
}
