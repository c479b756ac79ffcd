package dev.tocsin.connector.elasticsearch;

import java.time.Duration;

/** How to wait; a parameter, so that tests need not. */
@FunctionalInterface
public interface Pause {
    /** Waits in this thread. */
    Pause SLEEP = duration -> Thread.sleep(duration);

    void pause(Duration duration) throws InterruptedException;
}
