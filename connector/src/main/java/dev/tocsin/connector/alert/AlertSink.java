package dev.tocsin.connector.alert;

import java.util.List;

/** A place that keeps alerts. Storing an alert that is there already changes nothing. */
public interface AlertSink extends AutoCloseable {
    /**
     * Makes sure that the sink can take alerts, and that it knows those that it holds. To be called again after
     * something went wrong.
     *
     * @throws dev.tocsin.connector.EnvironmentException if it cannot
     */
    void prepare();

    /**
     * Keeps these alerts; returns when all of them are safe but those that are returned as refused.
     *
     * @throws dev.tocsin.connector.EnvironmentException if the sink takes nothing now; some of them may be kept
     */
    Stored store(List<AlertJson> alerts);

    /** Where the alerts go, for people. */
    String destination();

    @Override
    void close();
}
