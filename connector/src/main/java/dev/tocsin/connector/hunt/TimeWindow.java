package dev.tocsin.connector.hunt;

import dev.tocsin.connector.EnvironmentException;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time.
 *
 * @param from the first moment in it
 * @param to the first moment after it; empty for no end, so that clocks that run ahead do no harm
 */
public record TimeWindow(Instant from, Optional<Instant> to) {
    public TimeWindow {
        if (to.isPresent() && !from.isBefore(to.get())) {
            throw new EnvironmentException(
                    "the time window is empty: it begins at " + from + " and ends at " + to.get(),
                    "give an earlier --from or a later --to");
        }
    }

    @Override
    public String toString() {
        return "from " + from + to.map(end -> " to " + end).orElse(" on");
    }
}
