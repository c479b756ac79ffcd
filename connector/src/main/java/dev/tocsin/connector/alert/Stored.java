package dev.tocsin.connector.alert;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of alerts given to a sink.
 *
 * @param added were not there before
 * @param known were there already
 * @param refused are not there and will not be, however often they are given again
 */
public record Stored(int added, int known, List<Refusal> refused) {
    public static final Stored NOTHING = new Stored(0, 0);

    public Stored {
        refused = List.copyOf(refused);
    }

    public Stored(int added, int known) {
        this(added, known, List.of());
    }

    public Stored plus(Stored other) {
        return new Stored(
                added + other.added,
                known + other.known,
                Stream.concat(refused.stream(), other.refused.stream()).toList());
    }
}
