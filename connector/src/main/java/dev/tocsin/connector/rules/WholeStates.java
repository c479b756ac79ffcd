package dev.tocsin.connector.rules;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * Tells a state of the files that somebody is done with from one that is being written. Nobody says when a checkout is
 * done, so a state counts as whole when two looks, some time apart, see the same, and a third one after it was read.
 */
public final class WholeStates {
    /** Between two files that a program writes one after the other there is no such pause. */
    static final Duration QUIET = Duration.ofSeconds(2);

    private final Supplier<SortedMap<Path, String>> looks;
    private final Clock clock;
    private SortedMap<Path, String> read;
    private SortedMap<Path, String> seen;
    private Instant since;

    /**
     * Looks for the first time; that state counts as read.
     *
     * @param looks what the files hold now, by their paths
     */
    public WholeStates(Supplier<SortedMap<Path, String>> looks, Clock clock) {
        this.looks = looks;
        this.clock = clock;
        this.read = looks.get();
        this.seen = read;
        this.since = clock.instant();
    }

    /** Whether the files hold something else than when they were read last, and somebody is done with it. */
    public boolean isNewOne() {
        SortedMap<Path, String> now = looks.get();
        if (!now.equals(seen)) {
            seen = now;
            since = clock.instant();
            return false;
        }
        return !now.equals(read) && !clock.instant().isBefore(since.plus(QUIET));
    }

    /** What reading the files gives; empty if they changed while they were read, so that it may be of two states. */
    public <T> Optional<T> read(Supplier<T> reading) {
        SortedMap<Path, String> before = seen;
        T result = reading.get();
        SortedMap<Path, String> after = looks.get();
        if (!after.equals(before)) {
            seen = after;
            since = clock.instant();
            return Optional.empty();
        }
        read = before;
        return Optional.of(result);
    }
}
