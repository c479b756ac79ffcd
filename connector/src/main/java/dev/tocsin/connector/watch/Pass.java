package dev.tocsin.connector.watch;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.alert.Stored;
import java.util.List;

/**
 * What one pass over the shards did.
 *
 * @param events how many were read and evaluated
 * @param unreadable how many of them could not be read
 * @param failures what kept a shard from being read to its end; its cursor stays where it is
 */
public record Pass(long events, long unreadable, Stored stored, List<EnvironmentException> failures) {
    public Pass {
        failures = List.copyOf(failures);
    }
}
