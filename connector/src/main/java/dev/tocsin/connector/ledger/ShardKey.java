package dev.tocsin.connector.ledger;

import java.util.Comparator;

/**
 * A shard of an index, for the life of that index.
 *
 * @param indexUuid an index of the same name made later has another
 * @param shard from 0
 */
public record ShardKey(String indexUuid, int shard) implements Comparable<ShardKey> {
    private static final Comparator<ShardKey> ORDER =
            Comparator.comparing(ShardKey::indexUuid).thenComparingInt(ShardKey::shard);

    @Override
    public int compareTo(ShardKey other) {
        return ORDER.compare(this, other);
    }
}
