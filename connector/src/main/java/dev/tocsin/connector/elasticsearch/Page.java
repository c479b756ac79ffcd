package dev.tocsin.connector.elasticsearch;

import java.util.List;
import java.util.Optional;

/**
 * One whole answer to a search: no shard failed and no time ran out.
 *
 * @param pointInTime the identifier to go on with, if the search had one
 * @param bytes how large the answer was
 */
public record Page(Optional<String> pointInTime, List<Hit> hits, long bytes) {
    public Page {
        hits = List.copyOf(hits);
    }
}
