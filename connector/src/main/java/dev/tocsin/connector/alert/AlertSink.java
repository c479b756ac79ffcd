package dev.tocsin.connector.alert;

import java.util.List;

/** A place that keeps alerts. Storing an alert that is there already changes nothing. */
public interface AlertSink extends AutoCloseable {
    /**
     * Makes sure that the sink can take alerts.
     *
     * @throws dev.tocsin.connector.EnvironmentException if it cannot
     */
    void prepare();

    /**
     * Keeps these alerts; returns when all of them are safe.
     *
     * @throws dev.tocsin.connector.EnvironmentException if one of them cannot be kept; others of them may be
     */
    Stored store(List<Alert> alerts);

    /** Where the alerts go, for people. */
    String destination();

    @Override
    void close();
}
