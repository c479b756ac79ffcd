package dev.tocsin.connector.elasticsearch;

/**
 * A concrete index that holds events.
 *
 * @param uuid stays with the index for its life; an index of the same name made later has another
 * @param shards how many primary shards it has
 */
public record SourceIndex(String name, String uuid, int shards, State state) {
    /** Whether it can be searched. */
    public enum State {
        OPEN,
        CLOSED
    }
}
