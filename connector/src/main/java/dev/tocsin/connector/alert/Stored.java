package dev.tocsin.connector.alert;

/**
 * What became of alerts given to a sink.
 *
 * @param added were not there before
 * @param known were there already
 */
public record Stored(int added, int known) {
    public static final Stored NOTHING = new Stored(0, 0);

    public Stored plus(Stored other) {
        return new Stored(added + other.added, known + other.known);
    }
}
