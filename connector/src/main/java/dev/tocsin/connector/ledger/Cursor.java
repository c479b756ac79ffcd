package dev.tocsin.connector.ledger;

import java.util.Optional;

/**
 * How far a shard was read.
 *
 * @param index its name, for people
 * @param history changes when the shard lost operations or was restored, so that its numbers start anew
 * @param position the sequence number of the last operation that is done with; -1 before the first
 * @param revision of the document in the ledger; empty if it is not there yet
 */
public record Cursor(ShardKey shard, String index, String history, long position, Optional<Revision> revision) {
    /** A cursor before anything was read. */
    public static final long BEFORE_FIRST = -1;

    /** Which write of the ledger's document we saw last. */
    public record Revision(long sequenceNumber, long primaryTerm) {}

    /** This cursor moved to another position. */
    public Cursor at(long newPosition) {
        return new Cursor(shard, index, history, newPosition, revision);
    }

    Cursor written(Revision newRevision) {
        return new Cursor(shard, index, history, position, Optional.of(newRevision));
    }
}
