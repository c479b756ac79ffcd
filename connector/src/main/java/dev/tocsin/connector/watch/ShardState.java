package dev.tocsin.connector.watch;

import dev.tocsin.connector.elasticsearch.SourceIndex;
import dev.tocsin.connector.ledger.ShardKey;

/**
 * How far a shard has come.
 *
 * @param history see {@link dev.tocsin.connector.ledger.Cursor#history()}
 * @param checkpoint every operation up to this sequence number is on all copies of the shard for good
 */
record ShardState(SourceIndex index, int shard, String history, long checkpoint) {
    ShardKey key() {
        return new ShardKey(index.uuid(), shard);
    }

    @Override
    public String toString() {
        return "shard " + shard + " of " + index.name();
    }
}
