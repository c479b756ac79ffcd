package dev.tocsin.connector.hunt;

import dev.tocsin.connector.alert.Alert;
import java.util.List;

/** Hears what a hunt does while it does it. Called from several threads, but never from two at once. */
public interface HuntListener {
    /** Nobody listens. */
    HuntListener SILENT = new HuntListener() {
        @Override
        public void found(List<Alert> alerts) {}

        @Override
        public void progress(int queriesDone, int queries, long documents) {}
    };

    /** These alerts were found; they are about to be stored. */
    void found(List<Alert> alerts);

    /** So many of the queries are through, and so many documents were looked at. */
    void progress(int queriesDone, int queries, long documents);
}
