package dev.tocsin.connector.watch;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.alert.Alert;
import dev.tocsin.connector.alert.Stored;
import java.util.List;

/** Hears what a watch does. */
public interface WatchListener {
    /** These alerts are stored; so many of them were not there before. */
    void stored(List<Alert> alerts, Stored stored);

    /** Something that a person should know. */
    void note(String note);

    /** Alerts were refused and are kept in the ledger; the watch goes on without them. */
    void setAside(EnvironmentException refusal);

    /** Something did not work; it is tried again in the next pass. */
    void failed(EnvironmentException failure);
}
